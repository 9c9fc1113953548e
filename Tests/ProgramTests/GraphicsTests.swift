import Foundation
import Terminal
import TerminalTesting
import Testing

/// The real program in terminals that draw pixels, each by its own protocol.
@Suite struct GraphicsTests {
  private func rate(
    _ campaign: URL, _ answers: ScreenEmulator.Answers, preview: String = "auto",
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      Programs.reassess, ["rate", campaign.path, "--rater", "ana", "--preview", preview],
      environment: ["LANG": "C.UTF-8"].merging(environment) { $1 }, size: Size(columns: 100, rows: 30),
      answers: answers)
  }

  private func isPlaceholder(_ cell: EmulatedCell) -> Bool {
    cell.text.unicodeScalars.first == "\u{10EEEE}"
  }

  @Test func kittyShowsPicturesInPlaceholdersAndForgetsThem() throws {
    let scratch = try Scratch()
    let terminal = try rate(try scratch.campaign(tasks: 3), .kitty)
    try terminal.wait(until: "a picture") { isPlaceholder($0[Point(column: 25, row: 14)]) }
    let first = try #require(terminal.screen.kittyPictures.first)
    let middle = terminal.screen[Point(column: 25, row: 14)]
    #expect(isPlaceholder(middle))
    #expect(middle.look.foreground == .palette(Int(first.key & 0xFF)))
    // Every byte of the pixels, in Base64.
    #expect(first.value.dataCount == (first.value.width * first.value.height * 3 + 2) / 3 * 4)
    #expect(first.value.place == nil)
    terminal.send("yn\r")
    try terminal.wait(for: "task 2 of 3")
    try terminal.wait(until: "the next picture alone") {
      $0.kittyPictures.count == 1 && $0.kittyPictures[first.key] == nil
    }
    terminal.send("?")
    try terminal.wait(until: "no picture over the keys") { $0.kittyPictures.isEmpty && $0.shows("Keys") }
    terminal.send("?")
    try terminal.wait(until: "the picture again") { $0.kittyPictures.values.contains { $0.isWhole } }
    terminal.resize(Size(columns: 80, rows: 24))
    try terminal.wait(until: "the picture in the new size") {
      $0.shows("q Leave") && $0.kittyPictures.count == 1
        && $0.kittyPictures.values.allSatisfy { $0.rows <= 19 }
    }
    terminal.send("qq")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.kittyPictures.isEmpty)
    #expect(terminal.screen.complaints == [])
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(output.contains("\u{1B}[?2026h") && output.contains("\u{1B}[?2026l"))
  }

  @Test func othersShowKittyGraphicsAtTheCursor() throws {
    let scratch = try Scratch()
    var answers = ScreenEmulator.Answers.kitty
    answers.version = "Konsole 23.08.1"
    let terminal = try rate(try scratch.campaign(tasks: 2), answers)
    try terminal.wait(until: "a picture") { $0.kittyPictures.values.contains { $0.isWhole } }
    let picture = try #require(terminal.screen.kittyPictures.values.first)
    let place = try #require(picture.place)
    #expect(place.column >= 1 && place.row >= 2 && place.row + picture.rows < 28)
    #expect(!isPlaceholder(terminal.screen[Point(column: 25, row: 14)]))
    terminal.send("z")
    try terminal.wait(until: "the large picture alone") {
      $0.kittyPictures.count == 1
        && $0.kittyPictures.values.allSatisfy { $0.rows > picture.rows && $0.isWhole }
    }
    terminal.send("q")
    try terminal.wait(for: "task 1 of 2")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.kittyPictures.isEmpty)
    #expect(terminal.screen.complaints == [])
  }

  @Test func iterm2ShowsInlineImages() throws {
    let scratch = try Scratch()
    let terminal = try rate(try scratch.campaign(tasks: 2), .iterm2)
    try terminal.wait(until: "a picture") { $0.images.count == 1 }
    #expect(terminal.screen[Point(column: 25, row: 14)].image == 0)
    terminal.send("?")
    try terminal.wait(until: "the keys without pixels") { screen in
      screen.shows("Keys") && !screen.text.contains { $0.contains("▒") }
    }
    terminal.send("?q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.complaints == [])
  }

  @Test func aTerminalThatTellsItsColorsGetsThemAll() throws {
    let scratch = try Scratch()
    var answers = ScreenEmulator.Answers(deviceAttributes: "?62;22c")
    answers.hasTrueColor = true
    let terminal = try rate(try scratch.campaign(tasks: 1), answers)
    try terminal.wait(until: "24-bit colours") { screen in
      if case .rgb = screen[Point(column: 25, row: 14)].look.background { true } else { false }
    }
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[?2026h"))
  }

  /// tmux answers the fence itself; the word of the terminal behind it comes later, and is heard.
  @Test func insideTmuxThePictureGoesThroughWhenTheTerminalAnswers() throws {
    let scratch = try Scratch()
    var answers = ScreenEmulator.Answers(deviceAttributes: "?1;2c")
    answers.handsOn = true
    let terminal = try rate(
      try scratch.campaign(tasks: 1), answers,
      environment: ["TMUX": "/tmp/nowhere,1,0", "KITTY_WINDOW_ID": "1"]
    )
    try terminal.wait(until: "symbols first") { screen in
      screen[Point(column: 25, row: 14)].look.background != .standard
    }
    terminal.send("\u{1B}_Gi=31;OK\u{1B}\\")
    try terminal.wait(until: "placeholders") { isPlaceholder($0[Point(column: 25, row: 14)]) }
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}Ptmux;\u{1B}\u{1B}_Ga=T,U=1"))
    #expect(terminal.screen.complaints == [])
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func zoomsMovesAboutAndShowsExamples() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let examples = campaign.appendingPathComponent("examples/n03179701")
    try FileManager.default.createDirectory(at: examples, withIntermediateDirectories: true)
    for name in ["a.png", "b.png"] {
      try FileManager.default.copyItem(
        at: campaign.appendingPathComponent("images/picture.png"), to: examples.appendingPathComponent(name))
    }
    let terminal = try rate(campaign, .kitty)
    try terminal.wait(for: "task 1 of 2")
    terminal.send("+")
    try terminal.wait(until: "all of it, with its size") { $0.shows(" pixels") && $0.shows("+ Larger") }
    terminal.send("+++")
    try terminal.wait(until: "a part") { $0.shows(" / ") && $0.shows("800 %  ") }
    let middle = terminal.screen.text[28]
    terminal.send("l")
    try terminal.wait(until: "another part") { $0.shows("800 %  ") && $0.text[28] != middle }
    terminal.send("Bz")
    try terminal.wait(for: "task 1 of 2")
    terminal.send("e")
    try terminal.wait(for: "no example pictures of coffee mug")
    terminal.send("2e")
    try terminal.wait(until: "an example") { $0.shows("Example 1 of 2: desk") && $0.kittyPictures.count == 1 }
    terminal.send("f")
    try terminal.wait(until: "the other") { $0.shows("Example 2 of 2: desk") && $0.kittyPictures.count == 1 }
    terminal.send("eyn\r")
    try terminal.wait(for: "task 2 of 2")
    terminal.send("qq")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.complaints == [])
    let submitted = try journal(campaign).first { $0["event"] as? String == "submit" }
    #expect(submitted?["picture"] as? String == "shown")
  }

  @Test func aDecoderKilledWhileZoomingIsStartedAgain() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 30)
    let terminal = try rate(campaign, .kitty)
    try terminal.wait(for: "task 1 of 30")
    var random = SeededGenerator(seed: 11)
    for number in 1...12 {
      for keys in ["0", "+", "l", "B", "j", "-", "z"] {
        if Bool.random(using: &random) { for worker in terminal.children { kill(worker, SIGKILL) } }
        terminal.send(keys)
        try? terminal.wait(until: "a moment", seconds: 0.02) { _ in false }
      }
      terminal.send("yn\r")
      for _ in 0..<100 where !terminal.screen.shows("task \(number + 1) of 30") {
        try? terminal.wait(until: "the next task", seconds: 0.1) { $0.shows("task \(number + 1) of 30") }
        if terminal.screen.shows("Enter: next picture") || terminal.screen.shows("not seen the picture") {
          terminal.send("\r")
        }
      }
    }
    try terminal.wait(for: "task 13 of 30")
    terminal.send("qq")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.complaints == [])
    #expect(terminal.screen.kittyPictures.isEmpty)
    #expect(try Programs.run("check", campaign.path).code == 0)
  }
}
