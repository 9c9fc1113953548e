import DurableFiles
import JSONLines
import RatingStore
import Synchronization
import Threads

/// Reads a journal's parts and folds them, with the help of a second thread where there are several.
///
/// One thread takes the parts from the beginning, and folds each while it reads it; the other takes them from the
/// end, and only reads. They meet where they meet; then what the second has read is folded.
final class JournalReading: Sendable {
  /// How many lines are read before they are folded: few enough to stay in the processor's nearest memory.
  private static let batch = 256

  private let path: String
  private let limit: Int
  private let parts: [Range<Int>]
  private let tasks: TaskList
  private let calls: SystemCalls
  /// The parts that nobody has taken yet.
  private let left: Mutex<Range<Int>>

  init(_ path: String, limit: Int, parts: [Range<Int>], tasks: TaskList, calls: SystemCalls) {
    self.path = path
    self.limit = limit
    self.parts = parts
    self.tasks = tasks
    self.calls = calls
    left = Mutex(parts.indices)
  }

  /// Folds all there is, nothing when there is no file; returns whether it ends in a line that was cut off.
  ///
  /// `beside` is what the second thread does before it helps.
  func fold(
    into progress: inout RaterProgress, beside: @escaping @Sendable () -> Void = {}
  ) throws(FileProblem) -> Bool {
    if parts.count < 2 {
      beside()
      return try foldFromBeginning(into: &progress)
    }
    let (later, isCutOff) = alongside {
      beside()
      return self.readFromEnd()
    } _: {
      Result { () throws(FileProblem) in try foldFromBeginning(into: &progress) }
    }
    if try isCutOff.get() { return true }
    for part in later.reversed() { try part.fold(into: &progress, of: path) }
    // The line that was cut off may be longer than the parts after the one it begins in.
    return later.contains { $0.isCutOff }
  }

  private func foldFromBeginning(into progress: inout RaterProgress) throws(FileProblem) -> Bool {
    // Whatever is wrong: nobody needs what follows.
    defer { left.withLock { $0 = 0..<0 } }
    var batch = JournalPart()
    while let index = left.withLock({ $0.popFirst() }) {
      guard var reader = open(index, orReportTo: &batch) else {
        try batch.fold(into: &progress, of: path)
        return false
      }
      if index == 0 { progress.reserve(reader.estimatedSteps) }
      var isMore = true
      while isMore {
        isMore = reader.read(into: &batch, upTo: Self.batch)
        try batch.fold(into: &progress, of: path)
        if batch.isCutOff { return true }
        batch.removeAll()
      }
    }
    return false
  }

  /// What lies at the end, last part first.
  private func readFromEnd() -> [JournalPart] {
    var read: [JournalPart] = []
    while let index = left.withLock({ $0.popLast() }) {
      var part = JournalPart()
      if let reader = open(index, orReportTo: &part) { part = JournalPart(reader) }
      read.append(part)
    }
    return read
  }

  /// Opens a part; nil when that fails, which is a problem unless there is no file.
  private func open(_ index: Int, orReportTo part: inout JournalPart) -> JournalPartReader? {
    do throws(FileError) {
      return try JournalPartReader(path, limit: limit, part: parts[index], tasks: tasks, calls: calls)
    } catch {
      if !error.isMissing { part.append(FileProblem(file: path, message: error.reason)) }
      return nil
    }
  }
}
