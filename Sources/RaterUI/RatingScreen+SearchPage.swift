import RatingStore
import Ratings
import Terminal

/// What a search looks like: the tasks found over the whole screen, the query below.
extension RatingScreen {
  private static let listRow = 2

  /// How many of the tasks found there is room for.
  var searchRows: Int { max(size.rows - Self.listRow - 4, 1) }

  func drawSearch(_ search: Search, _ surface: inout Surface, _ layout: RatingLayout) {
    surface.write(phrases.searchTitle, at: Point(column: 1, row: 0), role: .title)
    let count = phrases.searchCount(search.found.count, of: search.trail.count)
    surface.write(
      count, at: Point(column: surface.size.columns - 1 - columns(of: count), row: 0), role: .normal)
    let first = max(min(search.selection - searchRows / 2, search.found.count - searchRows), 0)
    for (row, index) in (first..<search.found.count).prefix(searchRows).enumerated() {
      draw(search.found[index], isSelected: index == search.selection, &surface, row: Self.listRow + row)
    }
    if search.found.isEmpty {
      surface.write(phrases.nothingFound, at: Point(column: 1, row: Self.listRow), role: .dim)
    }
    surface.write(
      truncated(phrases.searchHint, to: surface.size.columns - 2),
      at: Point(column: 1, row: layout.statusRow - 1), role: .dim)
  }

  private func draw(
    _ match: TaskFinder.Match, isSelected: Bool, _ surface: inout Surface, row: Int
  ) {
    let role: Role = isSelected ? .selected : .normal
    let width = surface.size.columns - 2
    if isSelected {
      surface.fill(Rect(column: 1, row: row, columns: width, rows: 1), role: .selected)
    }
    let number = grouped(match.number)
    let gap = String(repeating: " ", count: max(7 - number.count, 1))
    surface.write(
      truncated(gap + number + "  " + summary(of: match), to: width), at: Point(column: 1, row: row),
      role: role)
  }

  /// What was found first, then the rest of the task.
  private func summary(of match: TaskFinder.Match) -> String {
    let answers = progress.answers(of: match.position)
    var parts = campaign.tasks.candidates(at: match.position).enumerated().map { index, label in
      [
        CandidateText(index: label, labels: campaign.labels, phrases).name,
        answers[index].map(phrases.sign(of:)),
      ].compactMap(\.self)
        .joined(separator: " ")
    }
    let remarks = remarksLine(of: match.position)
    if let candidate = match.candidate { parts.insert(parts.remove(at: candidate), at: 0) }
    if !remarks.isEmpty { parts.insert(remarks, at: match.candidate == nil ? 0 : 1) }
    switch progress.phase(of: match.position) {
    case .skippedOnce, .skippedForGood: parts.insert(phrases.skippedWord, at: 0)
    case .open, .submitted: break
    }
    return parts.joined(separator: " · ")
  }
}
