import JSONLines
import RatingStore
import Ratings

/// Takes a journal's lines into a rater's progress.
struct JournalFold {
  private(set) var progress: RaterProgress
  /// The position of the last line's task: mostly the next line is about the same.
  private var lastTask: Int?
  private var clock = ClockReader()

  init(into progress: consuming RaterProgress) {
    self.progress = progress
  }

  /// Makes room for so many lines.
  mutating func reserve(_ lines: Int) { progress.reserve(lines) }

  /// Takes a line in; throws when it is malformed or cannot be what happened next.
  mutating func apply(_ line: SourceLine, of file: String) throws(FileProblem) {
    do throws(FoldError) {
      var cursor = PlainCursor(line)
      if try applyPlain(&cursor) { return }
    } catch {
      throw line.problem(error, in: file)
    }
    let entry = try line.entry(in: file)
    do throws(FoldError) {
      try progress.apply(entry)
    } catch {
      throw line.problem(error, in: file)
    }
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

// MARK: - Lines as this program writes them

/// Answers and submits make up nearly all of a journal; their names are looked up where they lie.
extension JournalFold {
  private struct Head {
    var seq: Int
    var at: Timestamp
    var task: UnsafeRawBufferPointer
  }

  /// False, and nothing done, when the line is another or laid out otherwise.
  private mutating func applyPlain(_ line: inout PlainCursor) throws(FoldError) -> Bool {
    guard line.pass("{"), line.key("\"event\":") else { return false }
    if line.pass("\"answer\"") { return try applyPlainAnswer(&line) }
    return line.pass("\"submit\"") ? try applyPlainSubmit(&line) : false
  }

  @inline(__always)
  private mutating func applyPlainAnswer(_ line: inout PlainCursor) throws(FoldError) -> Bool {
    guard let head = head(&line), line.nextKey("\"label\":"), let label = line.integer(),
      line.nextKey("\"answer\":"), let answer = line.answer(), line.pass("}"), line.isAtEnd
    else { return false }
    try progress.check(seq: head.seq)
    try progress.answer(position(head.task), label: label, answer)
    progress.advance(to: head.seq, at: head.at)
    return true
  }

  private mutating func applyPlainSubmit(_ line: inout PlainCursor) throws(FoldError) -> Bool {
    var given = GivenAnswers()
    guard let head = head(&line), line.nextKey("\"image\":"), let image = line.text(),
      line.nextKey("\"answers\":"), answers(&line, &given), line.nextKey("\"seconds\":"),
      let seconds = line.number(), line.nextKey("\"picture\":"), let picture = picture(&line), line.pass("}"),
      line.isAtEnd
    else { return false }
    try progress.check(seq: head.seq)
    let task = try position(head.task)
    try check(image: image, of: task)
    var answers = TaskAnswers()
    for index in 0..<given.count { try progress.collect(given[index], of: task, into: &answers) }
    try progress.submit(task, answers: answers, seconds: seconds, picture: picture, at: head.at)
    progress.advance(to: head.seq, at: head.at)
    return true
  }

  @inline(__always)
  private mutating func head(_ line: inout PlainCursor) -> Head? {
    guard line.nextKey("\"at\":"), let time = line.text(of: 24) ?? line.text(), let at = clock.read(time),
      line.nextKey("\"seq\":"), let seq = line.integer(), line.nextKey("\"task\":"), let task = line.text()
    else { return nil }
    return Head(seq: seq, at: at, task: task)
  }

  @inline(__always)
  private func answers(_ line: inout PlainCursor, _ answers: inout GivenAnswers) -> Bool {
    guard line.pass("[") else { return false }
    repeat {
      line.space()
      guard line.pass("{"), line.key("\"label\":"), let label = line.integer(), line.nextKey("\"answer\":"),
        let answer = line.answer(), line.pass("}"),
        answers.append(LabelAnswer(label: label, answer: answer))
      else { return false }
    } while line.pass(",")
    return line.pass("]")
  }

  private func picture(_ line: inout PlainCursor) -> PictureSeen? {
    if line.pass("\"shown\"") { return .shown }
    if line.pass("\"damaged\"") { return .damaged }
    return line.pass("\"none\"") ? PictureSeen.none : nil
  }

  @inline(__always)
  private mutating func position(_ task: UnsafeRawBufferPointer) throws(FoldError) -> Int {
    let name = task.assumingMemoryBound(to: UInt8.self)
    if let lastTask, progress.tasks.ids.isName(name.span, at: lastTask) { return lastTask }
    let found = progress.tasks.ids.position(of: name.span)
    guard let found else { throw .unknownTask(String(decoding: task, as: UTF8.self)) }
    lastTask = found
    return found
  }

  private func check(image: UnsafeRawBufferPointer, of task: Int) throws(FoldError) {
    let name = image.assumingMemoryBound(to: UInt8.self)
    try progress.check(image: name.span, of: task)
  }
}

/// The answers of a rating in the order of the file, in place.
private struct GivenAnswers {
  private var answers: InlineArray<8, LabelAnswer> = .init(repeating: LabelAnswer(label: 0, answer: .no))
  private(set) var count = 0

  subscript(index: Int) -> LabelAnswer { answers[index] }

  /// Adds an answer; false when there are as many as a task may have candidates.
  mutating func append(_ answer: LabelAnswer) -> Bool {
    guard count < answers.count else { return false }
    answers[count] = answer
    count += 1
    return true
  }
}
