import Aggregation
import ArgumentParser
import Reporting

/// Prints what can be said of each rater's work.
struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print rater statistics: counts, pace, agreement, accuracy on gold.",
    discussion: """
      Documentation/FileFormats.md defines every column. Ratings made without a picture are left out unless \
      --include-unseen is given.

      Examples:
        reassess stats
        reassess stats ~/campaigns/birds --format csv > raters.csv
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "table, csv or json.")
  var format = ReportFormat.table

  @Flag(help: "Count ratings made without a picture too.")
  var includeUnseen = false

  func run() throws {
    let all = try RatingsOfCampaign(folder.campaign, withGold: true)
    let statistics = RaterStatistics.all(
      all.ratings, yesShare: all.campaign.settings.gold.yesShare, includingUnseen: includeUnseen)
    try printData(ReportTable(statistics).rendered(as: format, layout: .terminal))
  }
}
