import ArgumentParser
import Exchange
import Glibc

/// Writes answers and results in the published layout.
struct ExportNpz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "npz",
    abstract: "Write raters.npz, golden.npz, raters_golden.npz, scores.npz and real.json.",
    discussion: """
      In the layout of github.com/google-research/reassessed-imagenet, for NumPy and for aggregate --npz. Images are \
      named by their files. The gold is written where there is any, scores and real.json where aggregate has made \
      them. Files of these names in the folder are replaced.

      Example:
        reassess export npz birds --output birds-npz
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "The folder to write into; made when it is missing.", completion: .directory)
  var output: String

  @Flag(help: "Count ratings made without a picture too.")
  var includeUnseen = false

  func run() throws {
    let all = try RatingsOfCampaign(folder.campaign, withGold: true)
    let results = (
      scores: all.campaign.folder.path(of: "results/scores.jsonl"),
      real: all.campaign.folder.path(of: "results/real.json")
    )
    var written = ["raters.npz"]
    do throws(ExchangeError) {
      let writer = try PublishedWriter(all.ratings, to: output)
      try writer.writeRatings(includingUnseen: includeUnseen)
      if !all.ratings.gold.isEmpty {
        try writer.writeGold(includingUnseen: includeUnseen)
        written += ["golden.npz", "raters_golden.npz"]
      }
      if access(results.scores, F_OK) == 0 {
        try writer.writeScores(QuestionScores(results.scores))
        written.append("scores.npz")
      }
      if access(results.real, F_OK) == 0 {
        try writer.writeLabels(of: results.real)
        written.append("real.json")
      }
    } catch {
      throw Failure(error.description)
    }
    printMessage("Written into \(output): \(written.joined(separator: ", ")).")
  }
}
