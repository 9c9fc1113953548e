public import Ratings

/// One line of a campaign's ledger.
public struct LedgerEntry: Equatable, Sendable {
  /// 1, 2, 3 … in the ledger.
  public var seq: Int
  /// Ledger time: never before that of the entry before.
  public var at: Timestamp
  /// What happened.
  public var event: LedgerEvent

  /// Makes an entry from its three parts.
  public init(seq: Int, at: Timestamp, event: LedgerEvent) {
    self.seq = seq
    self.at = at
    self.event = event
  }
}

/// Who takes, holds, has done or gives back a task. Tasks are positions in the campaign's list.
public enum LedgerEvent: Equatable, Sendable {
  /// The rater has a slot of the task until then.
  case claim(task: Int, rater: RaterName, until: Timestamp)
  /// The rater keeps a slot until then; also says that a pending one came to nothing.
  case renew(task: Int, rater: RaterName, until: Timestamp)
  /// The rater's journal is about to change whether the task is submitted: only that journal knows.
  case pending(task: Int, rater: RaterName)
  /// The rater's journal has the rating.
  case submit(task: Int, rater: RaterName)
  /// The rater took the rating back and has the slot until then.
  case reopen(task: Int, rater: RaterName, until: Timestamp)
  /// The slot is free again.
  case release(task: Int, rater: RaterName, reason: ReleaseReason)
  /// The lead ended the campaign, or opened it again.
  case close(Bool)
  /// Something about a task that was added to the campaign after its tasks were read: nobody here has to do with it. Never written.
  case elsewhere

  /// The task, and the rater whose slot it is; nil when it is about the whole campaign.
  public var slot: (task: Int, rater: RaterName)? {
    switch self {
    case .claim(let task, let rater, _), .renew(let task, let rater, _), .pending(let task, let rater),
      .submit(let task, let rater), .reopen(let task, let rater, _), .release(let task, let rater, _):
      (task, rater)
    case .close, .elsewhere: nil
    }
  }
}

/// Why a slot is free again.
public enum ReleaseReason: String, Sendable, CaseIterable {
  /// The rater left, or took the task back.
  case left
  /// The lease ran out.
  case expired
  /// The rater put the task aside.
  case skipped
  /// The rater put the task aside because its picture is missing.
  case missing
  /// The lead freed it.
  case lead
}
