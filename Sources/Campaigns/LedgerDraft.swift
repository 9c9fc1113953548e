import DurableFiles
public import RatingStore
public import Ratings
import Synchronization

/// A ledger as it stood a moment ago, folded while something else was read: what came later is news.
public struct LedgerDraft: Sendable {
  /// Who held and had done which task.
  public let ledger: Ledger
  /// How much of the file that is.
  let mark: SharedFile.Mark
  /// How many lines that are.
  let count: Int
}

extension Campaign {
  /// Opens a rater's journal as `Journal` does, and reads a large ledger meanwhile.
  public func openJournal(
    of rater: RaterName, at: Timestamp, allowsNetwork: Bool = false
  ) throws(JournalError) -> (journal: Journal, ledger: LedgerDraft?) {
    let draft = SharedDraft()
    let journal = try Journal(of: rater, in: self, at: at, allowsNetwork: allowsNetwork) {
      draft.value.withLock { $0 = self.draftLedger() }
    }
    return (journal, draft.value.withLock { $0 })
  }

  /// A smaller ledger, in bytes, is read faster than a thread is started.
  static let smallestDraft = 1 << 18

  /// Reads the ledger if it is large; nil when it is small, missing, or something is wrong with it, which is told
  /// when it is opened.
  func draftLedger(smallest: Int = smallestDraft) -> LedgerDraft? {
    let path = folder.ledgerPath
    guard let size = try? folder.calls.stat(path).size, size >= smallest,
      let mark = try? SharedFile.mark(of: path, calls: folder.calls)
    else { return nil }
    var ledger = Ledger(tasks: tasks, rules: ClaimRules(settings))
    var lines = LedgerLines(of: path, tasks: tasks, calls: folder.calls)
    do throws(StoreError) {
      try lines.read(0..<mark.length) { entry throws(StoreError) in try ledger.take(entry) }
    } catch {
      return nil
    }
    return LedgerDraft(ledger: ledger, mark: mark, count: lines.count)
  }
}

/// What one thread leaves for another.
private final class SharedDraft: Sendable {
  let value = Mutex<LedgerDraft?>(nil)
}
