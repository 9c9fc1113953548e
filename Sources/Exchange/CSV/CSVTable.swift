/// A file of comma-separated values whose first row names the columns.
///
/// Columns may stand in any order; those that nobody asks for are passed over.
struct CSVTable: ~Copyable {
  private var reader: CSVReader
  private let names: [String]

  /// How many rows are taken between two reports of progress.
  private static let rowsBetweenReports = 4096
  private var rowCount = 0

  /// Opens a file and reads its first row.
  init(_ path: String) throws(ExchangeError) {
    var reader = try CSVReader(path)
    guard try reader.next() else {
      throw ExchangeError(file: path, reason: "it is empty: a line of column names is needed")
    }
    names = reader.texts
    self.reader = reader
  }

  /// The place of a column, or nil when there is none; some columns have had several names.
  func column(ifPresent possible: String...) throws(ExchangeError) -> Int? {
    let found = names.indices.filter { possible.contains(names[$0]) }
    guard found.count < 2 else { throw reader.error("the column \(names[found[0]]) is there twice") }
    return found.first
  }

  /// The place of a column that must be there.
  func column(_ name: String, or formerly: String? = nil) throws(ExchangeError) -> Int {
    if let found = try column(ifPresent: name, formerly ?? name) { return found }
    let present = names.prefix(10).map(quoted).joined(separator: ", ")
    let others = names.count > 10 ? " and \(names.count - 10) more" : ""
    throw reader.error("there is no column \(name), only \(present)\(others)")
  }

  /// Goes to the next row, which must have as many fields as there are columns; false at the end.
  mutating func next() throws(ExchangeError) -> Bool {
    guard try reader.next() else { return false }
    if names.count > 1, reader.fieldCount == 1, field(0).isEmpty { throw reader.error("the line is empty") }
    guard reader.fieldCount == names.count else {
      throw reader.error("the line has \(reader.fieldCount) fields, and there are \(names.count) columns")
    }
    return true
  }

  /// The same, and tells now and then how much of the file has been read, from 0 to 1.
  mutating func next(_ progress: (Double) -> Void) throws(ExchangeError) -> Bool {
    rowCount += 1
    if rowCount % Self.rowsBetweenReports == 0 { progress(reader.share) }
    return try next()
  }

  /// The line in which the current row begins, counted from 1.
  var line: Int { reader.line }
  /// The bytes of the current row in a column: UTF-8.
  func field(_ column: Int) -> ArraySlice<UInt8> { reader.field(column) }
  /// The text of the current row in a column.
  func text(_ column: Int) -> String { reader.text(column) }
  /// The text of the current row in a column that may be absent; nil where there is nothing.
  func text(ifPresent column: Int?) -> String? {
    guard let column, !field(column).isEmpty else { return nil }
    return text(column)
  }
  /// An error in the current row.
  func error(_ reason: String) -> ExchangeError { reader.error(reason) }
}
