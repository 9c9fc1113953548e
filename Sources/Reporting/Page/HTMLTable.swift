/// A table within an HTML page: the columns that people are shown, without those that matter least.
struct HTMLTable {
  /// Columns of a greater rank would make the widest table wider than a page; the data has them.
  private static let greatestRank = 13

  private let headings: [ReportTable.Heading]
  private let rows: [[ReportCell]]
  private let isRecord: Bool

  init(_ table: ReportTable) {
    // A column without any cell says nothing.
    let shown = table.headings.indices.filter { column in
      let heading = table.headings[column]
      let isForPeople = table.isRecord ? heading.name != nil : heading.heading != nil
      return isForPeople && heading.rank <= Self.greatestRank
        && (table.rows.isEmpty || table.rows.contains { $0[column] != .empty })
    }
    headings = shown.map { table.headings[$0] }
    rows = table.rows.map { row in shown.map { row[$0] } }
    isRecord = table.isRecord
  }

  var markup: Markup { isRecord ? record : whole(rows[...]) }

  /// The first rows, and all others behind a line that unfolds them.
  func unfolding(after shown: Int) -> Markup {
    guard rows.count > shown else { return markup }
    return whole(rows.prefix(shown)) + """

      <details><summary>\(rows.count - shown) more rows</summary>
      \(whole(rows.dropFirst(shown)))</details>
      """
  }

  private func whole(_ rows: ArraySlice<[ReportCell]>) -> Markup {
    if rows.isEmpty { return "<p class=\"none\">None.</p>" }
    let head = headings.map { heading -> Markup in
      "<th scope=\"col\"\(heading.alignment)>\(heading.words)</th>"
    }
    return """
      <div class="table"><table><thead><tr>\(Markup.joined(head))</tr></thead>
      <tbody>\(Markup.joined(rows.map(line), separator: "\n"))</tbody></table></div>
      """
  }

  private func line(_ row: [ReportCell]) -> Markup {
    let cells = zip(headings, row).map { heading, cell -> Markup in
      "<td\(heading.alignment)>\(cell.forPeople)</td>"
    }
    return "<tr>\(Markup.joined(cells))</tr>"
  }

  /// One line a column: its name and its cell.
  private var record: Markup {
    let lines = zip(headings, rows.first ?? []).map { heading, cell -> Markup in
      "<tr><th scope=\"row\">\(heading.words)</th><td\(heading.alignment)>\(cell.alone.forPeople)</td></tr>"
    }
    return "<div class=\"table\"><table><tbody>\(Markup.joined(lines))</tbody></table></div>"
  }
}

extension ReportTable.Heading {
  fileprivate var alignment: Markup { isNumeric ? " class=\"n\"" : "" }

  /// What stands above the column, in one line.
  fileprivate var words: String {
    // A hyphen at a line's end belongs to the line alone.
    (heading ?? name ?? "").split(separator: "\n").reduce("") { words, line in
      if words.isEmpty { return String(line) }
      return words.hasSuffix("-") ? String(words.dropLast() + line) : words + " " + line
    }
  }
}
