/// How a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Aligned columns for people.
  case table
  /// Comma-separated values, RFC 4180 with line feeds.
  case csv
  /// A JSON array with one object a row.
  case json
}

extension ReportTable {
  /// The report as text that ends with a line feed.
  public func rendered(as format: ReportFormat, layout: TextLayout = .plain) -> String {
    switch format {
    case .table: table(layout)
    case .csv: csv()
    case .json: json()
    }
  }
}

extension String {
  /// The text with each control character (C0, DEL, C1) as U+FFFD.
  var withoutControls: String { replacingControls { _ in false } }

  /// The same, leaving those controls that the closure names.
  func replacingControls(except isAllowed: (Unicode.Scalar) -> Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      result.append(isControl && !isAllowed(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
