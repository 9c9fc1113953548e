import DurableFiles
import JSONLines
import RatingStore

/// Reads a part of a journal, as much at a time as is wanted.
struct JournalPartReader: ~Copyable {
  /// About how many lines there are.
  let estimatedLines: Int
  /// More steps than there usually are in the whole journal: an answer takes at least 27 bytes of a submit, and more of
  /// a line of its own.
  var estimatedSteps: Int { min(lines.length, limit) / 40 }
  private let limit: Int
  private let path: String
  private var lines: LineReader
  private var entries: PlacedEntryReader

  /// Opens a journal for the lines that begin in these bytes.
  init(
    _ path: String, limit: Int, part: Range<Int>, tasks: TaskList, calls: SystemCalls
  ) throws(FileError) {
    var lines = try LineReader(path, limit: limit, part: part, calls: calls)
    estimatedLines = try lines.estimatedLines()
    self.lines = lines
    self.limit = limit
    self.path = path
    entries = PlacedEntryReader(tasks: tasks)
  }

  /// Adds so many lines, or as many as are left, to a part; false when nothing follows them.
  ///
  /// What follows a line that is malformed or cut off is not read.
  @discardableResult
  mutating func read(into part: inout JournalPart, upTo count: Int = .max) -> Bool {
    do throws(FileError) {
      var left = count
      while left > 0 {
        left -= 1
        if lines.takeNext({ entries.append(&$0, to: &part) }) { continue }
        guard let line = try lines.next() else { return false }
        var cursor = PlainCursor(line)
        if line.isWhole, entries.append(&cursor, to: &part) { continue }
        if !part.append(line, of: path) { return false }
      }
      return true
    } catch {
      part.append(FileProblem(file: path, message: error.reason))
      return false
    }
  }
}

extension PlacedEntryReader {
  /// Adds the entry of a line; false when there is none.
  @inline(__always)
  fileprivate mutating func append(_ line: inout PlainCursor, to part: inout JournalPart) -> Bool {
    guard let entry = read(&line) else { return false }
    part.append(entry)
    return true
  }
}
