/// What a method made of all questions of a table: what becomes labels, what raters are compared with, and what gold
/// judges.
public struct MethodResult: Sendable {
  /// The method.
  public enum Method: String, Sendable, CaseIterable {
    /// Confusion matrices counted from gold; see `GoldMethod`.
    case gold
    /// Confusion matrices fitted to the votes; see `ExpectationMaximization`.
    case em
    /// Majority vote; see `MajorityVote`.
    case majority
  }

  /// The method with what it found out.
  public enum Making: Sendable {
    /// Counted from gold.
    case gold(GoldMethod)
    /// Fitted to the votes.
    case em(ExpectationMaximization)
    /// Counted.
    case majority
  }

  /// How the scores were made.
  public let making: Making
  /// The score of each row of the table; not a number where nobody has answered.
  public let scores: [Double]
  /// The least score of an accepted label; for majority vote the least number above one half.
  public let threshold: Double
  /// The scores of gold questions beside their truth, once as they are; none before `judge(by:in:)`.
  public private(set) var goldScores = GoldScores(pairs: [])
  /// The same without the gold of their own image; nil where the method does not learn from gold.
  public private(set) var goldScoresLeftOut: GoldScores?

  /// Scores a table by the gold method.
  public init(
    _ gold: GoldMethod, of table: VoteTable, threshold: Double = Threshold.published
  ) throws(AggregationError) {
    self.init(.gold(gold), try gold.scores(of: table), threshold, table)
  }

  /// Scores a table by a model fitted to its votes, the original label being a rater where there is one.
  ///
  /// - Parameter progress: Told after each iteration; see `ExpectationMaximization`.
  public init(
    fittedTo table: VoteTable, original: OriginalLabelRater? = nil,
    parameters: ExpectationMaximization.Parameters = .yesOrNo, threshold: Double = Threshold.published,
    progress: (Double) -> Void = { _ in }
  ) throws(AggregationError) {
    // The original label alone is nothing to learn from.
    guard table.voteCount > 0 else { throw .method(.noVotes) }
    let votes = try original?.appended(to: table) ?? table.matrix
    let fit = try ExpectationMaximization(votes, parameters: parameters, progress: progress)
    self.init(.em(fit), fit.model.scores(of: votes), threshold, table)
  }

  /// Scores a table by majority vote.
  public init(majorityOf table: VoteTable) {
    let scores = table.rows.indices.map { MajorityVote.score(for: table.tally(ofRow: $0)) ?? .nan }
    self.init(.majority, scores, 0.5.nextUp, table)
  }

  private init(_ making: Making, _ scores: [Double], _ threshold: Double, _ table: VoteTable) {
    self.making = making
    self.threshold = threshold
    var scores = scores
    for row in scores.indices where table.matrix.voteCount(on: row) == 0 { scores[row] = .nan }
    self.scores = scores
  }

  /// Puts the scores of gold questions beside their truth; the gold method has its own truth.
  ///
  /// - Parameter table: The table that was scored.
  public mutating func judge(by truth: GoldTruth?, in table: VoteTable) throws(AggregationError) {
    if case .gold(let gold) = making {
      (goldScores, goldScoresLeftOut) = try gold.goldScores(of: table)
    } else if let truth {
      goldScores = GoldScores(scores: scores.map { $0.isNaN ? nil : $0 }, rows: table.rows, truth: truth)
    }
  }

  /// The method.
  public var method: Method {
    switch making {
    case .gold: .gold
    case .em: .em
    case .majority: .majority
    }
  }

  /// The model, whose first raters are those of the table; nil: the method has none.
  public var model: DawidSkene? {
    switch making {
    case .gold(let gold): gold.model
    case .em(let fit): fit.model
    case .majority: nil
    }
  }
}
