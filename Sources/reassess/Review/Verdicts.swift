import ArgumentParser
import DurableFiles
import Reporting

/// Says what came of the reviews.
struct Verdicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdicts",
    abstract: "Put reviewers' verdicts together: by model, by majority, and how reviewers agree.",
    discussion: """
      Writes results/verdicts.jsonl, a line a mistake with everybody's verdict and the majority's: the one that more \
      reviewers gave than any other; where two were given equally often, undecided, and a tie. Verdicts without a \
      picture are left out unless --include-unseen.

      As a table: models, reviewers, agreement; --part chooses one, also that of the mistakes.

      Examples:
        reassess verdicts
        reassess verdicts ~/campaigns/birds --part mistakes --format csv
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "table, csv or json.")
  var format = ReportFormat.table

  @Option(help: "One table alone: models, mistakes, reviewers or agreement.")
  var part: VerdictReport.Part?

  @Flag(help: "Count verdicts made without a picture too.")
  var includeUnseen = false

  func run() throws {
    let all = try VerdictsOfCampaign(folder.campaign, includeUnseen: includeUnseen)
    try write(all)
    let report = VerdictReport(all.table, agreement: try all.agreement())
    printMessage(notes(all))
    try printData(report.rendered(as: format, part: part, layout: .terminal))
  }

  private func write(_ all: VerdictsOfCampaign) throws {
    let record = RunRecord(
      program: "reassess \(Reassess.version)", method: "majority",
      parameters: [
        .init("reviewersPerMistake", .integer(all.reviewersPerMistake)),
        all.againstParameter, .init("includeUnseen", .bool(includeUnseen)),
      ], inputs: all.inputs)
    do throws(FileError) {
      let lock = try all.campaign.folder.lockResults()
      defer { lock.release() }
      try all.campaign.folder.writeResult(
        "verdicts.jsonl", ResultFiles.verdicts(all.table, times: all.times), record: record.rendered())
    } catch {
      throw Failure(error.description)
    }
  }

  private func notes(_ all: VerdictsOfCampaign) -> String {
    let mistakes = all.table.mistakes.count
    let complete = all.decided(isPartial: false).count
    let ties = all.table.majorities.count { $0?.isTie == true }
    let unseen =
      all.unseenCount > 0
      ? "\n\(all.unseenCount) verdicts without a picture are left out (--include-unseen)." : ""
    return """
      \(complete) of \(mistakes) mistakes have their \(all.reviewersPerMistake) verdicts; \(ties) are tied.\(unseen)
      Written: \(all.campaign.folder.path(of: "results/verdicts.jsonl")).
      """
  }
}

extension VerdictReport.Part: ExpressibleByArgument {}
