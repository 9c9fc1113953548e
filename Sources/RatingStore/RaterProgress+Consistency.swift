import Ratings

/// How often a rater answered the same when a question was asked again.
public struct Consistency: Equatable, Sendable {
  /// The questions asked again in tasks of purpose repeat, where both tasks are submitted.
  public var questions = 0
  /// Those with the same answer both times.
  public var same = 0

  /// Nothing was asked again.
  public init() {}
}

extension RaterProgress {
  /// The rater's consistency on hidden repeats. Looks at every task.
  public var consistency: Consistency {
    var consistency = Consistency()
    for task in tasks.indices where tasks.purpose(at: task) == .repeat && states[task].isSubmitted {
      guard let original = tasks.original(of: task), states[original].isSubmitted else { continue }
      for (candidate, label) in tasks.candidates(at: task).enumerated() {
        guard let before = tasks.candidate(label, at: original) else { continue }
        consistency.questions += 1
        if states[task].answers[candidate] == states[original].answers[before] { consistency.same += 1 }
      }
    }
    return consistency
  }
}
