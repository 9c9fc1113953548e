import Foundation
import Terminal
import TerminalTesting
import Testing

/// The real program in a pseudo-terminal.
@Suite(.serialized) struct RateTests {
  @Test func threeTasksAreExactlyInTheJournal() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 4)
    let terminal = try Programs.rate(campaign)
    try terminal.wait(for: "task 1 of 4")
    for (number, keys) in ["yn\r", "my\r", "n2m\r"].enumerated() {
      terminal.send(keys)
      try terminal.wait(for: "task \(number + 2) of 4")
    }
    terminal.send("q")
    try terminal.wait(for: "3 tasks with 6 answers in")
    terminal.send("\r")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.text.joined().contains("This session: 3 tasks with 6 answers in"))

    let events = try journal(campaign)
    #expect(events.map { $0["seq"] as? Int } == Array(1...events.count))
    let submitted = events.filter { $0["event"] as? String == "submit" }
    #expect(submitted.map { $0["task"] as? String } == ["t0", "t1", "t2"])
    let answers = submitted.map { event in
      (event["answers"] as? [[String: Any]] ?? []).map { "\($0["label"] ?? "") \($0["answer"] ?? "")" }
    }
    #expect(answers == [["0 yes", "1 no"], ["0 maybe", "1 yes"], ["0 no", "1 maybe"]])
    #expect(submitted.allSatisfy { $0["picture"] as? String == "shown" })
    #expect(events.count { $0["event"] as? String == "answer" } == 6)
    #expect(try Programs.run("check", campaign.path).code == 0)
  }

  @Test func goesOnInTheMiddleOfATask() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 3)
    let first = try Programs.rate(campaign)
    try first.wait(for: "task 1 of 3")
    first.send("yn\ry")
    try first.wait(for: "saved 1 of 2")
    first.signal(SIGKILL)
    _ = try first.waitForEnd()
    let again = try Programs.rate(campaign)
    try again.wait(for: "saved 1 of 2")
    #expect(again.screen.shows("task 2 of 3"))
    #expect(again.screen.shows("✓ Yes"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalLeavesWithEverythingSaved(number: Int32) throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let terminal = try Programs.rate(campaign)
    try terminal.wait(for: "task 1 of 2")
    let before = terminal.modes
    terminal.send("y")
    try terminal.wait(for: "saved 1 of 2")
    terminal.signal(number)
    #expect(try terminal.waitForEnd() == .exited(Int(128 + number)))
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(before.c_lflag & tcflag_t(ECHO) == 0)
    #expect(try journal(campaign).last?["event"] as? String == "answer")
  }

  @Test func closingTheWindowEndsTheProgram() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let terminal = try Programs.rate(campaign)
    try terminal.wait(for: "task 1 of 2")
    terminal.send("y")
    try terminal.wait(for: "saved 1 of 2")
    terminal.hangUp()
    #expect(try terminal.waitForEnd() == .exited(Int(128 + SIGHUP)))
    #expect(try journal(campaign).last?["event"] as? String == "answer")
  }

  @Test func aSecondProcessIsToldWhoHasTheJournal() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let first = try Programs.rate(campaign)
    try first.wait(for: "task 1 of 2")
    let second = try Programs.rate(campaign)
    #expect(try second.waitForEnd() == .exited(1))
    #expect(second.screen.text.joined().contains("process \(first.pid)"))
    first.signal(SIGKILL)
    _ = try first.waitForEnd()
    let third = try Programs.rate(campaign)
    try third.wait(for: "task 1 of 2")
  }

  @Test func aFullDiskIsSaidAndTheAnswerNotShown() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 40)
    // The shell's limit on the size of files is what a full disk is to the program: a write that fails.
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "ulimit -f 4; exec '\(Programs.reassess)' rate '\(campaign.path)' --rater ana --preview none"],
      environment: ["LANG": "C.UTF-8"])
    try terminal.wait(for: "task 1 of 40")
    for _ in 0..<60 where !terminal.screen.shows("Not saved") {
      terminal.send("y")
      try terminal.wait(until: "an answer or a refusal") {
        $0.shows("saved 1 of 2") || $0.shows("saved 2 of 2") || $0.shows("Not saved")
      }
      terminal.send("u")
      try terminal.wait(until: "taken back or a refusal") {
        $0.shows("saved 0 of 2") || $0.shows("Not saved")
      }
    }
    #expect(terminal.screen.shows("Not saved"))
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(try Programs.run("check", campaign.path).code == 0)
  }

  @Test func anUnknownTerminalIsTakenForXterm() throws {
    let scratch = try Scratch()
    let terminal = try Programs.rate(
      try scratch.campaign(tasks: 1), environment: ["TERM": "no-such-terminal"])
    try terminal.wait(for: "xterm-256color is assumed")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test(arguments: ["dumb", ""])
  func aTerminalWithoutACursorIsRefused(name: String) throws {
    let scratch = try Scratch()
    let terminal = try Programs.rate(try scratch.campaign(tasks: 1), environment: ["TERM": name])
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(terminal.screen.text.joined().contains("TERM is"))
  }

  @Test func thePictureMissingWhileEnterWaitsIsSaid() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    try FileManager.default.removeItem(at: campaign.appendingPathComponent("images/picture.png"))
    let terminal = try Programs.rate(campaign, preview: "auto")
    terminal.send("yn\ry")
    try terminal.wait(for: "You have not seen the picture")
    #expect(try journal(campaign).allSatisfy { $0["event"] as? String != "submit" })
    #expect(terminal.screen.shows("task 1 of 2"))
  }

  @Test func aHolderNoteCannotCommandTheTerminal() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let first = try Programs.rate(campaign)
    try first.wait(for: "task 1 of 2")
    let note = campaign.appendingPathComponent("answers/ana.jsonl.holder")
    try Data("7\t\u{1B}]0;pwned\u{7}\u{1B}[31m\tnow\n".utf8).write(to: note)
    let second = try Programs.rate(campaign)
    #expect(try second.waitForEnd() == .exited(1))
    #expect(!second.output.contains(0x1B) && !second.output.contains(0x07))
  }

  @Test func withoutATerminalItIsWrongUsage() throws {
    let scratch = try Scratch()
    let output = try Programs.run("rate", try scratch.campaign(tasks: 1).path, "--rater", "ana")
    #expect(output.code == 2)
    #expect(
      output.messages
        == "reassess: rating needs a terminal, and this is none. --plain takes answers from a pipe.\n")
  }

  @Test(arguments: [
    [], ["--rater", "../ana"], ["--rater", "ana", "--preview", "holograms"], ["--nonsense"],
  ])
  func wrongUsageExitsWithTwo(arguments: [String]) throws {
    let terminal = try PseudoTerminal(Programs.reassess, ["rate"] + arguments)
    #expect(try terminal.waitForEnd() == .exited(2))
  }

  @Test func aLateReplyOfTheTerminalIsNoAnswer() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let terminal = try Programs.rate(campaign)
    try terminal.wait(for: "task 1 of 2")
    terminal.send("\u{1B}[?62;4;22c\u{1B}P>|yterm(12)n\u{1B}\\m")
    try terminal.wait(for: "? Maybe")
    #expect(terminal.screen.shows("saved 1 of 2"))
    #expect(try journal(campaign).count == 2)
  }

  @Test func resizesWithoutRemains() throws {
    let scratch = try Scratch()
    let terminal = try Programs.rate(try scratch.campaign(tasks: 2))
    try terminal.wait(for: "task 1 of 2")
    for size in [(120, 40), (60, 16), (20, 5), (1, 1), (200, 60), (80, 24)] {
      terminal.resize(Size(columns: size.0, rows: size.1))
    }
    try terminal.wait(until: "the last size") { $0.shows("Leave") && $0.text[23].contains("y Yes") }
    terminal.send("y")
    try terminal.wait(for: "saved 1 of 2")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func suspendsAndGoesOn() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "-i"], environment: ["LANG": "C.UTF-8", "PS1": "shell> "],
      folder: campaign.path)
    try terminal.wait(for: "shell>")
    terminal.send("'\(Programs.reassess)' rate . --rater ana --preview none\r")
    try terminal.wait(for: "task 1 of 2")
    terminal.send("\u{1A}")
    try terminal.wait(until: "the shell") { !$0.isAlternate && $0.shows("Stopped") }
    terminal.send("fg\r")
    try terminal.wait(until: "the screen") { $0.isAlternate && $0.shows("task 1 of 2") }
    terminal.send("y")
    try terminal.wait(for: "saved 1 of 2")
    terminal.send("q")
    try terminal.wait(for: "Answers are in")
  }
}
