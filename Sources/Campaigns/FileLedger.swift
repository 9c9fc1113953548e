import DurableFiles
import JSONLines
import RatingStore
import Ratings

/// A campaign's `ledger.jsonl`, as one process reaches it.
public struct FileLedger: LedgerStorage {
  private let file: SharedFile
  private let tasks: TaskList
  private var lines: LedgerLines

  /// Opens the ledger, which is made when there is none.
  public init(of campaign: Campaign) throws(FileError) {
    file = try SharedFile(campaign.folder.ledgerPath, calls: campaign.folder.calls)
    tasks = campaign.tasks
    lines = LedgerLines(of: file.path, tasks: tasks, calls: campaign.folder.calls)
  }

  /// Makes an empty ledger from everybody's journals: it is new, or was lost. Does nothing where it is not empty.
  ///
  /// Throws when a journal cannot be read: without it a task might get a rating too many.
  public mutating func enterRatings(of campaign: Campaign, at: Timestamp) throws(StoreError) {
    try lock()
    defer { unlock() }
    guard file.isEmpty else { return }
    let entries = try campaign.givenRatings(at: at)
    if !entries.isEmpty { try append(entries) }
    rewind()
  }

  /// Waits until nobody else reads or writes the ledger.
  public mutating func lock() throws(StoreError) {
    try asStoreError { () throws(FileError) in try file.lock() }
  }

  /// Lets others go on.
  public mutating func unlock() { file.unlock() }

  /// Begins anew: the next `news` has all entries again.
  public mutating func rewind() {
    file.rewind()
    lines.count = 0
  }

  /// Takes what a draft has as read; false when it is a draft of another file.
  public mutating func skip(_ draft: LedgerDraft) throws(StoreError) -> Bool {
    let isSame = try asStoreError { () throws(FileError) in try file.skip(to: draft.mark) }
    if isSame { lines.count = draft.count }
    return isSame
  }

  /// Hands over the entries that came since the last call; throws at the first line that is malformed.
  ///
  /// All tasks are known at the first call. Later ones may be about tasks that were added to the campaign since.
  public mutating func forEachNews(
    _ body: (LedgerEntry) throws(StoreError) -> Void
  ) throws(StoreError) {
    if !file.unread.isEmpty {
      try lines.read(file.unread, body)
      file.markRead()
    }
    lines.allowsUnknownTasks = true
  }

  /// Appends entries, which are safe on disk when it returns.
  public mutating func append(_ entries: [LedgerEntry]) throws(StoreError) {
    var json = JSONWriter()
    for entry in entries { json.line(entry, tasks: tasks) }
    try asStoreError { () throws(FileError) in try file.append(json.bytes) }
    lines.count += entries.count
  }
}

extension Campaign {
  /// Who holds and has done which task, as the ledger says now; an empty one is made when there is none.
  public func readLedger() throws(StoreError) -> Ledger {
    var ledger = Ledger(tasks: tasks, rules: ClaimRules(settings))
    var file: FileLedger
    do throws(FileError) { file = try FileLedger(of: self) } catch { throw StoreError("\(error)") }
    try file.lock()
    defer { file.unlock() }
    try file.forEachNews { entry throws(StoreError) in try ledger.take(entry) }
    return ledger
  }
}

extension Campaign {
  /// The entries of a new ledger: a submit for each rating that is in a journal, all of one time.
  func givenRatings(at: Timestamp) throws(StoreError) -> [LedgerEntry] {
    let everybody: [RaterProgress]
    do throws(CampaignProblems) {
      everybody = try readAllProgress()
    } catch {
      throw StoreError(
        "\(folder.work.ledger) is empty, and journals cannot be read to make it anew; the lead can, by reassess share:\n\(error)"
      )
    }
    let given = everybody.flatMap { progress in
      progress.trail.filter { progress.phase(of: $0) == .submitted }.map { ($0, progress.rater) }
    }
    return given.enumerated().map { index, given in
      LedgerEntry(seq: index + 1, at: at, event: .submit(task: given.0, rater: given.1))
    }
  }
}

/// A rater's journal as the claims see it.
public struct FileJournal: JournalStorage {
  /// The journal, locked for as long as it lives.
  public let journal: Journal

  /// Takes a journal that is open for appending.
  public init(_ journal: Journal) { self.journal = journal }

  /// Where the rater stands.
  public var progress: RaterProgress { journal.progress }

  /// Writes events durably, all or none.
  public mutating func append(
    _ events: [JournalEvent], at: Timestamp
  ) throws(StoreError) -> [JournalEntry] {
    do throws(JournalError) {
      return try journal.append(events, at: at)
    } catch {
      throw StoreError(error.reason)
    }
  }

  /// Cuts off what a failed append may have left.
  public mutating func confirm() throws(StoreError) {
    do throws(JournalError) {
      try journal.confirm()
    } catch {
      throw StoreError(error.reason)
    }
  }
}

func asStoreError<Result: ~Copyable>(
  _ body: () throws(FileError) -> Result
) throws(StoreError) -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    throw StoreError("\(error)")
  }
}
