import CPseudoTerminal
import Testing

@testable import Terminal

struct WidthTests {
  private static let isGlibc236 = String(cString: ct_c_library_version()) == "2.36"

  /// The table differs from glibc only where glibc says -1: controls, and what Unicode 14 does not know.
  @Test(.enabled(if: isGlibc236)) func theTableIsThatOfGlibc() {
    for value in 1...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = ct_character_width(value)
      if theirs == -1 { continue }
      if scalar.columns != Int(theirs) {
        Issue.record("U+\(String(value, radix: 16)): \(scalar.columns) instead of \(theirs)")
      }
    }
  }

  @Test(.enabled(if: isGlibc236)) func whatIsCleanHasAWidthInGlibc() {
    for value in 1...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for clean in cleaned("a" + String(Character(scalar))).unicodeScalars
      where ct_character_width(clean.value) != Int32(clean.columns) {
        Issue.record("U+\(String(value, radix: 16)) -> U+\(String(clean.value, radix: 16))")
      }
    }
  }

  @Test func theTablesAreInOrder() {
    for table in [WidthTable.zero, WidthTable.wide] {
      #expect(
        zip(table, table.dropFirst()).enumerated().allSatisfy {
          $0.isMultiple(of: 2) ? $1.0 <= $1.1 : $1.0 < $1.1
        })
    }
  }

  @Test(arguments: [
    ("", 0), ("mouse", 5), ("노트북", 6), ("書類", 4), ("ケース", 6), ("ｹｰｽ", 3), ("Ａ", 2), ("👍", 2), ("é", 1),
    ("e\u{301}", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("▚█▏", 3), ("─│┌", 3), ("✓✗▸…", 4), ("🇰🇷", 2),
  ])
  func widths(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
  }

  @Test(arguments: [
    ("mouse", 5, "mouse"), ("mouse", 4, "mou…"), ("mouse", 1, "…"), ("mouse", 0, ""), ("mouse", -1, ""),
    ("노트북", 6, "노트북"), ("노트북", 5, "노트…"), ("노트북", 4, "노…"), ("노트북", 3, "노…"), ("노트북", 2, "…"),
    ("a한b", 3, "a…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 0, ""), ("\u{301}", 0, "\u{301}"),
  ])
  func truncation(text: String, room: Int, expected: String) {
    #expect(truncated(text, to: room) == expected)
  }
}
