import ArgumentParser
import Campaigns

/// Whether a lead's command is about raters or about reviewers.
struct WorkOption: ParsableArguments {
  @Flag(help: "Of reviewers and mistakes, in place of raters and tasks.")
  var reviews = false

  /// Reads the campaign as those have it.
  func load(_ path: String) throws -> Campaign {
    let campaign = try loadCampaign(path)
    return reviews ? campaign.reviewing(try readMistakes(of: campaign)) : campaign
  }

  /// What they work at, in a word.
  var thing: String { reviews ? "mistake" : "task" }
}
