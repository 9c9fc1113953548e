import Glibc
import RatingStore
import Ratings

/// Reads those lines of a ledger that are laid out as this program writes them.
struct PlainLedgerReader {
  private let tasks: TaskList
  /// The position of the last line's task: mostly the next line is about the same, else about the one after.
  private var lastTask = -1
  private var clock = ClockReader()
  /// The rater of the last line, and the name's bytes.
  private var rater: (name: RaterName, bytes: [UInt8])?

  /// A reader of ledgers about these tasks.
  init(tasks: TaskList) {
    self.tasks = tasks
  }

  /// The entry of a line; nil when it is laid out otherwise or something is wrong with it: then it must be read as
  /// JSON, which says what.
  mutating func read(_ cursor: inout PlainCursor) -> LedgerEntry? {
    guard cursor.key("{\"event\":"), let name = cursor.text(), cursor.nextKey(",\"at\":"),
      let time = cursor.text(of: 24), let at = clock.read(time), cursor.nextKey(",\"seq\":"),
      let seq = cursor.integer(), cursor.nextKey(",\"task\":"), let id = cursor.text(),
      let task = id.withSpan({ tasks.position(of: $0, after: lastTask) }), cursor.nextKey(",\"rater\":"),
      let text = cursor.text(), let rater = rater(text), let event = event(name, task, rater, &cursor),
      cursor.pass("}"), cursor.isAtEnd
    else { return nil }
    lastTask = task
    return LedgerEntry(seq: seq, at: at, event: event)
  }

  /// The event of that name; nil for the rare ones.
  private mutating func event(
    _ name: UnsafeRawBufferPointer, _ task: Int, _ rater: RaterName, _ line: inout PlainCursor
  ) -> LedgerEvent? {
    if name.isText("submit") { return .submit(task: task, rater: rater) }
    if name.isText("pending") { return .pending(task: task, rater: rater) }
    guard line.nextKey(",\"until\":"), let time = line.text(of: 24), let until = clock.read(time) else {
      return nil
    }
    if name.isText("claim") { return .claim(task: task, rater: rater, until: until) }
    if name.isText("renew") { return .renew(task: task, rater: rater, until: until) }
    return nil
  }

  private mutating func rater(_ text: UnsafeRawBufferPointer) -> RaterName? {
    if let rater, rater.bytes.withUnsafeBytes({ text.isSame($0) }) { return rater.name }
    guard let name = RaterName(String(decoding: text, as: UTF8.self)) else { return nil }
    rater = (name, Array(text))
    return name
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func isText(_ text: StaticString) -> Bool {
    isSame(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  fileprivate func isSame(_ other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let start = baseAddress, let second = other.baseAddress else { return false }
    return memcmp(start, second, count) == 0
  }
}
