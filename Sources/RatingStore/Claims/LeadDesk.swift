public import Ratings

/// What a lead does with a campaign's ledger, while raters may be at work.
public struct LeadDesk<Storage: LedgerStorage> {
  /// The ledger as it was when the desk was last used.
  public private(set) var ledger: Ledger
  private var storage: Storage
  private var drafts: [LedgerEntry] = []
  /// Ledger time: the clock, unless the ledger is ahead of it.
  private var now = Timestamp(milliseconds: 0)

  /// A desk over a ledger of which nothing has been read yet.
  public init(tasks: TaskList, rules: ClaimRules, ledger storage: Storage) {
    ledger = Ledger(tasks: tasks, rules: rules)
    self.storage = storage
  }

  /// Ends the campaign or opens it again; false when it is so already.
  ///
  /// Nobody gets a task of a campaign that is closed; what is held may be finished.
  public mutating func setClosed(_ isClosed: Bool, at time: Timestamp) throws(StoreError) -> Bool {
    try locked(at: time) { desk throws(StoreError) in
      if desk.ledger.isClosed == isClosed { return false }
      try desk.draft(.close(isClosed))
      return true
    }
  }

  /// Makes sure that there is a line in the ledger: an empty one may be lost or new, which only who can read all
  /// journals can tell.
  public mutating func begin(at time: Timestamp) throws(StoreError) {
    try locked(at: time) { desk throws(StoreError) in
      if desk.ledger.seq == 0 { try desk.draft(.close(false)) }
    }
  }

  /// Frees slots.
  ///
  /// A pending slot is resolved from its rater's journal: it is done when the rating is there, and free otherwise.
  /// A task that two raters' `missing` kept from the others is given out again.
  /// - Parameters:
  ///   - rater: whose slots; nil: everybody's.
  ///   - task: the slots of which task; nil: of all.
  ///   - time: the clock.
  ///   - journal: where a rater stands by a journal that is safe on disk; nil while the rater's program has it open.
  public mutating func release(
    rater: RaterName? = nil, task: Int? = nil, at time: Timestamp,
    journal: (RaterName) throws(StoreError) -> RaterProgress?
  ) throws(StoreError) -> [Release] {
    try locked(at: time) { desk throws(StoreError) in
      var releases: [Release] = []
      for work in desk.ledger.work where rater ?? work.rater == work.rater && task ?? work.task == work.task {
        let outcome = try desk.free(work.task, work.rater, work.state, journal)
        releases.append(Release(task: work.task, rater: work.rater, outcome: outcome))
      }
      if let task { releases += try desk.forgetMisses(of: task, by: rater) }
      return releases
    }
  }

  private mutating func free(
    _ task: Int, _ rater: RaterName, _ state: Ledger.SlotState,
    _ journal: (RaterName) throws(StoreError) -> RaterProgress?
  ) throws(StoreError) -> Release.Outcome {
    if state == .pending {
      guard let progress = try journal(rater) else { return .running }
      if progress.phase(of: task) == .submitted {
        try draft(.submit(task: task, rater: rater))
        return .rated
      }
    }
    try draft(.release(task: task, rater: rater, reason: .lead))
    return .freed
  }

  /// Whoever takes a task again has not missed its picture: that is how the ledger forgets.
  private mutating func forgetMisses(
    of task: Int, by rater: RaterName?
  ) throws(StoreError) -> [Release] {
    var releases: [Release] = []
    for misser in ledger.raters(missing: task) where rater ?? misser == misser {
      guard ledger.freeSlots(of: task) > 0, ledger.slot(of: task, for: misser) == nil else { continue }
      try draft(.claim(task: task, rater: misser, until: now))
      try draft(.release(task: task, rater: misser, reason: .lead))
      releases.append(Release(task: task, rater: misser, outcome: .givenOutAgain))
    }
    return releases
  }
}

/// What became of a slot that a lead wanted free.
public struct Release: Equatable, Sendable {
  /// The possible ends.
  public enum Outcome: Equatable, Sendable {
    /// The slot is free.
    case freed
    /// The rating is in the rater's journal: the slot is done.
    case rated
    /// The rater's program is about to write the rating, and settles the slot itself.
    case running
    /// The rater had missed the picture, which does not count any more.
    case givenOutAgain
  }

  /// The task.
  public var task: Int
  /// Whose slot it was.
  public var rater: RaterName
  /// What became of it.
  public var outcome: Outcome
}

// MARK: - Under the lock

extension LeadDesk {
  private mutating func locked<Result>(
    at time: Timestamp, _ body: (inout Self) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try storage.lock()
    defer { storage.unlock() }
    try readAll()
    now = max(time, ledger.lastAt ?? time)
    let result = try body(&self)
    if !drafts.isEmpty { try storage.append(drafts) }
    return result
  }

  private mutating func readAll() throws(StoreError) {
    ledger = Ledger(tasks: ledger.tasks, rules: ledger.rules)
    drafts = []
    var storage = storage
    defer { self.storage = storage }
    storage.rewind()
    try storage.forEachNews { entry throws(StoreError) in try ledger.take(entry) }
  }

  private mutating func draft(_ event: LedgerEvent) throws(StoreError) {
    let entry = LedgerEntry(seq: ledger.seq + 1, at: now, event: event)
    try ledger.take(entry)
    drafts.append(entry)
  }
}
