import ArgumentParser
import Campaigns
import DurableFiles
import Reporting

/// Writes everything about a campaign on one page.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one HTML page with labels, raters, models and verdicts, as plots and tables.",
    discussion: """
      The page needs no network, no script and no other file; it has a light and a dark side and prints well. Every \
      figure has a link that saves its data as CSV; --csv writes all of them into a folder. What the campaign has not \
      yet is left out: gold, results of propose, evaluate and review.

      --plot shows one plot in the terminal instead; --plot list names those that there are.

      Examples:
        reassess report
        reassess report birds --output birds.html --csv birds-figures
        reassess report --plot precision-recall
      """)

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var choices: StatsChoices

  @Option(help: "The page; stdout for -. (default: results/report.html in the campaign)", completion: .file())
  var output: String?

  @Option(help: "A folder to write the data of all figures into, as CSV.", completion: .directory)
  var csv: String?

  @Option(help: "How many of the most disputed images are shown.")
  var disputed = 12

  @Flag(inversion: .prefixedNo, help: "Put pictures of the disputed images into the page.")
  var pictures = true

  @Option(help: "Show this plot in the terminal, and write nothing; list names the plots.")
  var plot: String?

  @OptionGroup var plotChoices: PlotChoices

  func validate() throws {
    guard (0...1000).contains(disputed) else { throw ValidationError("--disputed is from 0 to 1000.") }
    guard plot == nil || (output == nil && csv == nil) else {
      throw ValidationError("--plot writes nothing: --output and --csv do not go with it.")
    }
  }

  func run() throws {
    let campaign = CampaignFolder(folder.campaign)
    let path = output ?? campaign.path(of: "results/report.html")
    for path in [output, csv.map { $0 + "/data.csv" }].compactMap(\.self) {
      try requireNoOwnFile(path, of: campaign)
    }
    let findings = try CampaignFindings(folder.campaign, choices, disputed: disputed)
    for warning in findings.warnings { printMessage("note: \(warning)") }
    if let plot { return try plotChoices.show(plot, of: findings.page(pictures: nil)) }
    let page = try findings.page(pictures: pictures ? PictureAddresses(findings.all.campaign) : nil)
    do throws(FileError) {
      if output == nil { try makeFolder(at: campaign.path(of: "results")) }
      if path != "-" { try write(page.html, to: path) }
      if let csv { try writeData(of: page, into: csv) }
    } catch {
      throw Failure(error.description)
    }
    if path == "-" { return try printData(page.html) }
    printMessage("Written: \(path)\(csv.map { ", and the data of its figures into \($0)" } ?? "").")
  }

  /// Nothing but a regular file is replaced.
  private func write(_ text: String, to path: String) throws(FileError) {
    let file = try ReplacementFile(at: path)
    try file.append(Array(text.utf8))
    try file.finish()
  }

  private func writeData(of page: ReportPage, into folder: String) throws(FileError) {
    try makeFolder(at: folder)
    for figure in page.sections.flatMap(\.figures) {
      try write(figure.csv, to: "\(folder)/\(figure.name).csv")
    }
  }
}
