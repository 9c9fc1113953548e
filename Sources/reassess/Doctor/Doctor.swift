import ArgumentParser
import Preview
import Terminal

/// Says what this terminal can do, what will be used, and why.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this terminal can do, and what will be used.",
    discussion: """
      Asks the terminal, starts the picture program once, and looks whether CAMPAIGN can be rated. Where stdin or stdout is \
      no terminal, it says what could not be asked. Exits with 1 when something keeps raters from rating here.

      Examples:
        reassess doctor
        reassess doctor ~/campaigns/birds --preview sixel
      """)

  @Argument(help: "The campaign's folder; without it, no folder is looked at.", completion: .directory)
  var campaign: String?

  @Option(
    help: "What to say of pictures: the same words as of rate.",
    completion: .list(PictureWish.allCases.map(\.rawValue)), transform: { try PictureWish(parsing: $0) })
  var preview: PictureWish?

  func run() throws {
    let preferences = try readPreferences()
    for note in preferences.notes { printMessage("note: \(note)") }
    var terminal = TerminalExamination(wish: preview ?? preferences.preview)
    terminal.examine()
    var report = DoctorReport()
    report.add(terminal)
    report.add(WorkerExamination.examine())
    if let campaign { report.addCampaign(campaign) }
    try printData(report.text)
    for obstacle in report.obstacles { printMessage("reassess: \(obstacle)") }
    if !report.obstacles.isEmpty { throw ExitCode(1) }
  }
}
