import DurableFiles
import JSONLines
import RatingStore
import Ratings

/// The lines of a part of a journal, read before what stands before them is folded.
struct JournalPart: Sendable {
  /// A line that is no plain answer or submit.
  private struct Other: Sendable {
    /// How many placed entries stand before it.
    var place: Int
    /// What it says, or why it cannot be read; the part ends with what cannot.
    var content: Result<JournalEntry, FileProblem>
  }

  /// Whether the journal ends within the part, in a line that was cut off.
  private(set) var isCutOff = false
  private var placed: [PlacedEntry] = []
  private var others: [Other] = []

  /// Nothing read yet.
  init() {}

  /// Reads all lines of a part.
  init(_ reader: consuming JournalPartReader) {
    var reader = reader
    placed.reserveCapacity(reader.estimatedLines)
    reader.read(into: &self)
  }

  /// One line as a part of its own.
  init(_ line: SourceLine, of path: String, tasks: TaskList) {
    var reader = PlacedEntryReader(tasks: tasks)
    var cursor = PlainCursor(line)
    if let entry = reader.read(&cursor) { append(entry) } else { _ = append(line, of: path) }
  }

  /// Adds an entry at the end.
  @inline(__always)
  mutating func append(_ entry: PlacedEntry) { placed.append(entry) }

  /// Adds a line that is no plain one; false when it is malformed or cut off, and then nothing may follow.
  mutating func append(_ line: SourceLine, of path: String) -> Bool {
    isCutOff = !line.isWhole
    if isCutOff { return false }
    let content = Result { () throws(FileProblem) in try line.entry(in: path) }
    others.append(Other(place: placed.count, content: content))
    return (try? content.get()) != nil
  }

  /// Adds that reading went wrong.
  mutating func append(_ problem: FileProblem) {
    others.append(Other(place: placed.count, content: .failure(problem)))
  }

  /// Takes out everything; room stays.
  mutating func removeAll() {
    placed.removeAll(keepingCapacity: true)
    others.removeAll()
  }

  /// Folds the part into where the rater stood before it; stops at the first line that is malformed or cannot be what
  /// happened next.
  func fold(into progress: inout RaterProgress, of path: String) throws(FileProblem) {
    // A line's number is its `seq`.
    func naming(_ body: () throws(FoldError) -> Void) throws(FileProblem) {
      do throws(FoldError) {
        try body()
      } catch {
        throw FileProblem(file: path, line: progress.seq + 1, message: error.description)
      }
    }
    var start = 0
    for other in others {
      try naming { () throws(FoldError) in try progress.apply(placed[start..<other.place]) }
      start = other.place
      switch other.content {
      case .success(let entry): try naming { () throws(FoldError) in try progress.apply(entry) }
      case .failure(var problem):
        if problem.line != nil { problem.line = progress.seq + 1 }
        throw problem
      }
    }
    try naming { () throws(FoldError) in try progress.apply(placed[start...]) }
  }
}

extension SourceLine {
  /// A problem with what the line says.
  func problem(_ error: FoldError, in file: String) -> FileProblem {
    FileProblem(file: file, line: number, message: error.description)
  }

  /// Reads the line as a journal's entry.
  func entry(in file: String) throws(FileProblem) -> JournalEntry {
    do throws(JSONError) {
      var json = try json()
      let entry = try JournalEntry(&json)
      try json.finish()
      return entry
    } catch {
      throw problem(error, in: file)
    }
  }
}
