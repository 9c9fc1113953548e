import JSONLines
import RatingStore
import Ratings

extension LedgerEntry {
  /// Reads a line of the ledger; everything its event needs must be there, and nothing twice.
  ///
  /// `allowsUnknownTasks`: what is about a task that is not known is read as `elsewhere`, not refused.
  init(_ json: inout JSONCursor, tasks: TaskList, allowsUnknownTasks: Bool = false) throws(JSONError) {
    var fields = Fields(allowsUnknownTasks: allowsUnknownTasks)
    try fields.read(&json, tasks)
    self.init(
      seq: try json.required(fields.seq, "seq"), at: try json.required(fields.at, "at"),
      event: try fields.event(json))
  }
}

private enum EventName {
  case claim, renew, pending, submit, reopen, release, close
}

/// What a line's keys said, in whatever order they came; unknown keys are ignored.
private struct Fields {
  var name: EventName?
  var seq: Int?
  var at: Timestamp?
  var task: Int?
  var rater: RaterName?
  var until: Timestamp?
  var reason: ReleaseReason?
  var closed: Bool?
  var isElsewhere = false
  let allowsUnknownTasks: Bool

  init(allowsUnknownTasks: Bool) { self.allowsUnknownTasks = allowsUnknownTasks }

  mutating func read(_ json: inout JSONCursor, _ tasks: TaskList) throws(JSONError) {
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "event":
        try seen.note(0, key, in: json)
        name = try json.readLedgerEventName()
      case "at":
        try seen.note(1, key, in: json)
        at = try json.readTimestamp()
      case "seq":
        try seen.note(2, key, in: json)
        seq = try json.readInteger()
      case "task":
        try seen.note(3, key, in: json)
        task = try json.readTask(of: tasks, orNil: allowsUnknownTasks)
        isElsewhere = task == nil
      case "rater":
        try seen.note(4, key, in: json)
        rater = try json.readRaterName()
      case "until":
        try seen.note(5, key, in: json)
        until = try json.readTimestamp()
      case "reason":
        try seen.note(6, key, in: json)
        reason = try json.readWord(ReleaseReason.self)
      case "closed":
        try seen.note(7, key, in: json)
        closed = try json.readBool()
      default: try json.skipValue()
      }
    }
  }

  func event(_ json: JSONCursor) throws(JSONError) -> LedgerEvent {
    let name = try json.required(name, "event")
    if name == .close { return .close(try json.required(closed, "closed")) }
    if isElsewhere { return .elsewhere }
    let task = try json.required(task, "task")
    let rater = try json.required(rater, "rater")
    switch name {
    case .claim: return .claim(task: task, rater: rater, until: try json.required(until, "until"))
    case .renew: return .renew(task: task, rater: rater, until: try json.required(until, "until"))
    case .reopen: return .reopen(task: task, rater: rater, until: try json.required(until, "until"))
    case .release: return .release(task: task, rater: rater, reason: try json.required(reason, "reason"))
    case .pending: return .pending(task: task, rater: rater)
    case .submit, .close: return .submit(task: task, rater: rater)
    }
  }
}

extension JSONCursor {
  fileprivate mutating func readLedgerEventName() throws(JSONError) -> EventName {
    let text = try readText()
    switch text {
    case "claim": return .claim
    case "renew": return .renew
    case "pending": return .pending
    case "submit": return .submit
    case "reopen": return .reopen
    case "release": return .release
    case "close": return .close
    default: throw refusal("event \(text.string) is unknown: it was written by a newer version of reassess")
    }
  }

  fileprivate mutating func readTask(of tasks: TaskList, orNil: Bool) throws(JSONError) -> Int? {
    let name = try readText()
    let position = name.withSpan { tasks.ids.position(of: $0) }
    guard position != nil || orNil else {
      let thing = tasks.areMistakes ? "mistake" : "task"
      throw refusal("\(thing) \(name.string) is not in \(thing)s.jsonl")
    }
    return position
  }

  fileprivate mutating func readRaterName() throws(JSONError) -> RaterName {
    let text = try readString()
    guard let rater = RaterName(text) else { throw refusal(badRaterName(text)) }
    return rater
  }
}
