public import Aggregation

/// All that `reassess stats` prints of a campaign, as tables.
public struct StatisticsReport: Sendable {
  /// The tables of the report.
  public enum Part: String, Sendable, CaseIterable {
    /// One row a rater.
    case raters
    /// One row a sign of carelessness.
    case signs
    /// One row a figure: how it is spread over the raters.
    case spread
    /// One row a group and coefficient of agreement.
    case agreement
    /// One row an expert, the original label or the result, beside gold.
    case gold
    /// One row a threshold: what becomes of the labels, and how that compares with gold.
    case thresholds
    /// One row for all thresholds together: average precision and the best F1.
    case curve
    /// One row: what was read and what was chosen.
    case about
  }

  let statistics: RatingStatistics
  let origin: Origin

  /// What the tables do not show: who computed them, and why the result is what it is.
  public struct Origin: Sendable {
    /// The program and its version.
    public var program: String
    /// Why the result is by this method, where another would be expected; nil: nothing to say.
    public var note: String?

    /// Pairs a program with a note.
    public init(program: String, note: String? = nil) {
      self.program = program
      self.note = note
    }
  }

  /// Takes statistics.
  public init(_ statistics: RatingStatistics, origin: Origin) {
    self.statistics = statistics
    self.origin = origin
  }

  /// One of the tables.
  public subscript(part: Part) -> ReportTable {
    switch part {
    case .raters: ReportTable(statistics.raters)
    case .signs: ReportTable(signsOf: statistics.raters)
    case .spread: ReportTable(spreadOver: statistics.raters)
    case .agreement: ReportTable(agreement: statistics.agreement)
    case .gold: ReportTable(statistics.comparisons)
    case .thresholds: ReportTable(statistics.thresholds)
    case .curve: ReportTable(statistics.curves)
    case .about: about
    }
  }

  /// The report without a part being named: for people the raters, their signs of carelessness and a summary; as
  /// CSV, which can hold one table, the raters; as JSON an object with all parts.
  public func rendered(as format: ReportFormat, layout: TextLayout = .plain) -> String {
    switch format {
    case .table: self[.raters].rendered(as: .table, layout: layout) + "\n" + closing(layout)
    case .csv: self[.raters].rendered(as: .csv)
    case .json: jsonObject(Part.allCases.map { ($0.rawValue, self[$0]) })
    }
  }
}

/// An object with one member a table.
func jsonObject(_ tables: [(name: String, table: ReportTable)]) -> String {
  "{\n" + tables.map { "\"\($0.name)\":" + $0.table.json().dropLast() }.joined(separator: ",\n") + "\n}\n"
}
