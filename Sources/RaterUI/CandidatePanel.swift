import Preview
import RatingStore
import Ratings
import Terminal

/// Question, candidates, and the definition of the selected one.
struct CandidatePanel: SidePanel {
  let screen: RatingScreen
  let position: Int
  let layout: RatingLayout

  /// Marker, number and the space after each.
  private static let nameColumn = 5

  private var answerColumns: Int {
    Answer.allCases.map { columns(of: phrases.sign(of: $0)) }.max() ?? 0
  }
  private var listRow: Int { panel.row + (layout.candidateColumns == 1 ? 2 : 1) }
  private var listRows: Int { RatingTask.mostCandidates / layout.candidateColumns }
  var belowRow: Int { listRow + listRows + (layout.candidateColumns == 1 ? 1 : 0) }

  func draw(into surface: inout Surface) {
    surface.write(
      truncated(screen.phrases.question, to: panel.columns), at: Point(column: panel.column, row: panel.row),
      role: .title)
    for index in screen.candidates.indices { drawCandidate(index, &surface) }
    if !drawDialog(&surface) { drawDefinition(&surface) }
  }

  /// The line of a candidate.
  func rect(of index: Int) -> Rect {
    let width = panel.columns / layout.candidateColumns
    return Rect(
      column: panel.column + (index / listRows) * width, row: listRow + index % listRows, columns: width - 1,
      rows: 1)
  }

  private func drawCandidate(_ index: Int, _ surface: inout Surface) {
    let rect = rect(of: index)
    let (column, row) = (rect.column, rect.row)
    let isSelected = index == screen.selection
    let role: Role = isSelected ? .selected : .normal
    let nameColumns = rect.columns - Self.nameColumn - answerColumns - 1
    if isSelected { surface.fill(rect, role: .selected) }
    surface.write(isSelected ? "▸" : " ", at: Point(column: column, row: row), role: role)
    if screen.isRight(index) == false {
      surface.write("!", at: Point(column: column + 1, row: row), role: isSelected ? .selected : .warning)
    }
    surface.write(
      "\(index + 1)", at: Point(column: column + 2, row: row), role: isSelected ? .selected : .key)
    surface.write(
      truncated(screen.candidates[index].name, to: nameColumns),
      at: Point(column: column + Self.nameColumn, row: row), role: role)
    guard let answer = screen.progress.answers(of: position)[index] else { return }
    surface.write(
      phrases.sign(of: answer), at: Point(column: column + Self.nameColumn + nameColumns + 1, row: row),
      role: isSelected ? answer.selectedRole : answer.role)
  }

  private func drawDefinition(_ surface: inout Surface) {
    let noteRows = drawDamage(&surface)
    var rows = panel.row + panel.rows - belowRow - noteRows
    let verdict = wrapped(screen.verdictText ?? "", to: panel.columns, lines: max(rows, 1))
    if screen.verdictText != nil {
      write(verdict, at: belowRow, .message, &surface)
      rows -= verdict.count
    }
    guard rows > 0, screen.candidates.indices.contains(screen.selection) else { return }
    let text = screen.candidates[screen.selection].explanation
    let top = panel.row + panel.rows - noteRows - rows
    write(wrapped(text, to: panel.columns, lines: rows), at: top, .dim, &surface)
  }
}
