extension ReportTable {
  /// Aligned columns with two spaces between them: texts to the left, numbers to the right.
  ///
  /// Lines have no spaces at their end; an empty cell is `-`. Columns without any cell are left out, and then
  /// those that have no room, the greatest rank first; but none of rank 0.
  func table(_ layout: TextLayout) -> String {
    if isRecord { return record(layout) }
    var columns = headings.indices.compactMap { TextColumn(at: $0, of: self, layout) }
    columns.removeAll { $0.isNothing && $0.rank > 0 && !rows.isEmpty }
    while let width = layout.width, TextColumn.width(of: columns) > width, let last = columns.expendable {
      columns.remove(at: last)
    }
    let height = columns.map(\.head.count).max() ?? 0
    let lines = (0..<height + rows.count).map { line in
      columns.map { $0.cell(ofLine: line, headHeight: height, layout) }.joined(separator: "  ")
        .droppingTrailingSpaces + "\n"
    }
    return lines.joined()
  }

  /// One line a column that has a name: the name, and the cell.
  private func record(_ layout: TextLayout) -> String {
    let cells = zip(headings, rows[0]).compactMap { heading, cell in heading.name.map { ($0, cell) } }
    return layout.facts(cells.map { ($0, layout.clean($1.alone.forPeople)) })
  }
}

/// A column as it is shown to people.
private struct TextColumn {
  /// A text of more columns ends in `…`: one long name must not push everything else off the screen.
  static let widestText = 32

  let head: [String]
  private let cells: [String]
  private let isNumeric: Bool
  let rank: Int
  /// Whether all cells are empty.
  let isNothing: Bool
  private let width: Int

  /// Nil for columns that people are not shown.
  init?(at column: Int, of table: ReportTable, _ layout: TextLayout) {
    let heading = table.headings[column]
    guard let text = heading.heading else { return nil }
    head = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    cells = table.rows.map { row in layout.shortened(layout.clean(row[column].forPeople), to: Self.widestText)
    }
    isNumeric = heading.isNumeric
    rank = heading.rank
    isNothing = table.rows.allSatisfy { $0[column] == .empty }
    width = (head + cells).map(layout.columns).max() ?? 0
  }

  /// A cell, or before the first row a line of the heading, which stands at the bottom of its lines.
  func cell(ofLine line: Int, headHeight: Int, _ layout: TextLayout) -> String {
    let headLine = line - (headHeight - head.count)
    let text = line >= headHeight ? cells[line - headHeight] : headLine >= 0 ? head[headLine] : ""
    let spaces = String(repeating: " ", count: max(0, width - layout.columns(text)))
    return isNumeric ? spaces + text : text + spaces
  }

  static func width(of columns: [TextColumn]) -> Int {
    columns.reduce(0) { $0 + $1.width } + 2 * max(0, columns.count - 1)
  }
}

extension [TextColumn] {
  /// Which to leave out first: the last of the greatest rank; nil where all must stay.
  fileprivate var expendable: Int? {
    guard let rank = map(\.rank).max(), rank > 0 else { return nil }
    return lastIndex { $0.rank == rank }
  }
}

extension ReportCell {
  /// The cell without a heading to explain it.
  var alone: ReportCell {
    switch self {
    case .mark(let number): .integer(number)
    case .share(let number, _): .share(number, sign: true)
    default: self
    }
  }

  /// The cell as people read it.
  var forPeople: String {
    switch self {
    case .empty: "-"
    case .text(let text): text
    case .integer(let number): String(number)
    case .mark(let number): number == 0 ? "" : "!"
    case .real(let number, let decimals): fixed(number, decimals: decimals)
    case .share(let number, let sign): fixed(100 * number, decimals: 1) + (sign ? " %" : "")
    }
  }
}

extension String {
  var droppingTrailingSpaces: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
