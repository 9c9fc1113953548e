import Terminal
import Testing

struct WrappingTests {
  @Test(arguments: [
    (
      "the bar-shaped key at the bottom of a keyboard", 24,
      ["the bar-shaped key at", "the bottom of a keyboard"]
    ),
    ("the bar-shaped key", 9, ["the bar-", "shaped", "key"]),
    ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
    ("노트북 컴퓨터", 7, ["노트북", "컴퓨터"]),
    ("노트북 컴퓨터", 5, ["노트", "북 컴", "퓨터"]),
    ("机の上、右。", 6, ["机の", "上、", "右。"]),
    ("机の上、右。左", 8, ["机の上、", "右。左"]),
    ("「机」の", 4, ["「机", "」の"]),
    ("one\ntwo\n\nthree", 10, ["one", "two", "", "three"]),
    ("  two spaces", 20, ["  two spaces"]),
    ("한", 1, ["…"]),
    ("", 5, [""]),
    ("any", 0, []),
  ])
  func examples(text: String, columns: Int, lines: [String]) {
    #expect(wrapped(text, to: columns) == lines)
  }

  @Test(arguments: [
    (3, ["one two", "three", "four"]), (2, ["one two", "three…"]), (1, ["one tw…"]), (0, []),
  ])
  func cutsAfterSoManyLines(lines: Int, expected: [String]) {
    #expect(wrapped("one two three four", to: 7, lines: lines) == expected)
  }

  /// Every text of up to four pieces at every small width.
  @Test func everySmallText() {
    let pieces = ["a", " ", "-", "한", "。", "e\u{301}"]
    var texts = [""]
    var all = texts
    for _ in 0..<4 {
      texts = texts.flatMap { text in pieces.map { text + $0 } }
      all += texts
    }
    for text in all {
      for width in 1...5 {
        if let problem = problem(text, width) { Issue.record("“\(text)” to \(width): \(problem)") }
      }
    }
  }

  private func problem(_ text: String, _ width: Int) -> String? {
    let lines = wrapped(text, to: width)
    if lines.contains(where: { columns(of: $0) > width }) { return "too wide" }
    if lines.contains(where: { $0.hasSuffix(" ") }) { return "a space at an end" }
    if lines.dropFirst().contains(where: { $0.hasPrefix(" ") }) { return "a space at a beginning" }
    let seen = width == 1 ? text.replacing("한", with: "…").replacing("。", with: "…") : text
    if lines.joined().filter({ $0 != " " }) != seen.filter({ $0 != " " }) { return "text is lost" }
    for word in seen.split(separator: " ") where isUnbroken(word) && columns(of: String(word)) <= width {
      if !lines.contains(where: { $0.contains(word) }) { return "a word is broken" }
    }
    let cut = wrapped(text, to: width, lines: 2)
    if cut.count > 2 || cut.contains(where: { columns(of: $0) > width }) { return "cut wrongly" }
    if lines.count > 2, cut.last?.hasSuffix("…") != true { return "cut without a sign" }
    return lines.count <= 2 && cut != lines ? "cut needlessly" : nil
  }

  private func isUnbroken(_ word: Substring) -> Bool {
    !word.contains("-") && !word.contains("한") && !word.contains("。")
  }
}
