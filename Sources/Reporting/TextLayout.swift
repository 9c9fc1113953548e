/// What is known about the terminal that a table for people is shown on.
public struct TextLayout: Sendable {
  /// Makes a text from a file harmless to a terminal.
  public var clean: @Sendable (String) -> String
  /// The columns that a clean text takes.
  public var columns: @Sendable (String) -> Int
  /// The columns that there are; nil: as many as it takes.
  public var width: Int?

  /// Makes a layout from its parts.
  public init(
    clean: @escaping @Sendable (String) -> String, columns: @escaping @Sendable (String) -> Int,
    width: Int? = nil
  ) {
    self.clean = clean
    self.columns = columns
    self.width = width
  }

  /// No controls, one column a character: right for Latin text.
  public static let plain = TextLayout(clean: \.withoutControls, columns: \.count)

  /// A clean text, or where it takes more columns its beginning and `…`.
  func shortened(_ text: String, to most: Int) -> String {
    guard columns(text) > most else { return text }
    var text = text
    while !text.isEmpty, columns(text) > most - 1 { text.removeLast() }
    return text + "…"
  }

  /// A clean text in lines that fit, broken at spaces; the first begins with a start, all others with an indent.
  func wrapped(_ text: String, start: String = "", indent: String = "") -> String {
    var lines: [String] = []
    var line = start
    var isEmpty = true
    for word in text.split(separator: " ") {
      let longer = isEmpty ? line + word : line + " " + word
      if let width, columns(longer) > width, !isEmpty {
        lines.append(line)
        line = indent + word
      } else {
        line = longer
      }
      isEmpty = false
    }
    return (lines + [line]).map { $0 + "\n" }.joined()
  }

  /// One line a fact, names and texts below each other; what is not known is `-`.
  func facts(_ facts: [(name: String, text: String?)]) -> String {
    let width = facts.map { columns($0.name) }.max() ?? 0
    let indent = String(repeating: " ", count: width + 2)
    return facts.map { fact in
      wrapped(fact.text ?? "-", start: fact.name + indent.dropFirst(columns(fact.name)), indent: indent)
    }.joined()
  }
}
