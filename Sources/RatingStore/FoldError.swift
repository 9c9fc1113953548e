import Ratings

/// Why an event cannot be what happened next.
public enum FoldError: Error, Equatable, Sendable {
  /// The entry is not the next one.
  case sequence(expected: Int, found: Int)
  /// The event names a task that the campaign has not.
  case unknownTask(String)
  /// The same of a mistake.
  case unknownMistake(String)
  /// The event belongs into a journal of answers, and this is one of reviews.
  case answerAmongReviews
  /// A verdict in a journal of answers.
  case verdictAmongAnswers
  /// The verdict is about another prediction than the mistake.
  case otherPrediction(mistake: String, found: Int)
  /// The mistake has no verdict to take back.
  case noVerdict(mistake: String)
  /// The label is not among the task's candidates.
  case notACandidate(task: String, label: Int)
  /// The rating answers a candidate twice.
  case answeredTwice(task: String, label: Int)
  /// The rating leaves a candidate without an answer.
  case unanswered(task: String, label: Int)
  /// The rating names another image than the task.
  case otherImage(task: String, expected: String, found: String)
  /// The task is submitted: it must be reopened first.
  case submitted(task: String)
  /// The rater skipped the task twice, which is final until it is reopened.
  case skippedForGood(task: String)
  /// There is no answer to take back.
  case nothingToRetract(task: String, label: Int)
  /// The task has no such flag to take back.
  case notFlagged(task: String, flag: String)
  /// The task has no note to take back.
  case notNoted(task: String)
  /// The task is neither submitted nor skipped.
  case nothingToReopen(task: String)
  /// The session is in a format that a newer version of the program writes.
  case newerFormat(Int)
  /// The session belongs to somebody else.
  case otherRater(expected: RaterName, found: RaterName)
  /// The session was rated with other labels.
  case otherLabels(expected: String, found: String)
}

extension FoldError: CustomStringConvertible {
  /// The reason in words, without file and line. Names from files are as they stand there.
  public var description: String {
    switch self {
    case .sequence(let expected, let found):
      "seq is \(found), but \(expected) comes next"
    case .unknownTask(let task):
      "task \(task) is not in tasks.jsonl"
    case .unknownMistake(let mistake):
      "mistake \(mistake) is not in mistakes.jsonl"
    case .answerAmongReviews:
      "the event belongs into a journal of answers, not of reviews"
    case .verdictAmongAnswers:
      "a verdict belongs into a journal of reviews, not of answers"
    case .otherPrediction(let mistake, let found):
      "mistake \(mistake) is not about the prediction \(found)"
    case .noVerdict(let mistake):
      "mistake \(mistake) has no verdict to take back"
    case .notACandidate(let task, let label):
      "label \(label) is not a candidate of task \(task)"
    case .answeredTwice(let task, let label):
      "label \(label) of task \(task) is answered twice"
    case .unanswered(let task, let label):
      "label \(label) of task \(task) has no answer"
    case .otherImage(let task, let expected, let found):
      "task \(task) is about image \(expected), not \(found)"
    case .submitted(let task):
      "task \(task) is submitted already; it must be reopened first"
    case .skippedForGood(let task):
      "task \(task) was skipped twice; it must be reopened first"
    case .nothingToRetract(let task, let label):
      "label \(label) of task \(task) has no answer to take back"
    case .notFlagged(let task, let flag):
      "task \(task) has no flag \(flag) to take back"
    case .notNoted(let task):
      "task \(task) has no note to take back"
    case .nothingToReopen(let task):
      "task \(task) is neither submitted nor skipped"
    case .newerFormat(let format):
      "format is \(format), written by a newer version of reassess"
    case .otherRater(let expected, let found):
      "the session is \(found)'s, but the file is \(expected)'s"
    case .otherLabels(let expected, let found):
      "the session was rated with other labels: their digest is \(found), that of labels.json \(expected)"
    }
  }
}
