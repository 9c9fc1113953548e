import DurableFiles
import JSONLines
import RatingStore
import Ratings

/// A rater's journal as it stands on disk, for reading.
///
/// The line of an entry is its `seq`. A last line without its line feed is an append that was cut off: it is
/// left out here, and put aside when the rater's journal is opened for writing.
public struct JournalFile: Sendable {
  private let file: JSONFile

  /// Takes a content that was read; `name` is for problems.
  public init(name: String, bytes: [UInt8]) {
    file = JSONFile(name: name, bytes: bytes)
  }

  /// Whether the last line is cut off; its number.
  public var unfinishedLine: Int? {
    file.unfinishedLine.map { file.bytes[..<$0.lowerBound].count { $0 == 0x0A } + 1 }
  }

  /// All entries in order; the first malformed line is a problem.
  public func entries() throws(FileProblem) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    try forEachLine { line throws(FoldError) in
      guard line.seq == entries.count + 1 else {
        throw .sequence(expected: entries.count + 1, found: line.seq)
      }
      entries.append(line.entry)
    }
    return entries
  }

  /// Takes all entries in; stops at the first that is malformed or cannot be what happened next.
  public func fold(into progress: inout RaterProgress) throws(FileProblem) {
    var last = 0
    try forEachLine { line throws(FoldError) in try progress.apply(line, last: &last) }
  }

  private func forEachLine(_ body: (JournalLine) throws(FoldError) -> Void) throws(FileProblem) {
    var number = 0
    var refusal: FoldError?
    do throws(FileProblem) {
      try file.readLines(unfinished: .skip) { json, line throws(JSONError) in
        let read = try JournalLine(&json)
        do throws(FoldError) {
          try body(read)
        } catch {
          number = line
          refusal = error
          throw json.refusal("")
        }
      }
    } catch {
      guard let refusal else { throw error.cleaned }
      throw FileProblem(file: file.name, line: number, message: refusal.description).cleaned
    }
  }
}

extension RaterProgress {
  /// Takes a line in without making Strings of its names where that counts.
  ///
  /// `last` is the position of the task of the line before: mostly the next line is about the same.
  fileprivate mutating func apply(_ line: JournalLine, last: inout Int) throws(FoldError) {
    switch line.event {
    case .answer(let task, let label, let answer):
      try check(seq: line.seq)
      try self.answer(find(task, last: &last), label: label, answer)
    case .submit(let rating):
      try check(seq: line.seq)
      try submit(rating, at: line.at, last: &last)
    default:
      return try apply(line.entry)
    }
    advance(to: line.seq, at: line.at)
  }

  private mutating func submit(
    _ rating: JournalLine.RatingLine, at: Timestamp, last: inout Int
  ) throws(FoldError) {
    let task = try find(rating.task, last: &last)
    try check(image: rating.image, of: task)
    var answers = TaskAnswers()
    for index in 0..<rating.answers.count {
      try collect(rating.answers[index], of: task, into: &answers)
    }
    try submit(task, answers: answers, seconds: rating.seconds, picture: rating.picture, at: at)
  }

  private func check(image: JSONText, of task: Int) throws(FoldError) {
    let outcome = image.withSpan { span in
      Result { () throws(FoldError) in try check(image: span, of: task) }
    }
    try outcome.get()
  }

  private func find(_ task: JSONText, last: inout Int) throws(FoldError) -> Int {
    let position = task.withSpan { span in
      last < tasks.count && tasks.ids.isName(span, at: last) ? last : tasks.ids.position(of: span)
    }
    guard let position else { throw .unknownTask(task.string) }
    last = position
    return position
  }
}
