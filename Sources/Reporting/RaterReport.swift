public import Aggregation

/// What a question is called: its image and its label.
public struct QuestionNames: Sendable {
  /// The name of the image at a position.
  public var image: @Sendable (_ position: Int) -> String
  /// The name of a label; nil where it is not known.
  public var label: @Sendable (_ index: Int) -> String?

  /// Makes names from two functions.
  public init(
    image: @escaping @Sendable (_ position: Int) -> String,
    label: @escaping @Sendable (_ index: Int) -> String?
  ) {
    self.image = image
    self.label = label
  }
}

/// What `reassess stats --rater NAME` prints, as tables.
public struct RaterReport: SeveralTables, Sendable {
  /// The tables of the report.
  public enum Part: String, Sendable, CaseIterable {
    /// One row: the rater as in the table of all raters.
    case figures
    /// One row a truth: what the rater said to gold.
    case confusion
    /// One row a sign of carelessness.
    case signs
    /// One row a first answer: what the rater said when asked again.
    case repeats
    /// One row a share of the ratings: the seconds that they took at most.
    case seconds
    /// One row another rater: how both agree.
    case kappas
    /// One row a gold question that the rater did not get right.
    case disagreements
  }

  /// The rater as in the table of all raters.
  public static let main = Part.figures

  let detail: RaterDetail
  let names: QuestionNames

  /// Takes what is said of a rater.
  public init(_ detail: RaterDetail, names: QuestionNames) {
    self.detail = detail
    self.names = names
  }

  /// One of the tables.
  public subscript(part: Part) -> ReportTable {
    switch part {
    case .figures: ReportTable(record: detail.figures)
    case .confusion: confusion
    case .signs: ReportTable(signsOf: [detail.figures])
    case .repeats: ReportTable(repeats: detail.figures.profile.consistency)
    case .seconds: seconds
    case .kappas: kappas(detail.pairs)
    case .disagreements: disagreements(detail.disagreements)
    }
  }
}
