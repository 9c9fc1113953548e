public import Ratings

/// A rater's place in a campaign that many rate: the protocol between ledger and journal.
///
/// Whether a rating is given, the rater's journal says and nothing else. The ledger only keeps others out of the
/// slot: before the journal changes whether a task is submitted, the slot is made `pending`, and settled after.
/// Whoever dies in between leaves a pending slot, which nobody takes; the rater's next use of the ledger, or
/// the lead, settles it from the journal.
public struct Seat<Ledgers: LedgerStorage, Journals: JournalStorage>: RaterStore {
  /// Whose seat it is.
  public let rater: RaterName
  /// The ledger as far as this seat has read it.
  public private(set) var ledger: Ledger
  package var storage: Ledgers
  package var journal: Journals
  /// Ledger time: the clock, unless the ledger is ahead of it.
  private(set) var now = Timestamp(milliseconds: 0)
  /// Entries that `ledger` has and the storage not yet.
  private var drafts: [LedgerEntry] = []
  /// Whether the ledger must be read anew: what it has may not be in the storage.
  private var isStale = false

  /// Takes a seat, and settles what an earlier run left.
  ///
  /// `known` is what has been read of the ledger; nil: nothing yet.
  public init(
    of rater: RaterName, rules: ClaimRules, ledger storage: Ledgers, known: Ledger? = nil, journal: Journals,
    at time: Timestamp
  ) throws(StoreError) {
    self.rater = rater
    ledger = known ?? Ledger(tasks: journal.progress.tasks, rules: rules)
    self.storage = storage
    self.journal = journal
    try locked(at: time) { seat throws(StoreError) in try seat.enterGivenRatings() }
  }

  /// Where the rater stands.
  public var progress: RaterProgress { journal.progress }

  /// Takes tasks until the rater holds so many, or as many as allowed; those held are kept.
  public mutating func claim(upTo most: Int, at time: Timestamp) throws(StoreError) -> Claims {
    try locked(at: time) { seat throws(StoreError) in
      for event in seat.ledger.expirations(at: seat.now, except: seat.rater) { try seat.draft(event) }
      try seat.renewLeases()
      while seat.heldTasks.count < min(most, seat.ledger.rules.mostHeld),
        let task = seat.ledger.nextTask(for: seat.rater, progress: seat.progress)
      {
        try seat.draft(.claim(task: task, rater: seat.rater, until: seat.leaseEnd))
      }
    }
    let held = heldTasks
    let begun = held.filter { progress.answers(of: $0).count > 0 }
    let tasks = begun + held.filter { !begun.contains($0) }
    return Claims(
      tasks: tasks, shortage: tasks.isEmpty ? ledger.shortage(for: rater, progress: progress) : nil)
  }

  /// Holds on to the claimed tasks. Looks at the ledger only when the lease of one is half over.
  public mutating func renew(at time: Timestamp) throws(StoreError) -> [Int] {
    let half = ledger.rules.lease / 2
    let before = ownLeases
    guard before.contains(where: { $0.until.milliseconds - time.milliseconds < half }) else { return [] }
    try locked(at: time) { seat throws(StoreError) in try seat.renewLeases() }
    let held = heldTasks
    return before.map(\.task).filter { !held.contains($0) }
  }

  /// Gives back all claimed tasks.
  public mutating func release(at time: Timestamp) throws(StoreError) {
    try locked(at: time) { seat throws(StoreError) in
      for task in seat.heldTasks {
        try seat.draft(.release(task: task, rater: seat.rater, reason: .left))
      }
    }
  }

  /// Writes events durably, all or none.
  public mutating func append(
    _ events: [JournalEvent], at time: Timestamp
  ) throws(StoreError) -> [JournalEntry] {
    let changes = SlotChanges(events, in: progress)
    if changes.tasks.isEmpty { return try journal.append(events, at: time) }
    return try locked(at: time) { seat throws(StoreError) in
      let late = try seat.announce(changes)
      try seat.write()
      let entries = try seat.journal.append(late.isEmpty ? events : events.late(late), at: time)
      // The answers are safe now: what the ledger lacks is settled at its next use, if not here.
      try? seat.conclude(changes)
      return entries
    }
  }
}

// MARK: - Under the lock

extension Seat {
  /// Does something under the lock, after everybody's news and with nothing pending, then writes what it drafted.
  private mutating func locked<Result>(
    at time: Timestamp, _ body: (inout Self) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try storage.lock()
    defer { storage.unlock() }
    do throws(StoreError) {
      try readNews()
      now = max(time, ledger.lastAt ?? time)
      for task in ledger.tasksAtWork(of: rater) { try settle(task) }
      try giveBackSurplus()
      let result = try body(&self)
      try write()
      return result
    } catch {
      isStale = true
      throw error
    }
  }

  private mutating func readNews() throws(StoreError) {
    if isStale {
      storage.rewind()
      ledger = Ledger(tasks: ledger.tasks, rules: ledger.rules)
      drafts = []
      isStale = false
    }
    var storage = storage
    defer { self.storage = storage }
    try storage.forEachNews { entry throws(StoreError) in try ledger.take(entry) }
  }

  mutating func draft(_ event: LedgerEvent) throws(StoreError) {
    let entry = LedgerEntry(seq: ledger.seq + 1, at: now, event: event)
    try ledger.take(entry)
    drafts.append(entry)
  }

  mutating func write() throws(StoreError) {
    if drafts.isEmpty || isStale { return }
    do throws(StoreError) {
      try storage.append(drafts)
      drafts = []
    } catch {
      isStale = true
      throw error
    }
  }
}
