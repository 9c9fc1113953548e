extension ReportTable {
  /// Aligned columns with two spaces between them: texts to the left, numbers to the right.
  ///
  /// Lines have no spaces at their end; an empty cell is `-`. Columns that have no room are left out, the
  /// greatest rank first.
  func table(_ layout: TextLayout) -> String {
    var columns = headings.indices.compactMap { TextColumn(at: $0, of: self, layout) }
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
}

/// A column as it is shown to people.
private struct TextColumn {
  /// A text of more columns ends in `…`: one long name must not push everything else off the screen.
  static let widestText = 32

  let head: [String]
  private let cells: [String]
  private let isNumeric: Bool
  let rank: Int
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
  /// The cell as people read it.
  fileprivate var forPeople: String {
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
