import CTerminal
import Testing

import TerminalTesting

@testable import Terminal

/// ncurses is one for the whole process, so these run one after the other.
@Suite(.serialized) struct FrameComposerTests {
  @Test(
    arguments: ["xterm-256color", "tmux-256color", "linux", "vt100", "screen"],
    [Theme.standard, .highContrast])
  func theTerminalShowsWhatWasDrawn(term: String, theme: Theme) throws {
    for seed in 0..<8 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      try check(
        term: term, theme, size: .random(using: &generator), steps: 25, generator: &generator,
        "\(term), seed \(seed)")
    }
  }

  /// Texts beside a picture that once made ncurses write over it: before, after, and where.
  @Test(arguments: [
    ("narrow", Rect(column: 5, row: 1, columns: 3, rows: 1), ["", "abcd    wxyz"], ["", "efgh    stuv"]),
    (
      "corner", Rect(column: 7, row: 0, columns: 32, rows: 3), ["", "", "x"],
      ["", "", "y" + String(repeating: " ", count: 38) + "Y"]
    ),
    (
      "beginning", Rect(column: 8, row: 1, columns: 28, rows: 1),
      ["", "┌──     " + String(repeating: " ", count: 28) + "   Y"],
      ["", String(repeating: " ", count: 39) + "Y"]
    ),
  ])
  func aPictureStaysWhenTextBesideItChanges(what: String, rect: Rect, before: [String], after: [String])
    throws
  {
    for term in ["xterm-256color", "screen", "vt100"] {
      try withComposer(term: term, size: Size(columns: 40, rows: 3)) { composer, emulator, terminal in
        for lines in [before, after, before] {
          var scene = Scene(size: Size(columns: 40, rows: 3))
          for (row, line) in lines.enumerated() { scene.surface.write(line, at: Point(column: 0, row: row)) }
          scene.surface.fill(rect)
          scene.picture = .letters(rect, id: 7)
          let frame = composer.frame(scene.surface, picture: scene.picture)
          emulator.feed(try #require(frame))
          #expect(emulator.difference(from: scene, colors: terminal.colors) == nil, "\(what), \(term)")
        }
      }
    }
  }

  @Test func anAnswerDoesNotDrawThePictureAgain() throws {
    try withComposer(term: "xterm-256color", size: Size(columns: 80, rows: 24)) { composer, _, _ in
      var surface = Surface(size: Size(columns: 80, rows: 24))
      let picture = PlacedPicture.letters(Rect(column: 1, row: 2, columns: 40, rows: 18), id: 1)
      surface.box(Rect(column: 0, row: 1, columns: 42, rows: 20))
      let first = composer.frame(surface, picture: picture)
      surface.write("✓ Yes", at: Point(column: 60, row: 5), role: .yes)
      let second = composer.frame(surface, picture: picture)
      let third = composer.frame(surface, picture: picture)
      #expect(first?.count ?? 0 > 40 * 18 && second?.count ?? .max < 60 && third == [])
    }
  }

  /// Pictures that writing over does not end are ended by their own words, after the next one is there.
  @Test func picturesOfTheirOwnGoByTheirOwnWords() throws {
    try withComposer(term: "xterm-256color", size: Size(columns: 40, rows: 10)) { composer, _, _ in
      func picture(_ id: UInt64, _ name: String, column: Int = 2) -> PlacedPicture {
        PlacedPicture(
          rect: Rect(column: column, row: 2, columns: 3, rows: 1), id: id, lines: [Array("(\(name))".utf8)],
          kind: .cells, preamble: Array("+\(name)".utf8), erasing: Array("-\(name)".utf8))
      }
      func show(_ picture: PlacedPicture?) -> String {
        let frame = composer.frame(Surface(size: Size(columns: 40, rows: 10)), picture: picture)
        return String(decoding: frame ?? [], as: UTF8.self)
      }
      let first = show(picture(1, "a"))
      #expect(first.contains("+a\u{1B}7") && first.contains("(a)") && !first.contains("-a"))
      #expect(show(picture(1, "a")) == "")
      let second = show(picture(2, "b"))
      #expect(second.contains("+b") && second.hasSuffix("-a"))
      // Elsewhere, or anew: it takes its own place.
      #expect(!show(picture(2, "b", column: 5)).contains("-b"))
      #expect(String(decoding: composer.erasingPixels, as: UTF8.self) == "-b")
      #expect(show(nil).hasSuffix("-b"))
      #expect(composer.erasingPixels.isEmpty)
    }
  }

  private func withComposer(
    term: String, _ theme: Theme = .standard, size: Size,
    _ body: (inout FrameComposer, inout ScreenEmulator, TerminalDescription) throws -> Void
  ) throws {
    var terminal = ct_terminal()
    try #require(ct_composer_start(term, false, &terminal) == Int32(ct_composer_ready))
    defer { ct_composer_stop() }
    theme.tellStyles(colors: Int(terminal.colors))
    var composer = FrameComposer(size: size)
    var emulator = ScreenEmulator(size: size)
    let description = TerminalDescription(
      name: term, isFallback: false, colors: Int(terminal.colors))
    try body(&composer, &emulator, description)
  }

  private func check(
    term: String, _ theme: Theme, size: Size, steps: Int, generator: inout SeededGenerator, _ what: String
  ) throws {
    try withComposer(term: term, theme, size: size) { composer, emulator, terminal in
      var scene = Scene(size: size)
      for step in 0..<steps {
        scene = scene.changed(using: &generator)
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: composer.forgetEverything()
        case 1:
          scene = Scene(size: .random(using: &generator))
          emulator.resize(scene.surface.size)
          composer = FrameComposer(size: scene.surface.size, after: composer)
        default: break
        }
        let frame = composer.frame(scene.surface, picture: scene.picture)
        emulator.feed(try #require(frame))
        let difference = emulator.difference(from: scene, theme: theme, colors: terminal.colors)
        #expect(difference == nil, "\(what), step \(step)")
        #expect(emulator.complaints == [], "\(what), step \(step)")
        if difference != nil { return }
      }
    }
  }
}

extension Size {
  fileprivate static func random(using generator: inout SeededGenerator) -> Size {
    Size(columns: Int.random(in: 2...100, using: &generator), rows: Int.random(in: 2...30, using: &generator))
  }
}
