/// All coefficients of agreement between the raters of one table, each with its interval.
///
/// The intervals of all of them come from the same draws of images.
public struct AgreementFigures: Equatable, Sendable {
  /// A coefficient, and the answers it tells apart.
  public enum Figure: String, Sendable, CaseIterable {
    /// The share of pairs of answers to the same question that agree.
    case percent
    /// The share of pairs of answers that would agree by chance; see `FleissKappa`.
    case chance
    /// Fleiss' kappa of no, maybe and yes.
    case fleissKappa
    /// Fleiss' kappa of yes and all else.
    case fleissKappaYes
    /// Fleiss' kappa of no and all else.
    case fleissKappaNo
    /// Krippendorff's alpha where answers are the same or not.
    case alphaNominal
    /// Krippendorff's alpha where answers have an order: no, maybe, yes.
    case alphaOrdinal
    /// Krippendorff's alpha where maybe lies midway between no and yes.
    case alphaInterval
  }

  /// A figure's value, and where it may lie.
  public struct Estimate: Equatable, Sendable {
    /// The value; nil where it is undefined.
    public var value: Double?
    /// The interval from drawing images; nil where no draw leaves it defined.
    public var interval: Interval?
  }

  /// The questions with two answers or more; all others are left out.
  public let questions: Int
  /// The answers to them.
  public let answers: Int
  /// The images they are about.
  public let images: Int
  private let estimates: [Estimate]

  /// A figure's value and interval.
  public subscript(figure: Figure) -> Estimate {
    Figure.allCases.firstIndex(of: figure).map { estimates[$0] } ?? Estimate()
  }

  /// Computes all figures of a table.
  ///
  /// - Parameters:
  ///   - seed: Where the chance of the bootstrap begins: the same seed gives the same intervals.
  ///   - onDraw: Called at each draw, for a progress bar.
  public init(
    _ table: VoteTable, bootstrap: Bootstrap = Bootstrap(), seed: UInt64, onDraw: () -> Void = {}
  ) {
    let places = table.rows.indices.filter { table.matrix.voteCount(on: $0) >= 2 }
    questions = places.count
    answers = places.reduce(0) { $0 + table.matrix.voteCount(on: $1) }
    let pairs = Pairs(table)
    images = pairs.three.imageCount
    var generator = SeededGenerator(seed: seed)
    let intervals =
      images == 0
      ? []
      : bootstrap.intervals(imageCount: images, using: &generator) { times in
        onDraw()
        return pairs.values(timesOfImage: times)
      }
    estimates = pairs.values().enumerated().map { place, value in
      Estimate(
        value: value, interval: value == nil || intervals.isEmpty ? nil : intervals[place])
    }
  }
}

/// The pairs of answers as they were given, and with two of the three answers taken for one.
private struct Pairs {
  let three: AnswerPairs
  let yes: AnswerPairs
  let no: AnswerPairs

  init(_ table: VoteTable) {
    let images = table.rows.map(\.image)
    three = AnswerPairs(table.matrix, images: images)
    yes = AnswerPairs(table.matrix, images: images, joining: [0, 0, 1])
    no = AnswerPairs(table.matrix, images: images, joining: [0, 1, 1])
  }

  /// The values of all figures, in the order of the cases.
  func values() -> [Double?] { Self.values(three.total, yes.total, no.total) }

  /// The same when each image is there as often as told.
  func values(timesOfImage times: [Int]) -> [Double?] {
    Self.values(
      three.sums(timesOfImage: times), yes.sums(timesOfImage: times), no.sums(timesOfImage: times))
  }

  private static func values(
    _ three: AnswerPairs.Sums, _ yes: AnswerPairs.Sums, _ no: AnswerPairs.Sums
  ) -> [Double?] {
    AgreementFigures.Figure.allCases.map { figure in
      switch figure {
      case .percent: AgreementCoefficient.percent.value(of: three)
      case .chance: FleissKappa.chance(of: three)
      case .fleissKappa: FleissKappa.value(of: three)
      case .fleissKappaYes: FleissKappa.value(of: yes)
      case .fleissKappaNo: FleissKappa.value(of: no)
      case .alphaNominal: KrippendorffsAlpha.nominal.value(of: three)
      case .alphaOrdinal: KrippendorffsAlpha.ordinal.value(of: three)
      case .alphaInterval: KrippendorffsAlpha.interval.value(of: three)
      }
    }
  }
}
