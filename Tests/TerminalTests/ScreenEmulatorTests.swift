import Terminal
import TerminalTesting
import Testing

/// The emulator by which everything else is judged.
struct ScreenEmulatorTests {
  private func screen(_ output: String, _ size: Size = Size(columns: 6, rows: 3)) -> ScreenEmulator {
    var screen = ScreenEmulator(size: size)
    screen.feed("abcdef\r\nghijkl\r\nmnopqr".utf8)
    screen.feed(output.utf8)
    return screen
  }

  @Test(arguments: [
    ("", ["abcdef", "ghijkl", "mnopqr"]),
    ("s", ["ghijkl", "mnopqr", "s"]),
    ("\u{1B}[2;3HX", ["abcdef", "ghXjkl", "mnopqr"]),
    ("\u{1B}[HX\u{1B}[BY\u{1B}[2CZ", ["Xbcdef", "gYijZl", "mnopqr"]),
    ("\u{1B}[2dX\u{1B}[1GY\u{8}Z", ["abcdef", "ZhijkX", "mnopqr"]),
    ("\u{1B}[2;3H\u{1B}[K", ["abcdef", "gh", "mnopqr"]),
    ("\u{1B}[2;3H\u{1B}[1K", ["abcdef", "   jkl", "mnopqr"]),
    ("\u{1B}[2;3H\u{1B}[2K", ["abcdef", "", "mnopqr"]),
    ("\u{1B}[2;3H\u{1B}[J", ["abcdef", "gh", ""]),
    ("\u{1B}[2;3H\u{1B}[1J", ["", "   jkl", "mnopqr"]),
    ("\u{1B}[H\u{1B}[2J", ["", "", ""]),
    ("\u{1B}[2;2H\u{1B}[3X", ["abcdef", "g   kl", "mnopqr"]),
    ("\u{1B}[2;2H\u{1B}[2@", ["abcdef", "g  hij", "mnopqr"]),
    ("\u{1B}[2;2H\u{1B}[2P", ["abcdef", "gjkl", "mnopqr"]),
    ("\u{1B}[2;2H\u{1B}[L", ["abcdef", "", "ghijkl"]),
    ("\u{1B}[2;2H\u{1B}[M", ["abcdef", "mnopqr", ""]),
    ("\u{1B}[2S", ["mnopqr", "", ""]),
    ("\u{1B}[T", ["", "abcdef", "ghijkl"]),
    ("\u{1B}[H\u{1B}M", ["", "abcdef", "ghijkl"]),
    ("\u{1B}[2;3r\u{1B}[3;1H\n", ["abcdef", "mnopqr", ""]),
    ("\u{1B}[HX\u{1B}[3b", ["XXXXef", "ghijkl", "mnopqr"]),
    ("\u{1B}[?7l\u{1B}[1;6HXYZ", ["abcdeZ", "ghijkl", "mnopqr"]),
    ("\u{1B}[1;6HX\u{1B}[K", ["abcde", "ghijkl", "mnopqr"]),
    ("\u{1B}[2;3H\u{1B}7\u{1B}[H\u{1B}8X", ["abcdef", "ghXjkl", "mnopqr"]),
    ("\u{1B}[1;2H한", ["a한def", "ghijkl", "mnopqr"]),
    ("\u{1B}[1;2H한\u{1B}[1;3HX", ["a Xdef", "ghijkl", "mnopqr"]),
    ("\u{1B}[1;2H한\u{1B}[1;2HX", ["aX def", "ghijkl", "mnopqr"]),
    ("\u{1B}[1;6H한", ["abcdef", "한ijkl", "mnopqr"]),
    ("\u{1B}[1;1He\u{301}", ["e\u{301}bcdef", "ghijkl", "mnopqr"]),
    ("\u{1B}[?1049h\u{1B}[HX", ["X", "", ""]),
    ("\u{1B}[?1049hX\u{1B}[?1049l", ["abcdef", "ghijkl", "mnopqr"]),
    ("\u{1B}]0;title\u{7}\u{1B}_Gq\u{1B}\\\u{1B}(B", ["abcdef", "ghijkl", "mnopqr"]),
  ])
  func shows(output: String, lines: [String]) {
    let shown = screen(output)
    #expect(shown.text == lines)
    #expect(shown.complaints == [])
  }

  @Test func colours() {
    let shown = screen("\u{1B}[H\u{1B}[1;31mA\u{1B}[0;7mB\u{1B}[38;5;200mC\u{1B}[48:2::1:2:3mD\u{1B}[mE")
    let looks = (0..<5).map { shown[Point(column: $0, row: 0)].look }
    #expect(looks[0].isBold && looks[0].foreground == .palette(1))
    #expect(looks[1].isReversed && !looks[1].isBold && looks[1].foreground == .standard)
    #expect(looks[2].foreground == .palette(200) && looks[3].background == .rgb(1, 2, 3))
    #expect(looks[4] == EmulatedCell.Look())
  }

  @Test func pixelsStayUntilCharactersAreWritten() {
    let sixel = "\u{1B}[1;2H\u{1B}P0;1;0q\"1;1;25;40#0~\u{1B}\\"
    #expect(screen(sixel).text == ["a▒▒▒ef", "g▒▒▒kl", "mnopqr"])
    #expect(screen(sixel + "\u{1B}[1;3HX\u{1B}[2;1H\u{1B}[K").text == ["a▒X▒ef", " ▒▒▒", "mnopqr"])
    #expect(screen(sixel).images.map(\.rect) == [Rect(column: 1, row: 0, columns: 3, rows: 2)])
    #expect(
      screen("\u{1B}[2;1H" + sixel.dropFirst(6)).complaints == [
        "a sixel image touches the last row: the screen scrolls"
      ])
  }

  @Test func answers() {
    var shown = ScreenEmulator(
      size: Size(columns: 80, rows: 24), cellPixels: (9, 18),
      answers: .init(deviceAttributes: "?62;4;22c", tellsPixels: true))
    shown.feed("\u{1B}[16t\u{1B}[14t\u{1B}[c".utf8)
    #expect(shown.takeReplies() == Array("\u{1B}[6;18;9t\u{1B}[4;432;720t\u{1B}[?62;4;22c".utf8))
    var mute = ScreenEmulator(size: shown.size)
    mute.feed("\u{1B}[16t\u{1B}[14t\u{1B}[c".utf8)
    #expect(mute.takeReplies() == [])
  }

  @Test func complainsOfWhatItDoesNotKnow() {
    #expect(screen("\u{1B}[5i").complaints == ["CSI 5i"])
    #expect(screen("\u{1B}[?9999h").complaints == ["CSI ?9999h"])
    var broken = ScreenEmulator(size: Size(columns: 6, rows: 3))
    broken.feed([0xFF, 0xC3, 0x41, 0xE2, 0x28, 0xA1])
    #expect(!broken.complaints.isEmpty)
  }

  @Test func anythingMayCome() {
    var generator = SeededGenerator(seed: 5)
    let likely = Array("\u{1B}[[;?0123456789ABCDHJKLMPSTXbdhlmrt@ 한é\r\n\t".utf8)
    for size in [Size(columns: 2, rows: 2), Size(columns: 9, rows: 4)] {
      var screen = ScreenEmulator(size: size)
      for _ in 0..<40_000 {
        let byte =
          Int.random(in: 0..<20, using: &generator) == 0
          ? UInt8.random(in: 0...255, using: &generator)
          : likely[Int.random(in: 0..<likely.count, using: &generator)]
        screen.feed([byte])
      }
      #expect(screen.text.count == size.rows)
    }
  }
}
