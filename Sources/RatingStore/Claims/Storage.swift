import Ratings

/// Why a store did not do what it was asked, in a few words; nothing has changed.
public struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The words, short enough for one line of a screen.
  public var description: String

  /// Makes a reason from its words.
  public init(_ description: String) { self.description = description }
}

extension Ledger {
  /// Takes the next entry of a store in; throws, and changes nothing, when it cannot be what happened next.
  public mutating func take(_ entry: LedgerEntry) throws(StoreError) {
    do throws(LedgerError) {
      try apply(entry)
    } catch {
      throw StoreError("the ledger's line \(entry.seq) cannot be: \(error)")
    }
  }
}

/// The campaign's ledger as one process reaches it.
public protocol LedgerStorage {
  /// Waits until nobody else reads or writes the ledger.
  mutating func lock() throws(StoreError)
  /// Lets others go on.
  mutating func unlock()
  /// Hands over the entries that came since the last call, all of them at the first; under the lock.
  mutating func forEachNews(_ body: (LedgerEntry) throws(StoreError) -> Void) throws(StoreError)
  /// Appends entries, which are safe on disk when it returns; under the lock. When it throws, none may be there.
  mutating func append(_ entries: [LedgerEntry]) throws(StoreError)
  /// Begins anew: all entries are news again.
  mutating func rewind()
}

/// A rater's own journal, which nobody else writes.
public protocol JournalStorage {
  /// Where the rater stands: the fold of everything in the journal.
  var progress: RaterProgress { get }
  /// Writes events durably, all or none, and returns them as they stand in the journal.
  mutating func append(_ events: [JournalEvent], at: Timestamp) throws(StoreError) -> [JournalEntry]
  /// Makes sure that nothing but what `progress` says is in the journal: what a failed append may have left is gone
  /// when it returns.
  mutating func confirm() throws(StoreError)
}

/// Where a rater's answers go and tasks come from. Any store must pass the same tests.
public protocol RaterStore {
  /// Where the rater stands.
  var progress: RaterProgress { get }

  /// Writes events durably, all or none, and returns them as they stand in the journal.
  ///
  /// A submit for which there is no slot any more becomes a `late`.
  mutating func append(_ events: [JournalEvent], at: Timestamp) throws(StoreError) -> [JournalEntry]

  /// Takes tasks until the rater holds so many, or as many as allowed.
  mutating func claim(upTo most: Int, at: Timestamp) throws(StoreError) -> Claims

  /// Holds on to the claimed tasks: the rater is there. Returns those that were given to others meanwhile.
  mutating func renew(at: Timestamp) throws(StoreError) -> [Int]

  /// Gives back all claimed tasks: the rater leaves.
  mutating func release(at: Timestamp) throws(StoreError)
}

extension RaterStore {
  /// Takes as many tasks as the rater may hold.
  public mutating func claim(at time: Timestamp) throws(StoreError) -> Claims {
    try claim(upTo: .max, at: time)
  }
}

/// What a rater has to do.
public struct Claims: Equatable, Sendable {
  /// The tasks that the rater holds, first to be done first.
  public var tasks: [Int]
  /// Why there are none; nil when there are.
  public var shortage: Shortage?

  /// Makes it from its parts.
  public init(tasks: [Int], shortage: Shortage? = nil) {
    self.tasks = tasks
    self.shortage = shortage
  }
}
