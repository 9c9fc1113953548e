extension ReportTable {
  /// Comma-separated values as RFC 4180 has them, with these choices: lines end with a line feed alone,
  /// the first line names the columns, the text is UTF-8 without a byte order mark.
  ///
  /// Numbers have all their digits and a point; an empty cell is empty. A text is quoted when it holds a
  /// comma, a quote or a line break. A text that a spreadsheet would take for a formula (it begins with
  /// `= + - @`, a tab or a carriage return) gets an apostrophe in front. Other controls than tab and line
  /// break become U+FFFD, so that the file is harmless on a terminal.
  func csv() -> String {
    ([columnNames] + rows.map { zip(headings, $0).filter { $0.0.name != nil }.map(\.1.forCSV) })
      .map { $0.map(Self.quoted).joined(separator: ",") + "\n" }
      .joined()
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
    guard needsQuotes else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension ReportCell {
  fileprivate var forCSV: String {
    switch self {
    case .empty: ""
    case .text(let text): text.safeForSpreadsheets.replacingControls { ["\t", "\n", "\r"].contains($0) }
    case .integer(let number), .mark(let number): String(number)
    case .real(let number, _), .share(let number, _): number.description
    }
  }
}

extension String {
  /// The text with an apostrophe in front when a spreadsheet would take it for a formula.
  ///
  /// Source: OWASP, "CSV Injection".
  fileprivate var safeForSpreadsheets: String {
    guard let first = unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first) else {
      return self
    }
    return "'" + self
  }
}
