public import Ratings

/// Why an event cannot be what happened next in a ledger.
public enum LedgerError: Error, Equatable, Sendable {
  /// The entry is not the next one.
  case sequence(expected: Int, found: Int)
  /// The entry is older than the one before.
  case time(previous: Timestamp, found: Timestamp)
  /// The rater has a slot of the task already.
  case taken(task: String, rater: RaterName)
  /// The rater has no slot of the task that the event could change.
  case notHeld(task: String, rater: RaterName)
}

extension LedgerError: CustomStringConvertible {
  /// The reason in words, without file and line.
  public var description: String {
    switch self {
    case .sequence(let expected, let found): "seq is \(found), but \(expected) comes next"
    case .time(let previous, let found): "at is \(found), before the line above: \(previous)"
    case .taken(let task, let rater): "\(rater) has a slot of task \(task) already"
    case .notHeld(let task, let rater): "\(rater) holds no slot of task \(task)"
    }
  }
}
