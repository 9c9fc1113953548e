/// The scores of gold questions beside their truth: what a method is judged by.
public struct GoldScores: Equatable, Sendable {
  /// A gold question.
  public struct Pair: Equatable, Sendable {
    /// Which image and label.
    public var question: VoteTable.Row
    /// The method's score.
    public var score: Double
    /// Whether experts say that the label is in the image.
    public var isTrue: Bool

    /// Makes a pair from its three parts.
    public init(question: VoteTable.Row, score: Double, isTrue: Bool) {
      self.question = question
      self.score = score
      self.isTrue = isTrue
    }
  }

  /// The questions, in the order of the table.
  public var pairs: [Pair]

  /// Takes pairs.
  public init(pairs: [Pair]) { self.pairs = pairs }

  /// Picks the gold questions out of a table's scores.
  ///
  /// - Parameter scores: The score of each row; nil: the row has none.
  public init(scores: [Double?], rows: [VoteTable.Row], truth: GoldTruth) {
    pairs = zip(rows, scores).compactMap { row, score in
      guard let score, let isTrue = truth[row] else { return nil }
      return Pair(question: row, score: score, isTrue: isTrue)
    }
  }
}
