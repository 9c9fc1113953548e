/// A text broken into lines of at most so many columns.
///
/// Lines break after spaces and hyphens and around wide characters; a longer word is broken where it must be.
/// A newline always breaks. A wide character on a line of one column becomes "…".
/// - Parameters:
///   - text: a clean text.
///   - columns: the width of a line; below 1 there are no lines.
///   - lines: the most lines; when there are more, the last one ends with "…".
public func wrapped(_ text: String, to columns: Int, lines: Int? = nil) -> [String] {
  guard columns > 0 else { return [] }
  let most = max(0, lines ?? .max)
  var result: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var wrapper = Wrapper(columns: columns)
    for cluster in clusters(of: paragraph) { wrapper.add(cluster) }
    result += wrapper.finished()
    if result.count > most { return cut(result, to: most, columns: columns) }
  }
  return result
}

private func cut(_ lines: [String], to most: Int, columns: Int) -> [String] {
  var kept = Array(lines.prefix(most))
  guard let last = kept.popLast() else { return [] }
  kept.append(truncated(last + String(repeating: " ", count: columns), to: columns).trimmedBeforeEllipsis)
  return kept
}

extension String {
  /// "text   …" as "text…".
  fileprivate var trimmedBeforeEllipsis: String {
    var scalars = Substring(self).unicodeScalars
    scalars.removeLast()
    while scalars.last == " " { scalars.removeLast() }
    return String(Substring(scalars)) + "…"
  }
}

/// A character with its marks and its width.
private struct Cluster {
  var text: String
  var columns: Int
  var isSpace: Bool { text == " " }
}

private func clusters(of text: Substring) -> [Cluster] {
  var result: [Cluster] = []
  for scalar in text.unicodeScalars {
    let width = scalar.columns
    if width == 0, let last = result.indices.last {
      result[last].text.unicodeScalars.append(scalar)
    } else if width > 0 {
      result.append(Cluster(text: String(scalar), columns: width))
    }
  }
  return result
}

private struct Wrapper {
  let columns: Int
  private var lines: [String] = []
  private var line: [Cluster] = []
  private var used = 0
  /// How many clusters of the line stand before the last place where it may break.
  private var lastBreak = 0

  init(columns: Int) {
    self.columns = columns
  }

  mutating func add(_ cluster: Cluster) {
    let cluster = cluster.columns > columns ? Cluster(text: "…", columns: 1) : cluster
    if !cluster.isSpace, mayBreak(before: cluster) { lastBreak = line.count }
    while used + cluster.columns > columns, !cluster.isSpace { breakLine() }
    if line.isEmpty, cluster.isSpace, !lines.isEmpty { return }
    line.append(cluster)
    used += cluster.columns
  }

  mutating func finished() -> [String] {
    end(line[...])
    return lines
  }

  /// Ends the line at the last place where it may, and begins the next with the rest.
  private mutating func breakLine() {
    let place = lastBreak > 0 ? lastBreak : line.count
    end(line[..<place])
    line = Array(line[place...])
    used = line.reduce(0) { $0 + $1.columns }
    lastBreak = 0
  }

  private mutating func end(_ part: ArraySlice<Cluster>) {
    let last = part.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? part.startIndex
    lines.append(part[..<last].map(\.text).joined())
  }

  private func mayBreak(before cluster: Cluster) -> Bool {
    guard let previous = line.last else { return false }
    if previous.isSpace || (previous.text == "-" && line.count > 1) { return true }
    guard previous.columns == 2 || cluster.columns == 2 else { return false }
    return !Wrapper.closing.contains(cluster.text) && !Wrapper.opening.contains(previous.text)
  }

  /// Marks that no line begins with, and those that none ends with.
  private static let closing = Set("、。，．・：；？！）］｝」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}".map(String.init))
  private static let opening = Set("（［｛「『【〈《〔([{".map(String.init))
}
