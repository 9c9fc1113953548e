public import Ratings

/// What reviewers have in place of candidates to answer: mistakes of models.
public struct MistakeReview: Sendable {
  /// The mistakes, by the positions of the tasks that they are.
  public let mistakes: [Mistake]
  /// Whether the reference labels are shown after the verdict only.
  public let isBlind: Bool
  /// The model whose mistakes all of them are; nil: there are several.
  let model: String?

  /// Puts the parts together.
  public init(mistakes: [Mistake], isBlind: Bool) {
    self.mistakes = mistakes
    self.isBlind = isBlind
    let models = Set(mistakes.flatMap(\.models))
    model = models.count == 1 ? models.first : nil
  }
}
