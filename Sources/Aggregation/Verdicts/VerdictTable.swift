public import Ratings

/// Who said what of which mistake.
public struct VerdictTable: Sendable {
  /// One reviewer's verdict.
  public struct Given: Equatable, Sendable {
    /// The reviewer's position in `reviewers`.
    public let reviewer: Int
    /// What the reviewer said.
    public let verdict: Verdict
  }

  /// The mistakes.
  public let mistakes: [Mistake]
  /// The reviewers, those without a verdict that counts included.
  public let reviewers: [RaterName]
  /// The verdicts on each mistake, by reviewer.
  public let given: [[Given]]
  /// The majority verdict on each mistake; nil where there is no verdict.
  public let majorities: [MajorityVerdict?]

  /// Puts verdicts together.
  /// - Parameter verdicts: of each reviewer, the verdict on each mistake, or nil.
  public init(mistakes: [Mistake], reviewers: [RaterName], verdicts: [[Verdict?]]) {
    self.mistakes = mistakes
    self.reviewers = reviewers
    given = mistakes.indices.map { mistake in
      reviewers.indices.compactMap { reviewer in
        verdicts[reviewer][mistake].map { Given(reviewer: reviewer, verdict: $0) }
      }
    }
    majorities = given.map { MajorityVerdict($0.map(\.verdict)) }
  }

  /// How reviewers agree, a verdict being the answer to the question whether the predicted label is in the image: percent,
  /// Fleiss' kappa and Krippendorff's alpha, with intervals from drawing images.
  public func agreement(seed: UInt64) throws(AggregationError) -> AgreementFigures {
    var numbers: [ExactName: Int] = [:]
    let rows = mistakes.map { mistake in
      let count = numbers.count
      let image = numbers[ExactName(mistake.image)] ?? count
      numbers[ExactName(mistake.image)] = image
      return VoteTable.Row(image: image, label: mistake.prediction)
    }
    var votes = try VoteMatrix.Builder(
      raterCount: reviewers.count, answerCount: Answer.allCases.count, questionCount: rows.count)
    for (place, verdicts) in given.enumerated() {
      for one in verdicts {
        try votes.append(rater: one.reviewer, answer: one.verdict.word.answer.number, question: place)
      }
    }
    return AgreementFigures(try VoteTable(rows: rows, matrix: try votes.build()), seed: seed)
  }
}
