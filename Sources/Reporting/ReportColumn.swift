/// A column of a report on values of one type: its name, and where its cells come from.
///
/// A nil value, and a number that is not finite, is an empty cell. The heading is the name unless told; in a
/// heading `\n` begins another line.
public struct ReportColumn<Row> {
  private(set) var heading: ReportTable.Heading
  let cell: (Row) -> ReportCell

  private init(
    _ name: String?, _ heading: String?, _ inTable: Bool, isNumeric: Bool = true,
    _ cell: @escaping (Row) -> ReportCell
  ) {
    self.heading = ReportTable.Heading(
      name: name, heading: inTable ? heading ?? name : nil, isNumeric: isNumeric)
    self.cell = cell
  }

  /// The same column, but one that people are shown only where there is room; those of the greatest rank are
  /// left out first.
  public func rank(_ rank: Int) -> ReportColumn {
    var column = self
    column.heading.rank = rank
    return column
  }
}

extension ReportColumn {
  /// A column of texts.
  public static func text(
    _ name: String, heading: String? = nil, inTable: Bool = true, _ value: @escaping (Row) -> String?
  ) -> ReportColumn {
    ReportColumn(name, heading, inTable, isNumeric: false) { row in value(row).map(ReportCell.text) ?? .empty
    }
  }

  /// A column for people alone: what CSV and JSON have in other columns.
  public static func people(
    heading: String, toTheRight: Bool = true, _ value: @escaping (Row) -> String?
  ) -> ReportColumn {
    ReportColumn(nil, heading, true, isNumeric: toTheRight) { row in
      value(row).map(ReportCell.text) ?? .empty
    }
  }

  /// A column of whole numbers.
  public static func integer(
    _ name: String, heading: String? = nil, inTable: Bool = true, _ value: @escaping (Row) -> Int?
  ) -> ReportColumn {
    ReportColumn(name, heading, inTable) { row in value(row).map(ReportCell.integer) ?? .empty }
  }

  /// A column of whole numbers that people are shown as a mark where they are not 0.
  public static func mark(_ name: String, _ value: @escaping (Row) -> Int) -> ReportColumn {
    ReportColumn(name, "", true, isNumeric: false) { .mark(value($0)) }
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
  ///
  /// - Parameter sign: Whether people are shown a % behind each; else the heading has to say it.
  public static func share(
    _ name: String, heading: String? = nil, inTable: Bool = true, sign: Bool = true,
    _ value: @escaping (Row) -> Double?
  ) -> ReportColumn {
    ReportColumn(name, heading, inTable) { row in
      guard let number = value(row), number.isFinite else { return .empty }
      return .share(number, sign: sign)
    }
  }
}
