public import Aggregation

/// All that `reassess stats` prints of a campaign, as tables.
public struct StatisticsReport: SeveralTables, Sendable {
  /// The tables of the report.
  public enum Part: String, Sendable, CaseIterable {
    /// One row a rater.
    case raters
    /// One row a sign of carelessness.
    case signs
    /// One row a figure: how it is spread over the raters.
    case spread
    /// One row a first answer: what all raters said when they were asked again.
    case repeats
    /// One row a group and coefficient of agreement.
    case agreement
    /// One row an expert, the original label or the result, beside gold.
    case gold
    /// One row a threshold: what becomes of the labels, and how that compares with gold.
    case thresholds
    /// One row for all thresholds together: average precision and the best F1.
    case curve
    /// One row a flag, note, skip or rating that came too late.
    case remarks
    /// One row: what was read and what was chosen.
    case about
  }

  /// The raters.
  public static let main = Part.raters

  let statistics: RatingStatistics
  let origin: Origin

  /// What the tables do not show: who computed them, and why the result is what it is.
  public struct Origin: Sendable {
    /// The program and its version.
    public var program: String
    /// Why the result is by this method, where another would be expected; nil: nothing to say.
    public var note: String?

    /// How many images that have answers wait for more; nil: there are no tasks to tell.
    public var incompleteImages: Int?
    /// What raters told the lead.
    public var remarks: [RemarkRow]

    /// Takes all four.
    public init(
      program: String, note: String? = nil, incompleteImages: Int? = nil, remarks: [RemarkRow] = []
    ) {
      self.program = program
      self.note = note
      self.incompleteImages = incompleteImages
      self.remarks = remarks
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
    case .repeats: ReportTable(repeats: repeats)
    case .agreement: ReportTable(agreement: statistics.agreement)
    case .gold: ReportTable(statistics.comparisons)
    case .thresholds: ReportTable(statistics.thresholds)
    case .curve: ReportTable(statistics.curves)
    case .remarks: ReportTable(remarks: origin.remarks)
    case .about: about
    }
  }

  /// The consistency of all raters together.
  private var repeats: SelfConsistency {
    statistics.raters.reduce(into: SelfConsistency()) { $0 += $1.profile.consistency }
  }
}
