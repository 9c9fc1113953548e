import CTerminal
import TerminalTesting
import Testing

@testable import RaterUI
@testable import Terminal

/// Whole screens as a terminal shows them in each theme: what is written, and how it looks.
@Suite(.serialized) struct ThemeScreenTests {
  @Test(arguments: Theme.allCases, ["xterm-256color", "linux", "vt100"])
  func looksAsItShould(theme: Theme, term: String) throws {
    var rehearsal = try Rehearsal(outcome: .refused(.missing))
    rehearsal.type("yynm5n↑↑")
    var surface = Surface(size: rehearsal.screen.size)
    rehearsal.screen.draw(into: &surface)
    let painted = try Painted(surface, theme, term: term)
    try expectGolden(painted.description, "theme-\(theme.rawValue)-\(term)")
  }
}

/// What a terminal shows: text, then the looks of the same cells as letters, then what the letters stand for.
private struct Painted: CustomStringConvertible {
  private var looks: [EmulatedCell.Look] = []
  private var lines: [String] = []
  private let emulator: ScreenEmulator

  init(_ surface: Surface, _ theme: Theme, term: String) throws {
    var terminal = ct_terminal()
    try #require(ct_composer_start(term, false, &terminal) == Int32(ct_composer_ready))
    defer { ct_composer_stop() }
    theme.tellStyles(colors: Int(terminal.colors))
    var composer = FrameComposer(size: surface.size)
    var emulator = ScreenEmulator(size: surface.size)
    let frame = composer.frame(surface, picture: nil)
    emulator.feed(try #require(frame))
    self.emulator = emulator
    for row in 0..<surface.size.rows {
      lines.append(
        String((0..<surface.size.columns).map { letter(emulator[Point(column: $0, row: row)].look) }))
    }
  }

  private mutating func letter(_ look: EmulatedCell.Look) -> Character {
    let number = looks.firstIndex(of: look) ?? looks.count
    if number == looks.count { looks.append(look) }
    return Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number)))
  }

  var description: String {
    let legend = looks.enumerated().map { number, look in
      "\(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number))))  \(look.words)"
    }
    return (emulator.text + lines + legend).joined(separator: "\n") + "\n"
  }
}

extension EmulatedCell.Look {
  fileprivate var words: String {
    let attributes = [
      isBold ? "bold" : nil, isDim ? "dim" : nil, isUnderlined ? "underlined" : nil,
      isReversed ? "reversed" : nil,
    ]
    return (["\(foreground.words) on \(background.words)"] + attributes.compactMap(\.self)).joined(
      separator: ", ")
  }
}

extension EmulatedCell.Color {
  fileprivate var words: String {
    switch self {
    case .standard: "own"
    case .palette(let number): "\(number)"
    case .rgb(let red, let green, let blue): "\(red)/\(green)/\(blue)"
    }
  }
}
