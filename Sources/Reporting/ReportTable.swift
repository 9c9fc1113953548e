/// Rows under named columns: what every report is before it becomes text.
///
/// It is made from values and a description of each column, so that no row can be short:
///
///     let table = ReportTable(
///       raters,
///       columns: [.text("rater") { $0.name }, .integer("tasks") { $0.tasks }])
///     print(table.rendered(as: .csv), terminator: "")
public struct ReportTable: Sendable {
  /// What a column is called and how its cells are shown to people.
  struct Heading: Equatable, Sendable {
    /// The name of the CSV column and the JSON key.
    var name: String
    /// What stands above the column in a table for people.
    var heading: String
    var isNumeric: Bool
    /// Whether the column stands in the table for people as well.
    var isInTable: Bool
  }

  let headings: [Heading]
  let rows: [[ReportCell]]

  /// Makes one table row of each value.
  public init<Row>(_ values: some Sequence<Row>, columns: [ReportColumn<Row>]) {
    headings = columns.map(\.heading)
    rows = values.map { value in columns.map { $0.cell(value) } }
  }

  /// The names of the columns: CSV columns and JSON keys.
  public var columnNames: [String] { headings.map(\.name) }
}

/// One value under a column.
enum ReportCell: Equatable, Sendable {
  case empty
  case text(String)
  case integer(Int)
  /// A number with the decimals that people are shown.
  case real(Double, decimals: Int)
  /// A number from 0 to 1 that people are shown as a percentage.
  case share(Double)
}

/// A column of a report on values of one type: its name, and where its cells come from.
///
/// A nil value, and a number that is not finite, is an empty cell.
public struct ReportColumn<Row> {
  let heading: ReportTable.Heading
  let cell: (Row) -> ReportCell

  private init(
    _ name: String, _ heading: String?, _ inTable: Bool, isNumeric: Bool = true,
    _ cell: @escaping (Row) -> ReportCell
  ) {
    self.heading = ReportTable.Heading(
      name: name, heading: heading ?? name, isNumeric: isNumeric, isInTable: inTable)
    self.cell = cell
  }

  /// A column of texts.
  public static func text(
    _ name: String, heading: String? = nil, inTable: Bool = true, _ value: @escaping (Row) -> String?
  ) -> ReportColumn {
    ReportColumn(name, heading, inTable, isNumeric: false) { row in value(row).map(ReportCell.text) ?? .empty
    }
  }

  /// A column of whole numbers.
  public static func integer(
    _ name: String, heading: String? = nil, inTable: Bool = true, _ value: @escaping (Row) -> Int?
  ) -> ReportColumn {
    ReportColumn(name, heading, inTable) { row in value(row).map(ReportCell.integer) ?? .empty }
  }

  /// A column of numbers, shown to people with so many decimals; CSV and JSON have all digits.
  public static func real(
    _ name: String, decimals: Int, heading: String? = nil, inTable: Bool = true,
    _ value: @escaping (Row) -> Double?
  ) -> ReportColumn {
    ReportColumn(name, heading, inTable) { row in
      guard let number = value(row), number.isFinite else { return .empty }
      return .real(number, decimals: decimals)
    }
  }

  /// A column of numbers from 0 to 1, shown to people as percentages; CSV and JSON have the number.
  public static func share(
    _ name: String, heading: String? = nil, inTable: Bool = true, _ value: @escaping (Row) -> Double?
  ) -> ReportColumn {
    ReportColumn(name, heading, inTable) { row in
      guard let number = value(row), number.isFinite else { return .empty }
      return .share(number)
    }
  }
}
