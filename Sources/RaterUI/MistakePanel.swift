import RatingStore
import Ratings
import Terminal

/// What the model says, the question, and once there is a verdict the reference labels.
struct MistakePanel: SidePanel {
  let screen: RatingScreen
  let position: Int
  let layout: RatingLayout
  let mistake: Mistake

  /// Whether the panel stands under the picture, where it is wide and low.
  private var isLow: Bool { layout.candidateColumns > 1 }
  private var definitionRows: Int {
    isLow ? max(panel.rows - 5, 1) : min(max(panel.rows / 4, 3), 8)
  }
  private var questionRow: Int { panel.row + definitionRows + (isLow ? 1 : 4) }
  var belowRow: Int { questionRow + (isLow ? 0 : 4) }

  func draw(into surface: inout Surface) {
    drawPrediction(&surface)
    drawQuestion(&surface)
    if drawDialog(&surface) { return }
    let rows = panel.row + panel.rows - belowRow - drawDamage(&surface)
    if screen.isReferenceShown, rows > 0 {
      if isLow { drawReferenceLine(&surface, rows: rows) } else { drawReference(&surface, rows: rows) }
    }
  }

  private func drawPrediction(_ surface: inout Surface) {
    guard let prediction = screen.candidates.first else { return }
    let title = phrases.modelsSay(max(mistake.models.count, 1))
    surface.write(title, at: Point(column: panel.column, row: panel.row), role: .title)
    let (column, row) =
      isLow ? (panel.column + columns(of: title) + 2, panel.row) : (panel.column + 2, panel.row + 2)
    let room = panel.column + panel.columns - column
    surface.write(truncated(prediction.name, to: room), at: Point(column: column, row: row), role: .selected)
    let indent = isLow ? 0 : 2
    let lines = wrapped(prediction.definition, to: panel.columns - indent, lines: definitionRows)
    write(lines, at: row + 1, .dim, &surface, indent: indent)
  }

  private func drawQuestion(_ surface: inout Surface) {
    var place = Point(column: panel.column, row: questionRow)
    surface.write(phrases.question, at: place, role: .title)
    guard let verdict = screen.verdict else { return }
    place = next(after: phrases.question, at: place)
    let sign = phrases.sign(of: verdict.word.answer)
    surface.write(sign, at: place, role: verdict.word.answer.role)
    place = next(after: sign, at: place)
    let room = max(panel.column + panel.columns - place.column, 0)
    surface.write(truncated(kind(of: verdict), to: room), at: place, role: .normal)
  }

  /// Where the next words stand: behind the last ones in a low panel, else below them.
  private func next(after text: String, at place: Point) -> Point {
    isLow
      ? Point(column: place.column + columns(of: text) + 2, row: place.row)
      : Point(column: panel.column + 2, row: place.row + 1)
  }

  private func kind(of verdict: Verdict) -> String {
    [verdict.category.map { phrases.name(of: $0) }, verdict.severity.map { phrases.name(of: $0) }]
      .compactMap(\.self).joined(separator: ", ")
  }

  private var reference: [CandidateText] {
    mistake.reference.map { CandidateText(index: $0, labels: screen.campaign.labels, phrases) }
  }

  /// Each label on lines of its own, with its definition where there is room for all.
  private func drawReference(_ surface: inout Surface, rows: Int) {
    surface.write(phrases.referenceLabels, at: Point(column: panel.column, row: belowRow), role: .title)
    var lines = reference.isEmpty ? [phrases.noReference] : reference.flatMap { wrap($0.explanation) }
    if lines.count > rows - 1 { lines = reference.map { truncated($0.name, to: panel.columns - 2) } }
    if lines.count > rows - 1 {
      lines = wrap(reference.map(\.name).joined(separator: " · "), lines: rows - 1)
    }
    write(lines, at: belowRow + 1, .normal, &surface, indent: 2)
  }

  /// All labels one after the other, behind the words for them.
  private func drawReferenceLine(_ surface: inout Surface, rows: Int) {
    let names = reference.isEmpty ? phrases.noReference : reference.map(\.name).joined(separator: " · ")
    write(
      wrapped("\(phrases.referenceLabels): \(names)", to: panel.columns, lines: rows - 1), at: belowRow + 1,
      .normal, &surface)
  }

  private func wrap(_ text: String, lines: Int = .max) -> [String] {
    wrapped(text, to: panel.columns - 2, lines: max(lines, 1))
  }
}
