import Terminal

/// What the doctor found, line by line.
struct DoctorReport {
  private static let nameColumns = 14

  /// All lines so far, cleaned of what could command a terminal.
  private(set) var text = ""
  /// What keeps raters from rating here, a sentence each.
  private(set) var obstacles: [String] = []

  /// Begins a part.
  mutating func begin(_ title: String) { text += (text.isEmpty ? "" : "\n") + cleaned(title) + "\n" }

  /// Adds what was found.
  mutating func add(_ name: String, _ finding: String) {
    let gap = String(repeating: " ", count: max(Self.nameColumns - columns(of: name), 1))
    text += "  \(name)\(gap)\(cleaned(finding))\n"
  }

  /// Notes an obstacle.
  mutating func hinder(_ sentence: String) { obstacles.append(sentence) }
}
