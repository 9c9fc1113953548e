import Aggregation
import ArgumentParser
import Reporting

/// Prints how far a campaign is.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print progress by task and by rater.",
    discussion: """
      As a table: the purposes of tasks, then the raters. --part chooses one table; that of tasks has a row for \
      every task.

      Examples:
        reassess status
        reassess status ~/campaigns/birds --part tasks --format csv
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "table, csv or json.")
  var format = ReportFormat.table

  @Option(help: "One part alone: purposes, tasks or raters.")
  var part: StatusReport.Part?

  func run() throws {
    let all = try RatingsOfCampaign(folder.campaign, withGold: false)
    let completion = Completion(all.ratings, ratersPerTask: all.campaign.settings.ratersPerTask)
    let report = StatusReport(all.ratings, completion: completion)
    try printData(report.rendered(as: format, part: part, layout: .terminal))
  }
}

extension StatusReport.Part: ExpressibleByArgument {}
