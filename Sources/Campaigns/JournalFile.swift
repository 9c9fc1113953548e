import DurableFiles
import JSONLines
import RatingStore

/// A rater's journal as it stands on disk, for reading.
///
/// The line of an entry is its `seq`. A last line without its line feed is an append that was cut off: it is
/// left out here, and put aside when the rater's journal is opened for writing.
public struct JournalFile: Sendable {
  /// How many bytes of a journal are read before they are folded.
  static let partSize = 1 << 20

  private let path: String
  private let limit: Int
  private let partSize: Int
  private let calls: SystemCalls

  /// Names a journal; nothing is read yet. It is read up to `limit` bytes.
  public init(_ path: String, limit: Int = .max, calls: SystemCalls = .real) {
    self.init(path, limit: limit, partSize: Self.partSize, calls: calls)
  }

  /// Names a journal that is read in parts of another size than usual.
  package init(_ path: String, limit: Int = .max, partSize: Int, calls: SystemCalls = .real) {
    self.path = path
    self.limit = limit
    self.partSize = partSize
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
    try forEachEntry { entries.append($0) }
    return entries
  }

  /// Calls with one entry after the other, each read as JSON: what `fold` must agree with, and takes longer.
  ///
  /// Stops at the first line that is malformed or that the body refuses.
  package func forEachEntry(_ body: (JournalEntry) throws(FoldError) -> Void) throws(FileProblem) {
    guard var lines = try open() else { return }
    while let line = try next(&lines), line.isWhole {
      do throws(FileProblem) {
        let entry = try line.entry(in: path)
        do throws(FoldError) {
          try body(entry)
        } catch {
          throw line.problem(error, in: path)
        }
      } catch {
        throw error.cleaned
      }
    }
  }

  /// Takes all entries in, none when there is no file; stops at the first that is malformed or cannot be what
  /// happened next.
  ///
  /// Hand over the progress rather than a copy of it: then nothing is copied.
  ///
  /// `beside` is done meanwhile, by the thread that helps to read a large journal.
  public func fold(
    into progress: consuming RaterProgress, beside: @escaping @Sendable () -> Void = {}
  ) throws(FileProblem) -> (progress: RaterProgress, ending: Ending) {
    var progress = progress
    let reading = JournalReading(path, limit: limit, parts: parts, tasks: progress.tasks, calls: calls)
    do throws(FileProblem) {
      let isCutOff = try reading.fold(into: &progress, beside: beside)
      return (progress, Ending(lines: progress.seq, isCutOff: isCutOff))
    } catch {
      throw error.cleaned
    }
  }

  /// The bytes of the journal in parts of one size; the last goes on to the end, wherever that is.
  private var parts: [Range<Int>] {
    let size = min(limit, (try? calls.stat(path).size) ?? 0)
    if size / 2 < partSize { return [0..<Int.max] }
    let count = 1 + size / partSize
    return (0..<count).map { size * $0 / count..<($0 + 1 < count ? size * ($0 + 1) / count : Int.max) }
  }

  private func open() throws(FileProblem) -> LineReader? {
    do throws(FileError) {
      return try LineReader(path, limit: limit, calls: calls)
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
