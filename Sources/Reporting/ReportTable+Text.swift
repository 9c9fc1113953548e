extension ReportTable {
  /// Aligned columns with two spaces between them: texts to the left, numbers to the right.
  ///
  /// Lines have no spaces at their end; an empty cell is `-`.
  func table(_ layout: TextLayout) -> String {
    let shown = headings.indices.filter { headings[$0].isInTable }
    let lines =
      [shown.map { headings[$0].heading }]
      + rows.map { row in shown.map { layout.clean(row[$0].forPeople) } }
    let widths = shown.indices.map { column in lines.map { layout.columns($0[column]) }.max() ?? 0 }
    return lines.map { cells in
      let padded = cells.indices.map { column in
        Self.pad(cells[column], to: widths[column], right: headings[shown[column]].isNumeric, layout)
      }
      return padded.joined(separator: "  ").droppingTrailingSpaces + "\n"
    }.joined()
  }

  private static func pad(_ text: String, to width: Int, right: Bool, _ layout: TextLayout) -> String {
    let spaces = String(repeating: " ", count: max(0, width - layout.columns(text)))
    return right ? spaces + text : text + spaces
  }
}

extension ReportCell {
  /// The cell as people read it.
  fileprivate var forPeople: String {
    switch self {
    case .empty: "-"
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number, let decimals): fixed(number, decimals: decimals)
    case .share(let number): fixed(100 * number, decimals: 1) + " %"
    }
  }
}

extension String {
  fileprivate var droppingTrailingSpaces: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
