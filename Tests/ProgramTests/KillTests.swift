import Campaigns
import Foundation
import RatingStore
import Ratings
import Terminal
import TerminalTesting
import Testing

/// SIGKILL at random moments: what the screen had shown as given is there afterwards, and every file is valid.
@Suite(.serialized) struct KillTests {
  /// 200 kills in all.
  @Test(arguments: 0..<10)
  func everyAnswerShownIsThereAfterAKill(round: Int) throws {
    let scratch = try Scratch()
    let folder = try scratch.campaign(tasks: 400)
    let campaign = try CampaignFolder(folder.path).load()
    var random = SeededGenerator(seed: UInt64(round))
    for trial in 0..<20 {
      let screen = try killWhileAnswering(folder, trial, &random)
      let states = try statesOfLastSession(folder, campaign)
      let shown = try #require(ShownState(screen), "\(screen.text)")
      #expect(
        states.contains(shown),
        "trial \(trial): the screen showed \(shown), the journal has \(states.suffix(3))")
    }
    let problems = checkCampaign(CampaignFolder(folder.path)).problems
    #expect(problems.isEmpty, "\(problems)")
    #expect(try statesOfLastSession(folder, campaign).last?.position ?? 0 > 0, "nothing was answered")
  }

  /// Rates in bursts until a random moment and returns the screen at the kill.
  private func killWhileAnswering(
    _ folder: URL, _ trial: Int, _ random: inout SeededGenerator
  ) throws -> ScreenEmulator {
    let terminal = try Programs.rate(folder, preview: "none")
    try terminal.wait(for: "q Leave")
    // Answers only ever go forward here, so that each state of the screen occurs once.
    terminal.send("\r\r")
    for _ in 0..<Int.random(in: 0..<8, using: &random) {
      let before = terminal.output.count
      terminal.send(["y", "n", "m\r", "\r\r"].randomElement(using: &random) ?? "y")
      try? terminal.wait(until: "some of it", seconds: 0.02) { _ in terminal.output.count > before }
    }
    let enough = terminal.output.count + Int.random(in: 0..<400, using: &random)
    terminal.send(["yn\r\r", "m\rn\r", "yn1m2y\r", "nny\r\ry"][trial % 4])
    try? terminal.wait(until: "a random moment", seconds: 0.02) { _ in terminal.output.count >= enough }
    terminal.signal(SIGKILL)
    _ = try terminal.waitForEnd()
    return terminal.screen
  }

  /// Where the rater stood after each line of the last session.
  private func statesOfLastSession(_ folder: URL, _ campaign: Campaign) throws -> [ShownState] {
    let path = folder.appendingPathComponent("answers/ana.jsonl")
    let entries = try JournalFile(path.path).entries()
    var progress = campaign.freshProgress(of: try #require(RaterName("ana")))
    var states: [ShownState] = []
    for entry in entries {
      try progress.apply(entry)
      if case .session = entry.event { states = [] }
      states.append(ShownState(progress))
    }
    return states
  }
}

/// What a rating screen tells of the journal: the task, and its two answers.
struct ShownState: Equatable, CustomStringConvertible {
  var position: Int
  var answers: [Answer?]

  init(_ progress: RaterProgress) {
    let next = progress.nextTask() ?? progress.tasks.count
    position = next
    answers = next < progress.tasks.count ? (0..<2).map { progress.answers(of: next)[$0] } : []
  }

  init?(_ screen: ScreenEmulator) {
    guard let match = screen.text.first?.firstMatch(of: /task (\d+) of/), let number = Int(match.1) else {
      return nil
    }
    position = number - 1
    answers = (0..<2).map { Self.answer(in: screen.text[3 + $0]) }
  }

  var description: String { "task \(position + 1) \(answers.map { $0?.rawValue ?? "-" })" }

  private static func answer(in row: String) -> Answer? {
    if row.contains("✓ Yes") { return .yes }
    if row.contains("✗ No") { return .no }
    return row.contains("? Maybe") ? .maybe : nil
  }
}
