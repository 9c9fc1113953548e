public import Ratings

/// Why ratings cannot be aggregated: they contradict the tasks or each other, or a method lacks what it needs.
public enum AggregationError: Error, Equatable, Sendable {
  /// Two images have one name.
  case imageTwice(String)
  /// Two tasks have one name.
  case taskTwice(String)
  /// A task has more candidates than `RatingTask.mostCandidates`.
  case tooManyCandidates(Int, task: String)
  /// A rater was added before.
  case raterTwice(RaterName)
  /// A task is about an image that is not there.
  case unknownImage(String, task: String)
  /// A rating names a task that is not there.
  case unknownTask(String)
  /// A rating names another image than its task.
  case otherImage(String, task: String, expected: String)
  /// A rating answers a label that is not among the task's candidates.
  case notACandidate(Int, task: String)
  /// A rating answers a label twice.
  case answeredTwice(Int, task: String)
  /// A rating leaves a candidate without an answer.
  case unanswered(Int, task: String)
  /// A rater has two ratings of one task.
  case ratedTwice(task: String, rater: RaterName)
  /// Votes given as numbers contradict each other.
  case votes(VoteProblem)
  /// A method cannot work with these votes or this gold.
  case method(MethodProblem)
}

extension AggregationError: CustomStringConvertible {
  /// The reason in words. Names are as they stand in the files.
  public var description: String {
    switch self {
    case .imageTwice(let image): "image \(image) is there twice"
    case .taskTwice(let task): "task \(task) is there twice"
    case .tooManyCandidates(let count, let task):
      "task \(task) has \(count) candidates, more than \(RatingTask.mostCandidates)"
    case .raterTwice(let rater): "rater \(rater) is there twice"
    case .unknownImage(let image, let task): "task \(task) is about image \(image), which is not known"
    case .unknownTask(let task): "task \(task) is not known"
    case .otherImage(let image, let task, let expected):
      "task \(task) is about image \(expected), not \(image)"
    case .notACandidate(let label, let task): "label \(label) is not a candidate of task \(task)"
    case .answeredTwice(let label, let task): "label \(label) of task \(task) is answered twice"
    case .unanswered(let label, let task): "label \(label) of task \(task) has no answer"
    case .ratedTwice(let task, let rater): "task \(task) is rated twice by \(rater)"
    case .votes(let problem): problem.description
    case .method(let problem): problem.description
    }
  }
}
