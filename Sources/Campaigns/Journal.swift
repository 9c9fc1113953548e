import DurableFiles
import Glibc
import JSONLines
import RatingStore
import Ratings

/// A rater's journal, open for appending: the only way in which answers get on disk.
///
/// It is locked for as long as this object lives. What `progress` says is safe on disk.
public final class Journal {
  /// Where the rater stands: the fold of everything in the journal.
  public private(set) var progress: RaterProgress
  /// What an interrupted append had left, which was put aside when the journal was opened.
  public var repair: TornTail? { file.repair }
  /// The journal's path.
  public var path: String { file.path }

  private let file: AppendOnlyFile

  /// Opens a rater's journal, which is made when there is none, and folds it.
  ///
  /// Makes `answers/` with mode 0750 when it is missing: for several users of one machine the lead makes it
  /// beforehand by `reassess share`, so that raters can write their own journals but not list or remove others'.
  /// - Parameters:
  ///   - rater: whose journal it is.
  ///   - campaign: the campaign as it was loaded.
  ///   - at: now; shown to a second process that tries the same.
  ///   - user: the user who rates; a journal that belongs to somebody else is refused.
  ///   - allowsNetwork: whether a network file system is accepted, where locks may not hold.
  ///   - beside: what is done while the journal is read.
  public init(
    of rater: RaterName, in campaign: Campaign, at: Timestamp, user: UInt32 = getuid(),
    allowsNetwork: Bool = false, beside: @escaping @Sendable () -> Void = {}
  ) throws(JournalError) {
    let folder = campaign.folder
    let path = folder.journalPath(of: rater)
    try folder.prepareAnswers(allowsNetwork: allowsNetwork)
    do throws(FileError) {
      let holder = LockHolder.thisProcess(since: at.description)
      file = try AppendOnlyFile(path, owner: user, holder: holder, calls: folder.calls)
    } catch .otherOwner(_, let owner) {
      throw .otherUser(rater: rater, owner: owner)
    } catch .failed(.open, _, Errno(EACCES)) where folder.owner(of: path).map({ $0 != user }) ?? false {
      throw .otherUser(rater: rater, owner: folder.owner(of: path) ?? 0)
    } catch {
      throw .file(error)
    }
    do throws(FileProblem) {
      progress = try JournalFile(path, limit: file.length, calls: folder.calls)
        .fold(into: campaign.freshProgress(of: rater), beside: beside).progress
      progress.reserveRest()
    } catch {
      throw .damaged(error)
    }
  }

  /// Appends what happened, in one write, and returns when it is safe on disk.
  ///
  /// Throws, and changes nothing, when an event cannot be what happened next or cannot be written; it may
  /// then be tried again.
  @discardableResult
  public func append(_ events: [JournalEvent], at: Timestamp) throws(JournalError) -> [JournalEntry] {
    if events.isEmpty { return [] }
    let before = progress.checkpoint(before: events)
    do throws(JournalError) {
      let entries = try take(events, at: at)
      var json = JSONWriter()
      for entry in entries { json.line(entry, amongReviews: progress.tasks.areMistakes) }
      try reporting { () throws(FileError) in try file.append(json.bytes) }
      progress.keep(since: before)
      return entries
    } catch {
      progress.goBack(to: before)
      throw error
    }
  }

  /// Takes events into the progress as the next entries.
  private func take(_ events: [JournalEvent], at: Timestamp) throws(JournalError) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    for event in events {
      let entry = JournalEntry(seq: progress.seq + 1, at: at, event: event)
      do throws(FoldError) {
        try progress.apply(entry)
      } catch {
        throw .refused(error)
      }
      entries.append(entry)
    }
    return entries
  }

  /// Makes sure that nothing else than what `progress` says is in the file, where an append failed.
  public func confirm() throws(JournalError) {
    try reporting { () throws(FileError) in try file.confirm() }
  }
}

// MARK: - The folder of the journals

extension CampaignFolder {
  fileprivate func prepareAnswers(allowsNetwork: Bool) throws(JournalError) {
    let answers = journalsPath
    try reporting { () throws(FileError) in try makeFolder(at: answers, mode: 0o750, calls: calls) }
    if allowsNetwork { return }
    if let found = try reporting({ () throws(FileError) in try networkFileSystem() }) {
      throw .networkFileSystem(path: found.path, kind: found.kind)
    }
  }

  /// The user who owns what is at a path; nil where nothing can be seen there.
  fileprivate func owner(of path: String) -> UInt32? { try? calls.stat(path).owner }
}

private func reporting<Result>(_ body: () throws(FileError) -> Result) throws(JournalError) -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    throw .file(error)
  }
}
