import Terminal

/// Where things stand on the rating screen, for one window size.
///
/// Nothing here depends on the task, so nothing jumps from one task to the next.
struct RatingLayout: Equatable {
  /// The smallest window that the screen works in.
  static let least = Size(columns: 60, rows: 16)
  /// From this width on the list stands beside the picture, below it under the picture.
  static let sideBySideColumns = 80
  private static let wideColumns = 120
  private static let barRows = 3

  /// The frame round the picture.
  let frame: Rect
  /// Question, candidates, definition.
  let panel: Rect
  /// How many columns of candidates the panel has: 1 beside the picture, 2 under it.
  let candidateColumns: Int
  /// The row of the one line that says what to do or what happened.
  let statusRow: Int
  /// The row of the key bar.
  let keyRow: Int

  /// The picture's rectangle, inside the frame.
  var picture: Rect {
    Rect(
      column: frame.column + 1, row: frame.row + 1, columns: frame.columns - 2, rows: frame.rows - 2)
  }

  /// The layout for a window, or nil when the window is too small.
  init?(_ size: Size) {
    guard size.columns >= Self.least.columns, size.rows >= Self.least.rows else { return nil }
    statusRow = size.rows - 2
    keyRow = size.rows - 1
    let rows = size.rows - Self.barRows
    if size.columns >= Self.sideBySideColumns {
      let columns = Self.frameColumns(in: size.columns)
      frame = Rect(column: 0, row: 1, columns: columns, rows: rows)
      panel = Rect(column: columns + 2, row: 1, columns: size.columns - columns - 3, rows: rows)
      candidateColumns = 1
    } else {
      let below = Self.panelRowsBelow(rows)
      frame = Rect(column: 0, row: 1, columns: size.columns, rows: rows - below)
      panel = Rect(column: 1, row: 1 + rows - below, columns: size.columns - 2, rows: below)
      candidateColumns = 2
    }
  }

  /// Two thirds of a wide window; never less than half of a narrow one.
  private static func frameColumns(in columns: Int) -> Int {
    let narrow = (columns: sideBySideColumns, frame: 44)
    guard columns < wideColumns else { return columns * 2 / 3 }
    return narrow.frame + (columns - narrow.columns) * (wideColumns * 2 / 3 - narrow.frame)
      / (wideColumns - narrow.columns)
  }

  /// The question, four rows of candidates, and the definition.
  private static func panelRowsBelow(_ rows: Int) -> Int {
    let definitionRows = rows >= 20 ? 3 : 1
    return 1 + 4 + definitionRows
  }
}
