import Terminal
import TerminalTesting
import Testing

struct CleaningTests {
  @Test(arguments: [
    ("space bar", "space bar"),
    ("a\nb\tc", "a b c"), ("a\r\nb\rc\n\nd\r", "a b c  d "),
    ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"),
    ("a\u{7}b\u{9B}c\u{7F}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ("evil\u{202E}gpj.exe", "evil\u{FFFD}gpj.exe"),
    ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
    ("zero\u{200B}width\u{FEFF}", "zerowidth"),
    ("so\u{AD}ft", "soft"),
    ("\u{2028}\u{2029}\u{E000}\u{378}\u{10FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("❤\u{FE0F}", "❤"),
    ("👩\u{200D}🔬", "👩🔬"),
    ("👍🏽", "👍"),
    ("🏽", "🏽"),
    ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"),
    ("\u{301}\u{302}a", "a"),
    ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}b\u{301}", "a\u{301}\u{302}\u{303}\u{304}b\u{301}"),
    ("노트북 書類 ケース", "노트북 書類 ケース"),
    ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}"),
    ("", ""),
  ])
  func makesHarmless(dirty: String, clean: String) {
    #expect(Array(cleaned(dirty).unicodeScalars) == Array(clean.unicodeScalars))
  }

  @Test func everyScalarIsCleanedOnceAndForAll() {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = cleaned("a" + String(Character(scalar)))
      if cleaned(once) != once || !isHarmless(once) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }

  @Test func cleaningTwiceChangesNothing() {
    var generator = SeededGenerator(seed: 1)
    let pieces: [Unicode.Scalar] = [
      "a", "\u{301}", "한", "\u{1161}", "👍", "🏽", "\u{200D}", "\u{202E}", "\n", "\u{1B}", "\u{E0067}", "🇰",
      "\u{FE0F}",
    ]
    for _ in 0..<3_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        text.append(pieces[Int.random(in: 0..<pieces.count, using: &generator)])
      }
      let once = cleaned(String(text))
      #expect(cleaned(once) == once)
    }
  }

  @Test(arguments: ["x", "é", "한", "e\u{301}"]) func longTextsAreCut(piece: String) {
    for count in [longestCleanText - 1, longestCleanText, longestCleanText + 1, 3 * longestCleanText] {
      let text = String(repeating: piece, count: count)
      let once = cleaned(text)
      let isCut = text.unicodeScalars.count > longestCleanText
      #expect(once.unicodeScalars.count == min(text.unicodeScalars.count, longestCleanText))
      #expect(once.hasSuffix("…") == isCut)
      #expect(cleaned(once) == once)
    }
  }
}
