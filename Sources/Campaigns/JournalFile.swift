import DurableFiles
import JSONLines
import RatingStore

/// A rater's journal as it stands on disk, for reading.
///
/// The line of an entry is its `seq`. A last line without its line feed is an append that was cut off: it is
/// left out here, and put aside when the rater's journal is opened for writing.
public struct JournalFile: Sendable {
  private let path: String
  private let limit: Int
  private let calls: SystemCalls

  /// Names a journal; nothing is read yet. It is read up to `limit` bytes.
  public init(_ path: String, limit: Int = .max, calls: SystemCalls = .real) {
    self.path = path
    self.limit = limit
    self.calls = calls
  }

  /// What a journal holds besides its entries.
  public struct Ending: Equatable, Sendable {
    /// How many whole lines there are.
    public var lines = 0
    /// Whether a line that was cut off follows them.
    public var isCutOff = false
  }

  /// All entries in order, none when there is no file; the first malformed line is a problem.
  public func entries() throws(FileProblem) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    _ = try forEachLine { line throws(FileProblem) in
      let entry = try line.entry(in: path)
      guard entry.seq == line.number else {
        throw line.problem(FoldError.sequence(expected: line.number, found: entry.seq), in: path)
      }
      entries.append(entry)
    }
    return entries
  }

  /// Takes all entries in, none when there is no file; stops at the first that is malformed or cannot be what
  /// happened next.
  ///
  /// Hand over the progress rather than a copy of it: then nothing is copied.
  public func fold(
    into progress: consuming RaterProgress
  ) throws(FileProblem) -> (progress: RaterProgress, ending: Ending) {
    var fold = JournalFold(into: progress)
    let ending = try forEachLine(expect: { fold.reserve($0) }) { line throws(FileProblem) in
      try fold.apply(line, of: path)
    }
    return (fold.progress, ending)
  }

  private func forEachLine(
    expect: (Int) -> Void = { _ in }, _ body: (SourceLine) throws(FileProblem) -> Void
  ) throws(FileProblem) -> Ending {
    var ending = Ending()
    guard var lines = try open(expect) else { return ending }
    while let line = try next(&lines) {
      ending.isCutOff = !line.isWhole
      if ending.isCutOff { break }
      ending.lines = line.number
      do throws(FileProblem) { try body(line) } catch { throw error.cleaned }
    }
    return ending
  }

  private func open(_ expect: (Int) -> Void) throws(FileProblem) -> LineReader? {
    do throws(FileError) {
      var lines = try LineReader(path, limit: limit, calls: calls)
      expect(try lines.estimatedLines())
      return lines
    } catch {
      if error.isMissing { return nil }
      throw problem(error)
    }
  }

  private func next(_ lines: inout LineReader) throws(FileProblem) -> SourceLine? {
    do throws(FileError) {
      return try lines.next()
    } catch {
      throw problem(error)
    }
  }

  private func problem(_ error: FileError) -> FileProblem {
    FileProblem(file: path, message: error.reason).cleaned
  }
}
