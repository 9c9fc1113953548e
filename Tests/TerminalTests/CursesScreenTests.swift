import Glibc
import Terminal
import TerminalTesting
import Testing

/// A program with a `CursesScreen` in a pseudo-terminal: what it shows, and that it leaves the terminal as it was.
struct CursesScreenTests {
  private func start(
    _ environment: [String: String] = [:], size: Size = Size(columns: 80, rows: 24),
    cellPixels: (width: Int, height: Int)? = nil
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      builtProgram("terminal-fixture"), environment: environment, size: size, cellPixels: cellPixels)
    try terminal.wait(for: "예 0 ✓")
    return terminal
  }

  private func expectGivenBack(_ terminal: PseudoTerminal) {
    let screen = terminal.screen
    #expect(!screen.isAlternate)
    #expect(screen.isCursorVisible)
    #expect(!screen.marksPastes)
    #expect(screen.complaints == [])
  }

  @Test func showsTextAndKeysAndQuits() throws {
    let terminal = try start()
    #expect(terminal.screen.text[0] == "80 x 24 xterm-256color 256 colours")
    #expect(terminal.screen.text[1] == "cell unknown")
    #expect(terminal.screen.isAlternate && !terminal.screen.isCursorVisible && terminal.screen.marksPastes)
    terminal.send("y한\u{1B}[A")
    try terminal.wait(for: "예 3 ✓")
    #expect(terminal.screen.text[2...4] == ["character(\"y\")", "character(\"한\")", "up"])
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    expectGivenBack(terminal)
    #expect(terminal.screen.text[0] == "bye")
  }

  @Test func everyFrameIsOneWrite() throws {
    let terminal = try start()
    terminal.send("p")
    try terminal.wait(for: "▚▚▚")
    let seen = terminal.chunks.count
    terminal.send("y")
    try terminal.wait(for: "예 2 ✓")
    #expect(terminal.chunks.count == seen + 1)
  }

  @Test func aLoneEscapeIsAKeyAfterAMoment() throws {
    let terminal = try start()
    terminal.send("\u{1B}")
    try terminal.wait(for: "escape")
    terminal.send("[?62;4c")
    try terminal.wait(for: "reply(Terminal.TerminalReply.deviceAttributes([62, 4]))")
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func signalsLeadOut(number: Int32) throws {
    let terminal = try start()
    terminal.signal(number)
    #expect(try terminal.waitForEnd() == .exited(0))
    expectGivenBack(terminal)
  }

  @Test(arguments: [(SIGINT, "interrupt"), (SIGCHLD, "childEnded"), (SIGWINCH, "resize")])
  func signalsComeByName(number: Int32, name: String) throws {
    let terminal = try start()
    terminal.signal(number)
    try terminal.wait(for: name)
  }

  @Test func aStopFromOutsideIsSurvived() throws {
    let terminal = try start()
    terminal.signal(SIGSTOP)
    try terminal.wait(until: "the stop") { _ in terminal.isStopped }
    var modes = terminal.modes
    modes.c_lflag |= tcflag_t(ECHO | ICANON | ISIG)
    terminal.modes = modes
    terminal.signal(SIGCONT)
    try terminal.wait(for: "resume")
    #expect(terminal.modes.c_lflag & tcflag_t(ECHO | ICANON | ISIG) == 0)
    terminal.send("y")
    try terminal.wait(for: "예 2 ✓")
  }

  @Test func aClosedWindowEndsTheProgram() throws {
    let terminal = try start()
    terminal.hangUp()
    let ending = try terminal.waitForEnd()
    #expect(ending == .exited(0) || ending == .exited(1))
  }

  @Test(arguments: [("x", [SIGILL, SIGTRAP]), ("a", [SIGABRT]), ("t", [SIGILL, SIGTRAP])])
  func aCrashGivesTheTerminalBack(key: String, signals: [Int32]) throws {
    let terminal = try start()
    let before = terminal.modes.c_lflag & tcflag_t(ECHO | ICANON | ISIG)
    #expect(before == 0)
    terminal.send(key)
    let ending = try terminal.waitForEnd()
    #expect(signals.contains { ending == .killed(Int($0)) })
    expectGivenBack(terminal)
    #expect(terminal.screen.shows("The answers up to now are in answers/ana.jsonl"))
    if key != "a" { #expect(terminal.screen.shows("Index out of range")) }
  }

  @Test func anExitGivesTheTerminalBack() throws {
    let terminal = try start()
    terminal.send("E")
    #expect(try terminal.waitForEnd() == .exited(3))
    expectGivenBack(terminal)
  }

  @Test func standardErrorIsHeldBackUntilTheEnd() throws {
    let terminal = try start()
    terminal.send("e")
    try terminal.wait(for: "예 1 ✓")
    #expect(!terminal.screen.shows("complains"))
    terminal.send("q")
    _ = try terminal.waitForEnd()
    #expect(terminal.screen.text.prefix(2) == ["a library complains", "bye"])
  }

  @Test func aNewSizeIsTakenUp() throws {
    let terminal = try start(cellPixels: (9, 18))
    #expect(terminal.screen.text[1] == "cell 9 x 18")
    terminal.resize(Size(columns: 44, rows: 13))
    try terminal.wait(for: "44 x 13")
    try terminal.wait(until: "the last row") { $0.text[12] == "예 1 ✓" }
    terminal.resize(Size(columns: 100, rows: 30))
    try terminal.wait(for: "100 x 30")
    try terminal.wait(until: "the last row") { $0.text[29] == "예 2 ✓" && $0.text[12].isEmpty }
  }

  @Test func aTerminalWithoutASizeGetsOne() throws {
    let terminal = try PseudoTerminal(builtProgram("terminal-fixture"), size: Size(columns: 0, rows: 0))
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("80 x 24"))
  }

  @Test func picturesComeAfterARepaint() throws {
    let terminal = try start()
    let row = String(repeating: "▚", count: 30)
    terminal.send("p")
    try terminal.wait(until: "the picture") { $0.text[2].hasSuffix(row) && $0.text[6].hasSuffix(row) }
    terminal.send("\u{0C}")
    try terminal.wait(for: "control(\"l\")")
    #expect(terminal.screen.text[6].hasSuffix(row))
    terminal.send("p")
    try terminal.wait(until: "no picture") { !$0.shows("▚") }
  }

  @Test(arguments: ["dumb", ""]) func aTerminalThatCannotPlaceTheCursorIsRefused(name: String) throws {
    let terminal = try PseudoTerminal(builtProgram("terminal-fixture"), environment: ["TERM": name])
    #expect(try terminal.waitForEnd() == .exited(1))
    #expect(terminal.screen.text[0] == "error: \(TerminalError.unusable(terminal: name))")
  }

  @Test func anUnknownTerminalIsTakenForXterm() throws {
    let terminal = try start(["TERM": "xterm-nonesuch"])
    #expect(terminal.screen.text[0] == "80 x 24 xterm-nonesuch 256 colours")
  }

  @Test func noColorMeansNone() throws {
    let terminal = try start(["NO_COLOR": "1"])
    #expect(terminal.screen.text[0] == "80 x 24 xterm-256color 0 colours")
    #expect(terminal.screen[Point(column: 0, row: 23)].look.foreground == .standard)
    #expect(terminal.screen[Point(column: 0, row: 23)].look.isBold)
  }

  @Test(arguments: ["C", "POSIX", "xx_YY.nonesuch"]) func everyLocaleShowsHangul(locale: String) throws {
    _ = try start(["LC_ALL": locale])
  }

  @Test func nobodyToContinueMeansNoStop() throws {
    // The program leads its session: a stop would be for ever, so the kernel ignores it.
    let terminal = try start()
    terminal.send("\u{1A}")
    try terminal.wait(for: "예 1 ✓")
    #expect(terminal.screen.isAlternate)
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    expectGivenBack(terminal)
  }

  @Test(arguments: 0..<6 as Range<UInt64>) func whatIsSeenIsWhatWasDrawn(seed: UInt64) throws {
    var size = Size(columns: 60, rows: 16)
    let terminal = try PseudoTerminal(builtProgram("terminal-fixture"), ["\(seed)"], size: size)
    try terminal.wait(until: "the screen") { $0.isAlternate }
    var generator = SeededGenerator(seed: seed)
    var scene = Scene(size: size)
    for step in 1...60 {
      if step.isMultiple(of: 20) {
        size = Size(columns: 40 + step, rows: 10 + step / 2)
        terminal.resize(size)
        scene = Scene(size: size)
      }
      if step.isMultiple(of: 15) { terminal.send("\u{0C}") }
      terminal.send(" ")
      scene = scene.changed(using: &generator)
      try terminal.wait(until: "step \(step)") { $0.title == "\(step)" }
      #expect(terminal.screen.difference(from: scene, colors: 256) == nil, "step \(step)")
    }
    #expect(terminal.screen.complaints == [])
  }
}

/// Ctrl-Z and `fg` in a shell.
struct SuspensionTests {
  @Test(arguments: ["PROGRAM", "sh -c 'PROGRAM; echo after'"]) func stopsAndGoesOn(command: String) throws {
    let program = builtProgram("terminal-fixture")
    let shell = try PseudoTerminal(
      "/bin/sh", ["-i"], environment: ["PS1": "ready> ", "PATH": "/usr/bin:/bin"])
    try shell.wait(for: "ready>")
    shell.send(command.replacing("PROGRAM", with: program) + "\r")
    try shell.wait(for: "예 0 ✓")
    for round in 1...3 {
      shell.send("\u{1A}")
      try shell.wait(until: "the shell's screen") { !$0.isAlternate && $0.isCursorVisible && !$0.marksPastes }
      try shell.wait(until: "the prompt") { $0.text.last { !$0.isEmpty } == "ready>" }
      #expect(shell.modes.c_lflag & tcflag_t(ECHO | ICANON | ISIG) == tcflag_t(ECHO | ICANON | ISIG))
      #expect(shell.modes.c_oflag & tcflag_t(OPOST) != 0)
      shell.send("fg\r")
      try shell.wait(until: "the screen") {
        $0.isAlternate && !$0.isCursorVisible && $0.shows("control(\"z\")")
      }
      shell.send("y")
      try shell.wait(until: "a key") { $0.shows("예 \(3 * round) ✓") }
    }
    shell.send("q")
    try shell.wait(for: "bye")
    if command != "PROGRAM" { try shell.wait(for: "after") }
    #expect(shell.modes.c_lflag & tcflag_t(ECHO) != 0)
  }
}
