import ArgumentParser
import Campaigns

/// Prints every problem in a campaign's files.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Print every problem in the campaign's files, as file:line: message.",
    discussion: """
      Exits with 1 when there is a problem. Notes, which are no problems, go to stderr. Journals and \
      the ledger are looked at when the files they are about are sound, each journal up to its first problem.

      Example:
        reassess check ~/campaigns/birds
      """)

  @OptionGroup var folder: CampaignArgument

  func run() throws {
    let report = checkCampaign(CampaignFolder(folder.campaign))
    for note in report.notes { printMessage("note: \(note)") }
    try printData(report.problems.map { "\($0)\n" }.joined())
    guard report.problems.isEmpty else { throw ExitCode(1) }
  }
}
