import JSONLines
import RatingStore

/// Reads a ledger's lines, quickly those that this program wrote.
struct LedgerLineReader {
  private let path: String
  private let tasks: TaskList
  private let allowsUnknownTasks: Bool
  private var plain: PlainLedgerReader

  /// A reader of the ledger at a path, about these tasks.
  init(_ path: String, tasks: TaskList, allowsUnknownTasks: Bool = false) {
    self.allowsUnknownTasks = allowsUnknownTasks
    self.path = path
    self.tasks = tasks
    plain = PlainLedgerReader(tasks: tasks)
  }

  /// The entry of a line that this program wrote; nil when it is another.
  mutating func readPlain(_ line: inout PlainCursor) -> LedgerEntry? { plain.read(&line) }

  /// The entry of a line; throws when it is malformed, which the line's number in the file says.
  mutating func read(_ line: SourceLine, number: Int) throws(StoreError) -> LedgerEntry {
    do throws(FileProblem) {
      return try entry(of: line, number: number)
    } catch {
      throw StoreError(error.description)
    }
  }

  /// The same, where the problem is wanted in its parts.
  mutating func entry(of line: SourceLine, number: Int) throws(FileProblem) -> LedgerEntry {
    var cursor = PlainCursor(line)
    if let entry = plain.read(&cursor) { return entry }
    do throws(JSONError) {
      var json = try line.json()
      let entry = try LedgerEntry(&json, tasks: tasks, allowsUnknownTasks: allowsUnknownTasks)
      try json.finish()
      return entry
    } catch {
      var problem = line.problem(error, in: path).cleaned
      problem.line = number
      throw problem
    }
  }
}
