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
    terminal.send("q")
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
}
