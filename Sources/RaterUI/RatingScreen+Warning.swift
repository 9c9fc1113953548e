import Terminal

/// Warnings that are longer than their line.
extension RatingScreen {
  /// Gives a long warning the row of the keys too, until the next key is pressed.
  ///
  /// What is too long for both loses its middle, mostly a part of a path: the reason stands at the end.
  func drawLongWarning(_ surface: inout Surface, _ layout: RatingLayout) {
    guard overlays.isEmpty, let message, message.role == .warning else { return }
    let room = surface.size.columns - 2
    let saved = position.map { phrases.saved(progress.answers(of: $0).count, of: candidates.count) } ?? ""
    guard columns(of: message.text) > room - columns(of: saved) - 2 else { return }
    let rows = [layout.statusRow, layout.keyRow]
    let blank = String(repeating: " ", count: surface.size.columns)
    for row in rows { surface.write(blank, at: Point(column: 0, row: row), role: .normal) }
    for (row, line) in zip(rows, lines(of: message.text, in: room, most: rows.count)) {
      surface.write(line, at: Point(column: 1, row: row), role: message.role)
    }
  }

  /// A text in so many lines; where there are more, without its middle.
  private func lines(of text: String, in columns: Int, most: Int) -> [String] {
    var (lines, kept) = (wrapped(text, to: columns), columns * most)
    while lines.count > most, kept > columns {
      lines = wrapped(withoutMiddle(text, columns: kept), to: columns)
      kept -= 1
    }
    return lines
  }

  /// The beginning and the end of a text, as much as there is room for.
  private func withoutMiddle(_ text: String, columns room: Int) -> String {
    let beginning = truncated(text, to: room / 2)
    var end = Substring(text)
    while columns(of: beginning) + columns(of: String(end)) > room { end.removeFirst() }
    return beginning + end
  }
}
