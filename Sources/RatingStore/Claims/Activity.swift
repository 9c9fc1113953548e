public import Ratings

/// How fast ratings come: what the last quarter of an hour says.
public struct Activity: Sendable {
  /// How long a rating counts, in milliseconds.
  public static let window: Int64 = 15 * 60_000
  /// Less time than this is taken for as much, in milliseconds: two ratings in a second are no pace yet.
  private static let shortest: Int64 = 60_000

  private struct Submit {
    var at: Timestamp
    var task: Int
    var rater: RaterName
  }

  /// Those that may still count, oldest first.
  private var submits: [Submit] = []
  /// When the first rating came.
  private var began: Timestamp?

  /// Nothing has happened.
  public init() {}

  /// Takes note of an entry before the ledger takes it in.
  public mutating func note(_ entry: LedgerEntry, before ledger: Ledger) {
    switch entry.event {
    case .submit(let task, let rater):
      // Of a rater without a slot it is an old rating: the ledger was made anew.
      guard ledger.slot(of: task, for: rater) != nil else { return }
      began = began ?? entry.at
      submits.append(Submit(at: entry.at, task: task, rater: rater))
      forget(before: entry.at)
    case .reopen(let task, let rater, _):
      submits.removeAll { $0.task == task && $0.rater == rater }
    case .claim, .renew, .pending, .release, .close, .elsewhere: break
    }
  }

  /// The ratings an hour that count for `isCounted`, as lately as `now`; nil when there were none.
  public func ratingsPerHour(at now: Timestamp, where isCounted: (_ task: Int, RaterName) -> Bool) -> Double?
  {
    guard let began else { return nil }
    let start = max(now.milliseconds - Self.window, began.milliseconds)
    let count = submits.count { $0.at.milliseconds >= start && isCounted($0.task, $0.rater) }
    if count == 0 { return nil }
    return Double(count) * 3_600_000 / Double(max(now.milliseconds - start, Self.shortest))
  }

  /// Cheap: what is old is thrown away when it is more than what is not.
  private mutating func forget(before now: Timestamp) {
    guard submits.count > 64, let middle = submits[submits.count / 2..<submits.count].first,
      middle.at.milliseconds < now.milliseconds - Self.window
    else { return }
    submits.removeFirst(submits.count / 2)
  }
}
