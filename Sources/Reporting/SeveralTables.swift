/// A report of several tables, each of which can be had alone.
public protocol SeveralTables {
  /// The tables, by the names that they are chosen by and that JSON has them under.
  associatedtype Part: RawRepresentable<String> & CaseIterable

  /// The one that CSV has, which can hold one table, when none is chosen.
  static var main: Part { get }

  /// One of the tables.
  subscript(part: Part) -> ReportTable { get }

  /// What people are shown when no table is chosen.
  func text(_ layout: TextLayout) -> String
}

extension SeveralTables {
  /// One table; or when none is chosen, for people what they need most, as CSV the main table, and as JSON an
  /// object with all of them under their names.
  public func rendered(
    as format: ReportFormat, part: Part? = nil, layout: TextLayout = .plain
  ) -> String {
    if let part { return self[part].rendered(as: format, layout: layout) }
    switch format {
    case .table: return text(layout)
    case .csv: return self[Self.main].csv()
    case .json:
      let members = Part.allCases.map { "\"\($0.rawValue)\":" + self[$0].json().dropLast() }
      return "{\n" + members.joined(separator: ",\n") + "\n}\n"
    }
  }
}
