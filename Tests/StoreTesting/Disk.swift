public import RatingStore
public import Ratings

/// A ledger and journals in memory, and the power to end a process before any of its writes.
public final class Disk {
  /// The lines of the ledger.
  public private(set) var ledger: [LedgerEntry] = []
  /// The lines of each rater's journal.
  public private(set) var journals: [RaterName: [JournalEntry]] = [:]
  /// The write, counted from 1, before which the process ends; nil: it goes on.
  public var crashesBefore: Int?
  /// Whether a journal cannot tell if a failed append left anything.
  public var isUncertain = false
  /// How many writes there were since the count was set to 0.
  public var writes = 0
  /// The tasks that everything is about.
  public let tasks: TaskList

  /// An empty disk.
  public init(_ tasks: TaskList) { self.tasks = tasks }

  /// A disk with the same on it, without plans for a crash.
  public func copy() -> Disk {
    let disk = Disk(tasks)
    (disk.ledger, disk.journals) = (ledger, journals)
    return disk
  }

  /// All journals are gone.
  public func loseJournals() { journals = [:] }

  func append(_ entries: [LedgerEntry]) throws(StoreError) {
    try countWrite()
    ledger += entries
  }

  func append(_ entries: [JournalEntry], of rater: RaterName) throws(StoreError) {
    try countWrite()
    journals[rater, default: []] += entries
  }

  /// Where a rater stands by the journal.
  public func progress(of rater: RaterName) throws(StoreError) -> RaterProgress {
    var progress = RaterProgress(tasks: tasks, rater: rater, labels: "d")
    for entry in journals[rater] ?? [] {
      do throws(FoldError) { try progress.apply(entry) } catch { throw StoreError("\(error)") }
    }
    return progress
  }

  private func countWrite() throws(StoreError) {
    writes += 1
    if writes == crashesBefore { throw StoreError("crash") }
  }
}

/// The ledger on such a disk.
public struct DiskLedger: LedgerStorage {
  var disk: Disk
  private var read = 0

  /// The ledger on this disk, from the beginning.
  public init(_ disk: Disk) { self.disk = disk }

  /// Nobody else runs.
  public mutating func lock() {}
  /// Nobody waits.
  public mutating func unlock() {}
  /// All entries are news again.
  public mutating func rewind() { read = 0 }
  /// Appends entries, unless the process ends before.
  public mutating func append(_ entries: [LedgerEntry]) throws(StoreError) {
    try disk.append(entries)
    read += entries.count
  }
  /// Hands over what came since the last call.
  public mutating func forEachNews(
    _ body: (LedgerEntry) throws(StoreError) -> Void
  ) throws(StoreError) {
    for entry in disk.ledger[read...] { try body(entry) }
    read = disk.ledger.count
  }
}

/// A journal on such a disk.
public struct DiskJournal: JournalStorage {
  var disk: Disk
  /// Where the rater stands.
  public private(set) var progress: RaterProgress

  init(_ disk: Disk, of rater: RaterName) throws(StoreError) {
    self.disk = disk
    progress = try disk.progress(of: rater)
  }

  /// A write happens or does not, unless the disk is said to be uncertain.
  public mutating func confirm() throws(StoreError) {
    if disk.isUncertain { throw StoreError("uncertain") }
  }

  /// Appends events that can be what happened next, unless the process ends before.
  public mutating func append(_ events: [JournalEvent], at: Timestamp) throws(StoreError) -> [JournalEntry] {
    var next = progress
    var entries: [JournalEntry] = []
    for event in events {
      let entry = JournalEntry(seq: next.seq + 1, at: at, event: event)
      do throws(FoldError) { try next.apply(entry) } catch { throw StoreError("\(error)") }
      entries.append(entry)
    }
    try disk.append(entries, of: progress.rater)
    progress = next
    return entries
  }
}

/// A seat over such a disk.
public typealias MemorySeat = Seat<DiskLedger, DiskJournal>

extension Seat where Ledgers == DiskLedger, Journals == DiskJournal {
  /// Takes a seat.
  public init(_ rater: RaterName, _ disk: Disk, _ rules: ClaimRules, at: Timestamp) throws(StoreError) {
    try self.init(
      of: rater, rules: rules, ledger: DiskLedger(disk), journal: DiskJournal(disk, of: rater), at: at)
  }

  /// The same seat over a copy of its disk.
  public func moved(to disk: Disk) -> Self {
    var seat = self
    seat.storage.disk = disk
    seat.journal.disk = disk
    return seat
  }
}

extension RaterStore {
  /// Answers all candidates of a task and submits it, in one append, as keys typed ahead would.
  @discardableResult
  public mutating func rate(
    _ task: Int, _ answer: Answer = .yes, at: Timestamp
  ) throws(StoreError) -> [JournalEntry] {
    let tasks = progress.tasks
    let answers = tasks.candidates(at: task).map { LabelAnswer(label: $0, answer: answer) }
    let rating = Rating(
      task: tasks.id(at: task), image: tasks.images[tasks.image(at: task)], answers: answers, seconds: 1,
      picture: .shown)
    return try append(
      answers.map { .answer(task: rating.task, label: $0.label, answer: $0.answer) } + [.submit(rating)],
      at: at)
  }

  /// Puts a task aside.
  public mutating func skip(_ task: Int, _ reason: SkipReason, at: Timestamp) throws(StoreError) {
    _ = try append([.skip(task: progress.tasks.id(at: task), reason: reason)], at: at)
  }

  /// Takes the last step back.
  public mutating func undo(at: Timestamp) throws(StoreError) { _ = try append(progress.undo(), at: at) }
}

/// The moment so many minutes after the beginning.
public func at(_ minutes: Int) -> Timestamp { Timestamp(milliseconds: Int64(minutes) * 60_000) }
