import DurableFiles
import Glibc
public import RatingStore
import Ratings

/// Reads a campaign's ledger, and what comes to it later, without locking or changing anything.
public struct LedgerFollower {
  /// The ledger as far as it was read.
  public private(set) var ledger: Ledger
  /// How fast ratings come.
  public private(set) var activity = Activity()
  private let campaign: Campaign
  private let path: String
  /// Where the first line begins that has not been read.
  private var offset = 0
  private var lines = 0
  /// The file that was read, for as long as it is there.
  private var identity: (device: UInt64, inode: UInt64)?
  /// Whether what is known is from the journals.
  private var isOfJournals = false

  /// Follows a campaign's ledger; nothing is read yet.
  public init(_ campaign: Campaign) {
    self.campaign = campaign
    path = campaign.folder.ledgerPath
    ledger = Ledger(tasks: campaign.tasks, rules: ClaimRules(campaign.settings))
  }

  /// Whether there is nothing in the ledger, or no ledger.
  public var isEmpty: Bool { offset == 0 }

  /// Takes in what has come; whether that was anything.
  ///
  /// A last line that is not whole yet waits for the next call. A ledger that was replaced is read anew, and once more
  /// one that cannot be read.
  public mutating func update() throws(StoreError) -> Bool {
    do throws(StoreError) {
      return try readNews()
    } catch {
      // Nothing is locked: what was read may have been cut off since, with other lines in its place.
      restart()
    }
    do throws(StoreError) {
      return try readNews()
    } catch {
      restart()
      throw error
    }
  }

  private mutating func readNews() throws(StoreError) -> Bool {
    let status = try status()
    if let identity, status.map({ $0.device != identity.device || $0.inode != identity.inode }) ?? true {
      restart()
    }
    let size = status?.size ?? 0
    if size < offset || size > 0 && isOfJournals { restart() }
    identity = status.map { ($0.device, $0.inode) }
    if size <= offset { return false }
    let before = offset
    try read(upTo: size)
    return offset > before
  }

  /// Enters what the journals say, as the next rater's start will, where the ledger is empty.
  public mutating func enterJournals() throws(StoreError) {
    guard isEmpty, !isOfJournals else { return }
    isOfJournals = true
    for entry in try campaign.givenRatings(at: Timestamp(milliseconds: 0)) { try take(entry) }
  }

  /// What there is at the path; nil where there is nothing.
  private func status() throws(StoreError) -> SystemCalls.Status? {
    do throws(Errno) {
      return try campaign.folder.calls.stat(path)
    } catch {
      if error.code == ENOENT { return nil }
      throw StoreError("cannot inspect \(path): \(error)")
    }
  }

  private mutating func restart() {
    self = LedgerFollower(campaign)
  }

  private mutating func read(upTo size: Int) throws(StoreError) {
    var reader = LedgerLineReader(path, tasks: campaign.tasks, allowsUnknownTasks: offset > 0)
    var source = try asStoreError { () throws(FileError) in
      try LineReader(path, limit: size, part: offset..<size, calls: campaign.folder.calls)
    }
    while let line = try asStoreError({ () throws(FileError) in try source.next() }), line.isWhole {
      lines += 1
      try take(try reader.read(line, number: lines))
      offset += line.range.count + 1
    }
  }

  private mutating func take(_ entry: LedgerEntry) throws(StoreError) {
    activity.note(entry, before: ledger)
    try ledger.take(entry)
  }
}
