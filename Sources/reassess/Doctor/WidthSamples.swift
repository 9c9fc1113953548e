import Terminal

/// Characters whose width terminals disagree on, and how wide this one draws them.
struct WidthSamples {
  /// As `reassess` counts them: Latin with a mark of its own, a line, a block, a check mark, an ellipsis, Hangul,
  /// Kanji, an emoji, and a letter with a mark put over it.
  private static let samples = ["é", "─", "▄", "✓", "…", "한", "画", "🙂", "e\u{301}"]

  private var measured: [Int] = []

  /// Prints each at the beginning of a line of its own and asks where the cursor is.
  var question: [UInt8] {
    // Down first: a cursor reported on the first row could be a key.
    Array(("\n" + Self.samples.map { "\r\u{1B}[K\($0)\u{1B}[6n" }.joined()).utf8)
  }

  /// Clears the line and goes back to the one before.
  var farewell: [UInt8] { Array("\r\u{1B}[2K\u{1B}[A\r".utf8) }

  /// Takes the next answer.
  mutating func take(column: Int) { measured.append(column - 1) }

  /// Whether every sample was measured.
  var isComplete: Bool { measured.count == Self.samples.count }

  /// Whether the terminal reads UTF-8: one that does not draws two characters for `é`.
  var isUnicode: Bool { measured.first == 1 }

  /// What is drawn in another width than it is counted in.
  var disagreements: [String] {
    zip(Self.samples, measured).compactMap { sample, width in
      let counted = columns(of: sample)
      return width == counted ? nil : "\(sample) takes \(width), is counted as \(counted)"
    }
  }
}
