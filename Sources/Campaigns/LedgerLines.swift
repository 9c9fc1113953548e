import DurableFiles
import RatingStore

/// Reads the lines of a ledger from any place in it, and counts them.
struct LedgerLines {
  /// How many lines have been read.
  var count = 0
  /// Whether lines may be about tasks that are not known.
  var allowsUnknownTasks = false
  private let path: String
  private let tasks: TaskList
  private let calls: SystemCalls

  init(of path: String, tasks: TaskList, calls: SystemCalls) {
    self.path = path
    self.tasks = tasks
    self.calls = calls
  }

  /// Hands over the entries in these bytes, which are whole lines; throws at the first that is malformed.
  mutating func read(
    _ part: Range<Int>, _ body: (LedgerEntry) throws(StoreError) -> Void
  ) throws(StoreError) {
    var reader = LedgerLineReader(path, tasks: tasks, allowsUnknownTasks: allowsUnknownTasks)
    var lines = try asStoreError { () throws(FileError) in
      try LineReader(path, limit: part.upperBound, part: part, calls: calls)
    }
    while true {
      var entry: LedgerEntry?
      if !lines.takeNext({
        entry = reader.readPlain(&$0)
        return entry != nil
      }) {
        guard let line = try asStoreError({ () throws(FileError) in try lines.next() }) else { return }
        entry = try reader.read(line, number: count + 1)
      }
      count += 1
      guard let entry else { continue }
      do throws(StoreError) { try body(entry) } catch { throw StoreError("\(path): \(error)") }
    }
  }
}
