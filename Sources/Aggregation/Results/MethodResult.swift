/// What a method made of all questions of a table: what raters are compared with, and what gold judges.
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

  /// The method.
  public let method: Method
  /// The score of each row of the table.
  public let scores: [Double]
  /// The least score of an accepted label; for majority vote the least number above one half.
  public let threshold: Double
  /// The model, whose first raters are those of the table; nil: the method has none.
  public let model: DawidSkene?
  /// The scores of gold questions beside their truth, once as they are.
  public let goldScores: GoldScores
  /// The same without the gold of their own image; nil where the method does not learn from gold.
  public let goldScoresLeftOut: GoldScores?

  /// Scores a table by the gold method.
  public init(
    _ gold: GoldMethod, of table: VoteTable, threshold: Double = Threshold.published
  ) throws(AggregationError) {
    method = .gold
    scores = try gold.scores(of: table)
    self.threshold = threshold
    model = gold.model
    (goldScores, goldScoresLeftOut) = try gold.goldScores(of: table)
  }

  /// Scores a table by a model fitted to its votes, the original label being a rater where there is one.
  public init(
    fittedTo table: VoteTable, original: OriginalLabelRater? = nil, truth: GoldTruth?,
    threshold: Double = Threshold.published
  ) throws(AggregationError) {
    // The original label alone is nothing to learn from.
    guard table.voteCount > 0 else { throw .method(.noVotes) }
    let votes = try original?.appended(to: table) ?? table.matrix
    let fit = try ExpectationMaximization(votes)
    self.init(.em, fit.model.scores(of: votes), threshold, fit.model, table, truth)
  }

  /// Scores a table by majority vote; questions without votes have 0.
  public init(majorityOf table: VoteTable, truth: GoldTruth?) {
    let scores = table.rows.indices.map { MajorityVote.score(for: table.tally(ofRow: $0)) ?? 0 }
    self.init(.majority, scores, 0.5.nextUp, nil, table, truth)
  }

  private init(
    _ method: Method, _ scores: [Double], _ threshold: Double, _ model: DawidSkene?, _ table: VoteTable,
    _ truth: GoldTruth?
  ) {
    self.method = method
    self.scores = scores
    self.threshold = threshold
    self.model = model
    let answered = scores.enumerated().map { table.matrix.voteCount(on: $0) > 0 ? $1 : nil }
    goldScores =
      truth.map { GoldScores(scores: answered, rows: table.rows, truth: $0) } ?? GoldScores(pairs: [])
    goldScoresLeftOut = nil
  }
}
