import Foundation
import Terminal
import TerminalTesting
import Testing

/// `rate --plain`, from a pipe and on a terminal that can do nothing.
@Suite(.serialized) struct PlainTests {
  private let scratch: Scratch
  private let campaign: URL

  init() throws {
    scratch = try Scratch()
    campaign = try scratch.campaign(tasks: 3)
  }

  private func rate(_ input: String, limit: String = "") throws -> Programs.Output {
    try Programs.run(
      shell: "printf '\(input)' | { \(limit) TERM=dumb '\(Programs.reassess)' rate --plain --rater ana "
        + "'\(campaign.path)'; }")
  }

  private func events() throws -> [String] {
    try journal(campaign).map { $0["event"] as? String ?? "" }
  }

  @Test func answersFromAPipe() throws {
    let output = try rate(#"y\nn\nm\nfoo\ny\nn\nn\n"#)
    #expect(output.code == 0)
    #expect(
      output.data.split(separator: "\n").map { $0.prefix(31) } == [
        "Task 1 of 3, label 1 of 2: coff", "Task 1 of 3, label 2 of 2: desk",
        "Task 2 of 3, label 1 of 2: coff",
        "Task 2 of 3, label 2 of 2: desk", "Task 2 of 3, label 2 of 2: desk",
        "Task 3 of 3, label 1 of 2: coff",
        "Task 3 of 3, label 2 of 2: desk",
      ])
    #expect(output.messages.hasPrefix("Answer each line by y (yes)"))
    #expect(output.messages.contains("That is no answer."))
    #expect(output.messages.contains("You have rated all 3 tasks. Thank you."))
    #expect(!(output.data + output.messages).utf8.contains(0x1B))
    #expect(
      try events() == [
        "session", "answer", "answer", "submit", "answer", "answer", "submit", "answer", "answer", "submit",
      ])
    #expect(try Programs.run("check", campaign.path).code == 0)
  }

  /// An empty queue ends it at once, also when the pipe stays open.
  @Test func anEmptyQueueFromAPipeSaysWhyAndEnds() throws {
    _ = try rate(#"y\nn\nm\ny\nn\nn\n"#)
    let done = try Programs.run(
      shell: "mkfifo '\(scratch.url.path)/fifo'; exec 3<>'\(scratch.url.path)/fifo'; "
        + "'\(Programs.reassess)' rate --plain --rater ana '\(campaign.path)' <&3")
    #expect(done.code == 0)
    #expect(done.data.isEmpty)
    #expect(done.messages.contains("You have rated all 3 tasks. Thank you."))
    #expect(try Programs.run("close", campaign.path).code == 0)
    let closed = try Programs.run("rate", "--plain", "--rater", "ben", campaign.path)
    #expect(closed.code == 0)
    #expect(closed.messages.contains("This campaign is closed."))
  }

  /// The input ends in the middle of a task, with a line that is not ended: what was answered is kept, and the claims
  /// are given back.
  @Test func theEndOfInputLeaves() throws {
    let output = try rate(#"y\nn\nm"#)
    #expect(output.code == 0)
    #expect(output.messages.contains("ana: 1 of 3 tasks rated."))
    #expect(try events().count { $0 == "answer" } == 3)
    #expect(
      try Programs.run("status", campaign.path, "--part", "claims", "--format", "csv").data == Self.nobody)
    #expect(try rate("").data.hasPrefix("Task 2 of 3, label 2 of 2: desk"))
  }

  private static let nobody = "rater,task,state,until\n"

  @Test func undoGoesBackAcrossTasks() throws {
    let output = try rate(#"y\nn\ny\nu\nu\nm\nq\ny\n"#)
    #expect(output.messages.contains("Taken back: desk is open again."))
    #expect(
      try events() == [
        "session", "answer", "answer", "submit", "answer", "retract", "reopen", "retract", "answer", "submit",
      ])
    #expect(try journal(campaign).last?["picture"] as? String == "none")
  }

  /// Lines from a pipe that follow an answer that was not saved were meant for other questions: none is taken.
  @Test func aFullDiskEndsWhatComesFromAPipe() throws {
    let lines = String(repeating: #"y\nu\n"#, count: 60)
    let output = try rate(lines, limit: "ulimit -f 4;")
    #expect(output.code == 1)
    #expect(output.messages.split(separator: "\n").count { $0 == "Not saved: File too large." } == 1)
    #expect(try Programs.run("check", campaign.path).code == 0)
    // The first question, and one more for every line that was saved.
    let saved = try events().count - 1
    #expect(saved > 0 && saved < 120)
    #expect(output.data.split(separator: "\n").count == saved + 1)
  }

  @Test func anInputThatCannotBeReadIsSaid() throws {
    let output = try Programs.run(
      shell: "'\(Programs.reassess)' rate --plain --rater ana '\(campaign.path)' < '\(campaign.path)'")
    #expect(output.code == 1)
    #expect(output.messages.contains("stdin cannot be read: Is a directory."))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalGivesTheClaimsBack(number: Int32) throws {
    let terminal = try PseudoTerminal(
      Programs.reassess, ["rate", "--plain", "--rater", "ana", campaign.path], environment: ["TERM": "dumb"])
    try terminal.wait(for: "Task 1 of 3, label 1 of 2")
    terminal.send("y\r")
    try terminal.wait(for: "label 2 of 2")
    terminal.signal(number)
    #expect(try terminal.waitForEnd() == .exited(Int(128 + number)))
    #expect(try events() == ["session", "answer"])
    #expect(
      try Programs.run("status", campaign.path, "--part", "claims", "--format", "csv").data == Self.nobody)
  }

  /// A question is printed only when what came before it is on disk: SIGKILL right after it loses nothing.
  @Test func whatWasAskedNextWasSavedBefore() throws {
    for answers in 1...5 {
      let scratch = try Scratch()
      let campaign = try scratch.campaign(tasks: 3)
      let terminal = try PseudoTerminal(
        Programs.reassess, ["rate", "--plain", "--rater", "ana", campaign.path],
        environment: ["TERM": ""])
      for number in 0..<answers {
        try terminal.wait(for: "Task \(number / 2 + 1) of 3, label \(number % 2 + 1) of 2")
        terminal.send("y\r")
      }
      try terminal.wait(for: "Task \(answers / 2 + 1) of 3, label \(answers % 2 + 1) of 2")
      terminal.signal(SIGKILL)
      _ = try terminal.waitForEnd()
      let events = try journal(campaign).map { $0["event"] as? String }
      #expect(events.count { $0 == "answer" } == answers)
      #expect(events.count { $0 == "submit" } == answers / 2)
      #expect(!terminal.output.contains(0x1B))
    }
  }

  @Test func questionsThatNobodyReadsEndIt() throws {
    let output = try Programs.run(
      shell:
        "printf 'y\\ny\\ny\\n' | '\(Programs.reassess)' rate --plain --rater ana '\(campaign.path)' >/dev/full"
    )
    #expect(output.code == 1)
    #expect(output.messages.contains("stdout cannot be written"))
  }

  @Test func picturesAreNotShown() throws {
    let output = try Programs.run("rate", "--plain", "--preview", "sixel", "--rater", "ana", campaign.path)
    #expect(output.code == 2)
  }
}
