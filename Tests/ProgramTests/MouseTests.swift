import Foundation
import Terminal
import TerminalTesting
import Testing

/// The mouse in the real program: on only where it is wanted, and off however the program ends.
@Suite(.serialized) struct MouseProgramTests {
  private func rate(_ scratch: Scratch, _ text: String) throws -> PseudoTerminal {
    let home = try UserPreferencesTests.home(scratch, text)
    let terminal = try Programs.rate(
      try scratch.campaign(tasks: 2), environment: ["XDG_CONFIG_HOME": home, "SWIFT_BACKTRACE": "enable=no"])
    try terminal.wait(for: "saved 0 of 2")
    return terminal
  }

  private func isReported(_ terminal: PseudoTerminal) -> Bool {
    !terminal.screen.modes.isDisjoint(with: [9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016])
  }

  @Test func clicksAnswer() throws {
    let scratch = try Scratch()
    let terminal = try rate(scratch, #"{"mouse": true}"#)
    #expect(terminal.screen.modes.isSuperset(of: [1000, 1006]))
    // The second candidate, then Yes on the key bar; what lets a button go means nothing.
    terminal.send("\u{1B}[<0;50;5M\u{1B}[<0;50;5m\u{1B}[<0;3;24M\u{1B}[<0;3;24m")
    try terminal.wait(for: "saved 1 of 2")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(!isReported(terminal))
    let answer = try #require(try journal(scratch.url.appendingPathComponent("campaign")).last)
    #expect(answer["label"] as? Int == 1 && answer["answer"] as? String == "yes")
  }

  @Test func isOffByDefaultAndThenMeansNothing() throws {
    let scratch = try Scratch()
    let terminal = try rate(scratch, "{}")
    #expect(!isReported(terminal))
    terminal.send("\u{1B}[<0;3;24M\u{1B}[<65;3;24M\u{1B}[M #8y")
    try terminal.wait(for: "saved 1 of 2")
    terminal.send("q")
    _ = try terminal.waitForEnd()
    let answers = try journal(scratch.url.appendingPathComponent("campaign")).filter {
      $0["event"] as? String == "answer"
    }
    #expect(answers.map { $0["label"] as? Int } == [0])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGABRT])
  func isOffAfterEveryEnd(number: Int32) throws {
    let scratch = try Scratch()
    let terminal = try rate(scratch, #"{"mouse": true}"#)
    #expect(isReported(terminal))
    terminal.signal(number)
    _ = try terminal.waitForEnd()
    #expect(!isReported(terminal))
    #expect(!terminal.screen.isAlternate)
  }
}
