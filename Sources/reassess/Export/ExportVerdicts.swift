import ArgumentParser
import DurableFiles
import RatingStore
import Ratings
import Reporting

/// Writes all verdicts as a table.
struct ExportVerdicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdicts",
    abstract: "Write one row a verdict and all that is known of it, as CSV or JSON.",
    discussion: """
      Verdicts in force, also those made without a picture. Columns: reviewer, mistake, image, models, prediction, \
      predictionId, verdict, category, severity, seconds, picture, at, flags, note.

      Examples:
        reassess export verdicts birds > verdicts.csv
        reassess export verdicts birds --format json --output verdicts.json
      """)

  /// How they are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, json
  }

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var destination: OutputOption

  @Option(help: "csv or json.")
  var format = Format.csv

  func run() throws {
    let all = try VerdictsOfCampaign(folder.campaign, includeUnseen: true)
    let rows = all.everybody.flatMap { progress in
      all.table.mistakes.indices.filter { progress.verdict(of: $0) != nil }.map { (progress, $0) }
    }
    let output = try destination.open(exporting: all.campaign.folder)
    let text = table(rows, all).rendered(as: format == .csv ? .csv : .json)
    try destination.writing { () throws(FileError) in
      try output.write(Array(text.utf8))
      try output.finish()
    }
  }

  private func table(_ rows: [(RaterProgress, Int)], _ all: VerdictsOfCampaign) -> ReportTable {
    func mistake(_ row: (RaterProgress, Int)) -> Mistake { all.table.mistakes[row.1] }
    func verdict(_ row: (RaterProgress, Int)) -> Verdict? { row.0.verdict(of: row.1) }
    return ReportTable(
      rows,
      columns: [
        .text("reviewer") { $0.0.rater.description },
        .text("mistake") { mistake($0).id },
        .text("image") { mistake($0).image },
        .text("models") { mistake($0).models.joined(separator: " ") },
        .integer("prediction") { mistake($0).prediction },
        .text("predictionId") { all.campaign.labels[mistake($0).prediction]?.id },
        .text("verdict") { verdict($0)?.word.rawValue },
        .text("category") { verdict($0)?.category?.rawValue },
        .text("severity") { verdict($0)?.severity?.rawValue },
        .real("seconds", decimals: 1) { row in
          row.0.seen(row.1).flatMap { $0.seconds > 0 ? $0.seconds : nil }
        },
        .text("picture") { row in row.0.seen(row.1)?.picture.rawValue },
        .text("at") { $0.0.submittedAt($0.1)?.description },
        .text("flags") { row in
          let flags = row.0.flags(of: row.1)
          return flags.isEmpty ? nil : flags.joined(separator: " ")
        },
        .text("note") { $0.0.note(of: $0.1) },
      ])
  }
}
