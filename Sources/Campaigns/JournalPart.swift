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

  /// How many lines were read.
  var count: Int { placed.count + others.count }

  /// Reads the lines that begin in these bytes of a journal, none when there is no file.
  init(
    of path: String, limit: Int, part: Range<Int>, tasks: TaskList, calls: SystemCalls
  ) {
    do throws(FileError) {
      var reader = PlacedEntryReader(tasks: tasks)
      var lines = try LineReader(path, limit: limit, part: part, calls: calls)
      placed.reserveCapacity(try lines.estimatedLines())
      while let line = try lines.next() {
        isCutOff = !line.isWhole
        guard line.isWhole, take(line, &reader, of: path) else { return }
      }
    } catch {
      if error.isMissing { return }
      others.append(
        Other(place: placed.count, content: .failure(FileProblem(file: path, message: error.reason))))
    }
  }

  /// One line as a part of its own.
  init(_ line: SourceLine, of path: String, tasks: TaskList) {
    var reader = PlacedEntryReader(tasks: tasks)
    _ = take(line, &reader, of: path)
  }

  /// Takes a line in; false when it is malformed.
  @inline(__always)
  private mutating func take(_ line: SourceLine, _ reader: inout PlacedEntryReader, of path: String) -> Bool {
    if let entry = reader.read(line) {
      placed.append(entry)
      return true
    }
    let content = Result { () throws(FileProblem) in try line.entry(in: path) }
    others.append(Other(place: placed.count, content: content))
    return (try? content.get()) != nil
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
