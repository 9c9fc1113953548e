import Aggregation
import ArgumentParser
import Campaigns
import Glibc
import RatingStore
import Ratings
import Reporting
import Terminal

/// What the commands of a lead have in common: the campaign and everybody's ratings.
struct RatingsOfCampaign {
  let campaign: Campaign
  let ratings: CampaignRatings
  /// The files that were read, by their names in the campaign.
  let inputs: [String]

  /// Reads everything, or fails with everything that is wrong; `without` names raters to be left out.
  init(_ path: String, withGold: Bool, without: [String] = []) throws {
    campaign = try loadCampaign(path)
    var everybody: [RaterProgress]
    let gold: [GoldQuestion]
    do throws(CampaignProblems) {
      // A start that failed may leave an empty journal: that is nobody who takes part.
      let invited = try campaign.folder.readRaters()
      everybody = try campaign.readAllProgress().filter { $0.seq > 0 || invited.contains($0.rater) }
      gold = withGold ? try campaign.readGold() : []
    } catch {
      throw Failure("the campaign cannot be read.\n\(error)")
    }
    if let unknown = without.first(where: { name in !everybody.contains { "\($0.rater)" == name } }) {
      throw Failure("there is no rater \(unknown) to be left out.")
    }
    ratings = try Self.collect(everybody.filter { !without.contains("\($0.rater)") }, of: campaign, gold)
    let folder = campaign.folder
    let optional = ["raters.jsonl"] + (withGold ? ["gold.jsonl"] : [])
    inputs =
      ["campaign.json", "labels.json", "images.jsonl", "tasks.jsonl"]
      + optional.filter { access(folder.path(of: $0), F_OK) == 0 }
      + everybody.filter { $0.seq > 0 }.map { "answers/\($0.rater).jsonl" }
  }

  private static func collect(
    _ everybody: [RaterProgress], of campaign: Campaign, _ gold: [GoldQuestion]
  ) throws -> CampaignRatings {
    do throws(AggregationError) {
      var ratings = try CampaignRatings(
        images: Array(campaign.images), tasks: Array(campaign.tasks), gold: gold)
      for progress in everybody {
        let counts = progress.taskCounts
        let record = RaterRecord(
          rater: progress.rater, skipped: counts.skippedOnce + counts.skippedForGood,
          lastActivity: progress.lastAt?.description)
        let inForce = campaign.tasks.indices.lazy.compactMap { progress.rating(of: $0) }
        try ratings.add(record, ratings: inForce)
      }
      return ratings
    } catch {
      throw Failure("the ratings do not fit the campaign: \(error.description).")
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}

extension TextLayout {
  /// Columns as this terminal shows them, and text from files cleaned.
  static let terminal = terminal(width: nil)

  /// The same, for so many columns.
  static func terminal(width: Int?) -> TextLayout {
    TextLayout(clean: { cleaned($0) }, columns: { Terminal.columns(of: $0) }, width: width)
  }
}
