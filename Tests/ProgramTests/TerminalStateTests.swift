import CPseudoTerminal
import Foundation
import Terminal
import TerminalTesting
import Testing

/// Whatever happens to the window, to the program and to its picture worker: the terminal is left as it was found.
@Suite(.serialized) struct TerminalStateTests {
  /// What a terminal says of itself, and what it is asked for.
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case symbols, trueColor, sixel, mouse

    var testDescription: String { rawValue }

    /// With the configuration that it needs, in a folder beside the campaign.
    func environment(beside campaign: URL) throws -> [String: String] {
      let home = campaign.deletingLastPathComponent().appendingPathComponent("config")
      let folder = home.appendingPathComponent("reassess")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("{\"mouse\": \(self == .mouse)}".utf8).write(to: folder.appendingPathComponent("config.json"))
      return [
        "LANG": "C.UTF-8", "COLORTERM": self == .trueColor ? "truecolor" : "", "XDG_CONFIG_HOME": home.path,
      ]
    }

    var answers: ScreenEmulator.Answers {
      self == .sixel ? .init(deviceAttributes: "?62;4;22c", tellsPixels: true) : .init()
    }
  }

  @Test(arguments: Kind.allCases)
  func aStormOfSizes(kind: Kind) throws {
    let scratch = try Scratch()
    let terminal = try rate(try scratch.campaign(tasks: 30), kind)
    try terminal.wait(for: "task 1 of 30")
    var random = SeededGenerator(seed: 500)
    for step in 0..<500 {
      terminal.resize(randomSize(step, &random))
      if step % 5 == 0 { terminal.send(["y", "z", "?", "f", "\u{1B}"].randomElement(using: &random) ?? "y") }
      try waitForSome(terminal, seconds: step % 10 == 0 ? 0.02 : 0)
    }
    terminal.resize(Size(columns: 80, rows: 24))
    terminal.send("\u{0C}")
    try terminal.wait(until: "the last size") { $0.shows("q Leave") || $0.shows("Back") }
    try leave(terminal)
  }

  @Test(arguments: Kind.allCases)
  func suspendedAndContinuedAgainAndAgain(kind: Kind) throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 40)
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "-i"],
      environment: try kind.environment(beside: campaign).merging(["PS1": "shell> "]) { $1 },
      folder: campaign.path, cellPixels: (10, 20), answers: kind.answers)
    try terminal.wait(until: "the shell") { $0.shows("shell>") && terminal.isReadingLine }
    let before = TerminalState(terminal)
    terminal.send("'\(Programs.reassess)' rate . --rater ana\r")
    for number in 1...20 {
      try terminal.wait(until: "the screen") { $0.isAlternate && $0.shows("task \(number) of 40") }
      terminal.send(number % 3 == 0 ? "zz\u{1A}" : "\u{1A}")
      try terminal.wait(until: "the shell") {
        !$0.isAlternate && $0.shows("Stopped") && terminal.isReadingLine
      }
      #expect(TerminalState(terminal) == before)
      terminal.send("clear; fg\r")
      try terminal.wait(until: "the screen again") { $0.isAlternate && $0.shows("task \(number) of 40") }
      terminal.send("yn\r")
    }
    try terminal.wait(for: "task 21 of 40")
    terminal.send("qq")
    try terminal.wait(until: "the end") { $0.shows("Answers are in") && terminal.isReadingLine }
    #expect(TerminalState(terminal) == before)
  }

  /// The last two are what a crash of the program itself is.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGABRT], Kind.allCases)
  func aSignalAtAnyMoment(number: Int32, kind: Kind) throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 400)
    var random = SeededGenerator(seed: UInt64(number))
    for _ in 0..<6 {
      let terminal = try rate(campaign, kind)
      try terminal.wait(for: "q Leave")
      let enough = terminal.output.count + Int.random(in: 0..<3_000, using: &random)
      terminal.send("yn\rz\u{1B}?\u{1B}yn\r")
      try? terminal.wait(until: "a random moment", seconds: 0.1) { _ in terminal.output.count >= enough }
      terminal.signal(number)
      let ending = try terminal.waitForEnd()
      #expect(ending == .exited(Int(128 + number)) || ending == .killed(Int(number)))
      #expect(TerminalState(terminal) == .untouched)
    }
    #expect(try Programs.run("check", campaign.path).code == 0)
  }

  @Test func theWindowIsClosedAtAnyMoment() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 400)
    var random = SeededGenerator(seed: 5)
    for round in 0..<10 {
      let terminal = try rate(campaign, Kind.allCases[round % 3])
      try terminal.wait(for: "q Leave")
      let workers = terminal.children
      let enough = terminal.output.count + Int.random(in: 0..<3_000, using: &random)
      terminal.send("yn\rz\u{1B}yn\r")
      try? terminal.wait(until: "a random moment", seconds: 0.1) { _ in terminal.output.count >= enough }
      terminal.hangUp()
      #expect(try terminal.waitForEnd() == .exited(Int(128 + SIGHUP)))
      for worker in workers { #expect(hasEnded(worker), "the picture worker goes on") }
    }
    #expect(try Programs.run("check", campaign.path).code == 0)
  }

  @Test(arguments: Kind.allCases)
  func theWorkerIsKilledAtAnyMoment(kind: Kind) throws {
    let scratch = try Scratch()
    let terminal = try rate(try scratch.campaign(tasks: 60), kind)
    try terminal.wait(for: "task 1 of 60")
    var random = SeededGenerator(seed: 9)
    for number in 1...30 {
      for worker in terminal.children { kill(worker, SIGKILL) }
      terminal.send(["yn", "zzyn", "ynz\u{1B}"].randomElement(using: &random) ?? "")
      try terminal.wait(for: "saved 2 of 2")
      // Enter may say first that the picture has not been seen.
      for _ in 0..<100 where !terminal.screen.shows("task \(number + 1) of 60") {
        terminal.send("\r")
        try? terminal.wait(until: "the next task", seconds: 0.1) { $0.shows("task \(number + 1) of 60") }
      }
      #expect(terminal.screen.shows("task \(number + 1) of 60"))
    }
    try leave(terminal)
  }

  // MARK: -

  private func rate(_ campaign: URL, _ kind: Kind) throws -> PseudoTerminal {
    try PseudoTerminal(
      Programs.reassess, ["rate", campaign.path, "--rater", "ana"],
      environment: try kind.environment(beside: campaign),
      cellPixels: (10, 20), answers: kind.answers)
  }

  private func randomSize(_ step: Int, _ random: inout SeededGenerator) -> Size {
    if step % 50 == 0 { return Size(columns: 1, rows: 1) }
    return Size(
      columns: Int.random(in: 1...300, using: &random), rows: Int.random(in: 1...100, using: &random))
  }

  private func waitForSome(_ terminal: PseudoTerminal, seconds: Double) throws {
    let before = terminal.output.count
    try? terminal.wait(until: "some output", seconds: seconds) { _ in terminal.output.count > before }
  }

  /// Leaves whatever is on the screen, and looks at what is left.
  private func leave(_ terminal: PseudoTerminal) throws {
    terminal.send("\u{03}")
    let ending = try terminal.waitForEnd()
    #expect(ending == .exited(130) || ending == .exited(0))
    #expect(TerminalState(terminal) == .untouched)
  }

  /// Another's child: the kernel says when it has ended, but not how.
  private func hasEnded(_ process: Int32) -> Bool { ct_ended(process, 10_000) == -2 }
}

/// What a program may have changed about a terminal and must give back.
struct TerminalState: Equatable, CustomStringConvertible {
  var isAlternate = false
  var isCursorVisible = true
  var isKeypadApplication = false
  /// The mouse, the cursor keys, marked pastes and all else that is switched by number.
  var modes: Set<Int> = []
  /// As stty -g: input, output, control and local flags, and the control characters.
  var flags: [UInt32]

  init(_ terminal: PseudoTerminal) {
    isAlternate = terminal.screen.isAlternate
    isCursorVisible = terminal.screen.isCursorVisible
    isKeypadApplication = terminal.screen.isKeypadApplication
    modes = terminal.screen.modes
    flags = Self.flags(terminal.modes)
  }

  private init(flags: [UInt32]) { self.flags = flags }

  /// A terminal that no program has touched yet.
  static var untouched: TerminalState {
    var master: Int32 = -1
    var slave: Int32 = -1
    ct_open_pty(ct_pty_size(rows: 24, columns: 80, width: 0, height: 0), &master, &slave)
    defer {
      close(master)
      close(slave)
    }
    var modes = termios()
    tcgetattr(master, &modes)
    return TerminalState(flags: flags(modes))
  }

  private static func flags(_ modes: termios) -> [UInt32] {
    let characters = withUnsafeBytes(of: modes.c_cc) { $0.map { UInt32($0) } }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters
  }

  var description: String {
    "alternate \(isAlternate), cursor \(isCursorVisible), keypad \(isKeypadApplication), modes \(modes.sorted()), "
      + "flags \(flags.map { String($0, radix: 16) }.joined(separator: ":"))"
  }
}

extension PseudoTerminal {
  /// Whether a shell waits for a line with its own editor: the mode that a prompt has.
  fileprivate var isReadingLine: Bool {
    modes.c_lflag & tcflag_t(ICANON) == 0 && !screen.isAlternate && screen.marksPastes
  }

  /// The processes that the program has started.
  var children: [Int32] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return threads.flatMap { thread in
      let text = try? String(contentsOfFile: "/proc/\(pid)/task/\(thread)/children", encoding: .utf8)
      return (text ?? "").split(separator: " ").compactMap { Int32($0) }
    }
  }
}
