public import Ratings

/// How somebody's yes compares with the truth.
public struct PrecisionRecall: Equatable, Sendable {
  /// Said yes, and it is true.
  public var truePositives = 0
  /// Said yes, and it is not true.
  public var falsePositives = 0
  /// Did not say yes, and it is true.
  public var falseNegatives = 0
  /// Did not say yes, and it is not true.
  public var trueNegatives = 0

  /// Nothing compared yet.
  public init() {}

  /// Compares pairs of what was said and what is true.
  public init(_ pairs: some Sequence<(said: Bool, isTrue: Bool)>) {
    for pair in pairs { add(said: pair.said, isTrue: pair.isTrue) }
  }

  /// Adds one question.
  public mutating func add(said: Bool, isTrue: Bool) {
    switch (said, isTrue) {
    case (true, true): truePositives += 1
    case (true, false): falsePositives += 1
    case (false, true): falseNegatives += 1
    case (false, false): trueNegatives += 1
    }
  }

  /// The share of the said that is true; of none where nothing was said.
  public var precision: Share { Share(truePositives, of: truePositives + falsePositives) }
  /// The share of the true that was said; of none where nothing is true.
  public var recall: Share { Share(truePositives, of: truePositives + falseNegatives) }
  /// The share that is right.
  public var accuracy: Share {
    Share(
      truePositives + trueNegatives,
      of: truePositives + falsePositives + falseNegatives + trueNegatives)
  }
  /// The harmonic mean of precision and recall: 2 tp / (2 tp + fp + fn); nil where nothing is true nor said.
  public var f1: Double? {
    Share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives).value
  }
}

// MARK: - Of whom

extension PrecisionRecall {
  /// What a rater said to gold questions; all answers of `saying` count as yes.
  public init(_ counts: GoldCounts, rater: Int, saying: Set<Answer> = [.yes]) {
    let (whereTrue, whereNot) = (
      counts.tally(ofRater: rater, whereTrue: true), counts.tally(ofRater: rater, whereTrue: false)
    )
    truePositives = saying.reduce(0) { $0 + whereTrue[$1] }
    falsePositives = saying.reduce(0) { $0 + whereNot[$1] }
    falseNegatives = whereTrue.total - truePositives
    trueNegatives = whereNot.total - falsePositives
  }

  /// What each expert said, against the truth that all experts make, or without the expert's own answer the
  /// others.
  public static func ofExperts(
    _ experts: VoteTable, yesShare: Double, leavingOneOut: Bool = false
  ) -> [PrecisionRecall] {
    var all = [PrecisionRecall](repeating: PrecisionRecall(), count: experts.raterCount)
    for row in experts.rows.indices {
      let everybody = experts.tally(ofRow: row)
      for vote in experts.votes(onRow: row) {
        var tally = everybody
        if leavingOneOut { tally[vote.answer] -= 1 }
        guard tally.total > 0 else { continue }
        all[vote.rater].add(
          said: vote.answer == .yes, isTrue: Double(tally.yes) / Double(tally.total) >= yesShare)
      }
    }
    return all
  }

  /// What the original label says to gold questions, whether asked or not; only about some labels where told.
  public static func ofOriginal(
    _ original: OriginalLabelRater, truth: GoldTruth, about isCounted: (_ label: Int) -> Bool = { _ in true }
  ) -> PrecisionRecall {
    var all = PrecisionRecall()
    for question in truth.questions where isCounted(question.label) {
      guard let isTrue = truth[question], let answer = original.opinion(on: question) else { continue }
      all.add(said: answer == .yes, isTrue: isTrue)
    }
    return all
  }

  /// What scores say to gold questions at a threshold.
  public static func ofScores(_ scores: GoldScores, threshold: Double) -> PrecisionRecall {
    PrecisionRecall(scores.pairs.lazy.map { ($0.score >= threshold, $0.isTrue) })
  }
}
