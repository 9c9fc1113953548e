import JSONLines
import RatingStore
import Ratings

/// Reads those lines of a journal that are laid out as this program writes them: answers and submits, which make up
/// nearly all of a journal. Names are looked up where they lie.
struct PlacedEntryReader: Sendable {
  private let tasks: TaskList
  /// The position of the last line's task: mostly the next line is about the same, else about the one after.
  private var lastTask = -1
  private var clock = ClockReader()

  /// A reader of journals about these tasks.
  init(tasks: TaskList) {
    self.tasks = tasks
  }

  /// The entry of a line; nil when it is another line, is laid out otherwise, or does not go with the tasks: then it
  /// must be read as JSON, which says what is wrong.
  @inline(__always)
  mutating func read(_ cursor: inout PlainCursor) -> PlacedEntry? {
    guard cursor.key("{\"event\":") else { return nil }
    if cursor.pass("\"answer\"") { return answer(&cursor) }
    return cursor.pass("\"submit\"") ? submit(&cursor) : nil
  }

  @inline(__always)
  private mutating func answer(_ line: inout PlainCursor) -> PlacedEntry? {
    guard let head = head(&line), line.nextKey(",\"label\":"), let label = line.integer(),
      line.nextKey(",\"answer\":"), let answer = line.answer(), line.pass("}"), line.isAtEnd,
      let candidate = tasks.candidate(label, at: head.task)
    else { return nil }
    return head.entry(.answer(candidate: UInt8(truncatingIfNeeded: candidate), answer))
  }

  private mutating func submit(_ line: inout PlainCursor) -> PlacedEntry? {
    guard let head = head(&line), line.nextKey(",\"image\":"), let image = line.text(),
      tasks.isImage(image.bytes.span, at: head.task),
      line.nextKey(",\"answers\":"), let answers = answers(&line, of: head.task),
      line.nextKey(",\"seconds\":"), let seconds = line.number(),
      line.nextKey(",\"picture\":"), let picture = picture(&line), line.pass("}"), line.isAtEnd
    else { return nil }
    return head.entry(.submit(answers, picture, seconds: seconds))
  }

  /// What answers and submits begin with.
  private struct Head {
    var seq: Int
    var at: Timestamp
    var task: Int

    func entry(_ action: PlacedEntry.Action) -> PlacedEntry {
      PlacedEntry(seq: seq, at: at, task: Int32(truncatingIfNeeded: task), action: action)
    }
  }

  @inline(__always)
  private mutating func head(_ line: inout PlainCursor) -> Head? {
    guard line.nextKey(",\"at\":"), let time = line.text(of: 24) ?? line.text(), let at = clock.read(time),
      line.nextKey(",\"seq\":"), let seq = line.integer(), line.nextKey(",\"task\":"), let name = line.text(),
      let task = tasks.position(of: name.bytes.span, after: lastTask)
    else { return nil }
    lastTask = task
    return Head(seq: seq, at: at, task: task)
  }

  /// The answers of a submit; nil unless there is one for each of the task's candidates.
  @inline(__always)
  private func answers(_ line: inout PlainCursor, of task: Int) -> TaskAnswers? {
    var answers = TaskAnswers()
    var next = 0
    guard line.pass("[") else { return nil }
    repeat {
      line.space()
      guard line.key("{\"label\":"), let label = line.integer(), line.nextKey(",\"answer\":"),
        let answer = line.answer(), line.pass("}"),
        let candidate = tasks.candidate(label, at: task, expectedAt: next), answers[candidate] == nil
      else { return nil }
      answers[candidate] = answer
      next = candidate + 1
    } while line.pass(",")
    return line.pass("]") && answers.count == tasks.candidateCount(at: task) ? answers : nil
  }

  private func picture(_ line: inout PlainCursor) -> PictureSeen? {
    if line.pass("\"shown\"") { return .shown }
    if line.pass("\"damaged\"") { return .damaged }
    return line.pass("\"none\"") ? PictureSeen.none : nil
  }
}

extension UnsafeRawBufferPointer {
  /// The same as bytes of a text.
  fileprivate var bytes: UnsafeBufferPointer<UInt8> { assumingMemoryBound(to: UInt8.self) }
}
