/// What a rater says to one question: is this label in this image?
///
/// Yes and No mean at least 95 % sure; everything else is Maybe.
/// The order of the cases is the published one: no, maybe, yes.
public enum Answer: String, Sendable, CaseIterable {
  case no, maybe, yes
}

/// The answer given to one candidate label of a task.
public struct LabelAnswer: Hashable, Sendable {
  /// The label's index in `labels.json`.
  public var label: Int
  /// What the rater said.
  public var answer: Answer

  /// Pairs a label with its answer.
  public init(label: Int, answer: Answer) {
    self.label = label
    self.answer = answer
  }
}
