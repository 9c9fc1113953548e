public import Ratings

/// What is said of one rater alone: the figures, agreement with each other rater, and every gold question
/// answered otherwise than experts say.
public struct RaterDetail: Sendable {
  /// The agreement with one other rater.
  public struct Pair: Sendable {
    /// The other rater's name.
    public var name: String
    /// The answers of both to the questions that both answered.
    public var kappa: CohensKappa
    /// The interval of kappa, from drawing images.
    public var interval: Interval?
  }

  /// An answer to a gold question.
  public struct GoldAnswer: Sendable {
    /// The question.
    public var question: VoteTable.Row
    /// What the rater said.
    public var answer: Answer
    /// Whether experts say that the label is in the image.
    public var isTrue: Bool
    /// The experts' answers.
    public var experts: Tally
  }

  /// The rater's figures.
  public let figures: RaterFigures
  /// The other raters who answered the same questions; those with most in common first.
  public let pairs: [Pair]
  /// The gold questions to which the rater did not say what is true, a maybe included; in the order of gold.
  public let disagreements: [GoldAnswer]

  /// Looks at the rater at a position.
  public init(_ statistics: RatingStatistics, rater: Int) {
    figures = statistics.raters[rater]
    pairs = Self.pairs(statistics, rater)
    disagreements = Self.disagreements(statistics, rater)
  }

  private static func pairs(_ statistics: RatingStatistics, _ rater: Int) -> [Pair] {
    let table = statistics.source.votes
    let own = table.rows.indices.filter { row in table.votes(onRow: row).contains { $0.rater == rater } }
    let (votes, images) = (table.matrix.selecting(own), own.map { table.rows[$0].image })
    let pairs = statistics.raters.indices.filter { $0 != rater }.compactMap { other -> Pair? in
      let kappa = CohensKappa(votes, first: rater, second: other, images: images)
      guard kappa.agreement.count > 0 else { return nil }
      var generator = SeededGenerator(seed: UInt64(statistics.settings.seed))
      let interval = kappa.value.flatMap { _ in
        kappa.interval(by: statistics.settings.bootstrap, using: &generator)
      }
      return Pair(name: statistics.raters[other].name, kappa: kappa, interval: interval)
    }
    // Sorting by count alone would not keep raters in order.
    return pairs.enumerated().sorted {
      ($1.element.kappa.agreement.count, $0.offset) < ($0.element.kappa.agreement.count, $1.offset)
    }.map(\.element)
  }

  private static func disagreements(_ statistics: RatingStatistics, _ rater: Int) -> [GoldAnswer] {
    guard let gold = statistics.source.gold, let truth = statistics.truth,
      let experts = statistics.source.experts?.table
    else { return [] }
    let answers = gold.rows.indices.compactMap { row -> (VoteTable.Row, Answer)? in
      let vote = gold.votes(onRow: row).first { $0.rater == rater }
      return vote.map { (gold.rows[row], $0.answer) }
    }
    let given = Dictionary(answers, uniquingKeysWith: { first, _ in first })
    return experts.rows.indices.compactMap { row in
      let question = experts.rows[row]
      guard let answer = given[question], let isTrue = truth[question], answer != (isTrue ? .yes : .no) else {
        return nil
      }
      return GoldAnswer(
        question: question, answer: answer, isTrue: isTrue, experts: experts.tally(ofRow: row))
    }
  }
}
