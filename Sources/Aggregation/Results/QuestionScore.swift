/// What a method makes of the answers to one question.
public enum Decision: String, Sendable, CaseIterable {
  /// The label is in the image.
  case yes
  /// The label is not in the image.
  case no
  /// As much speaks for it as against it; the label is not accepted.
  case tie
}

/// The result for one question.
public struct QuestionScore: Equatable, Sendable {
  /// The question, as a row of the vote table.
  public var question: VoteTable.Row
  /// From 0 to 1: how much speaks for the label being in the image. A probability for the probability
  /// methods, a share of votes for majority vote.
  public var score: Double
  /// What follows from it.
  public var decision: Decision
  /// The answers behind it.
  public var tally: Tally

  /// Makes a result from its four parts.
  public init(question: VoteTable.Row, score: Double, decision: Decision, tally: Tally) {
    self.question = question
    self.score = score
    self.decision = decision
    self.tally = tally
  }
}
