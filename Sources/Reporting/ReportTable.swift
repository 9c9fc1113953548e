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
    /// The name of the CSV column and the JSON key; nil: the column is for people alone.
    var name: String?
    /// What stands above the column in a table for people, in one line or more; nil: it is not in that table.
    var heading: String?
    var isNumeric: Bool
    /// Columns of the greatest rank are left out first where the table is too wide; those of rank 0 never.
    var rank = 0
  }

  let headings: [Heading]
  let rows: [[ReportCell]]
  /// Whether it has one row of many columns, which people are shown below each other.
  let isRecord: Bool

  /// Makes one table row of each value.
  public init<Row>(_ values: some Sequence<Row>, columns: [ReportColumn<Row>]) {
    headings = columns.map(\.heading)
    rows = values.map { value in columns.map { $0.cell(value) } }
    isRecord = false
  }

  /// Makes a table of one row, which people are shown as one line a column, under the column's name.
  public init<Row>(record value: Row, columns: [ReportColumn<Row>]) {
    headings = columns.map(\.heading)
    rows = [columns.map { $0.cell(value) }]
    isRecord = true
  }

  /// The names of the columns: CSV columns and JSON keys.
  public var columnNames: [String] { headings.compactMap(\.name) }
}

/// One value under a column.
enum ReportCell: Equatable, Sendable {
  case empty
  case text(String)
  case integer(Int)
  /// A number that people are shown as an exclamation mark where it is not 0.
  case mark(Int)
  /// A number with the decimals that people are shown.
  case real(Double, decimals: Int)
  /// A number from 0 to 1 that people are shown as a percentage, with its sign or, where the heading has that,
  /// without.
  case share(Double, sign: Bool)
}
