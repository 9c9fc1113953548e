import JSONLines
import RatingStore
import Ratings

extension JournalLine {
  /// Reads a line; everything an event needs must be there, and nothing twice.
  init(_ json: inout JSONCursor) throws(JSONError) {
    var fields = Fields()
    try fields.read(&json)
    seq = try json.required(fields.seq, "seq")
    at = try json.required(fields.at, "at")
    event = try fields.event(json)
  }
}

/// The events by name. What reviews hold is known, but refused in answers.
private enum EventName {
  case answer, retract, submit, late, reopen, skip, flag, note, session
}

/// What a line's keys said, in whatever order they came.
private struct Fields {
  var name: EventName?
  var seq: Int?
  var at: Timestamp?
  var task: JSONText?
  var label: Int?
  var answer: Answer?
  var image: JSONText?
  var answers: GivenAnswers?
  var seconds: Double?
  var picture: PictureSeen?
  var reason: SkipReason?
  var text: JSONText?
  var flag: JSONText?
  var session = SessionFields()

  mutating func read(_ json: inout JSONCursor) throws(JSONError) {
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      guard let known = JournalKey(key) else {
        try json.skipValue()
        continue
      }
      try seen.note(known.rawValue, key, in: json)
      switch known {
      case .event: name = try json.readEventName()
      case .at: at = try json.readTimestamp()
      case .seq: seq = try json.readInteger()
      case .task: task = try json.readText()
      case .label: label = try json.readInteger()
      case .answer: answer = try json.readAnswer()
      case .image: image = try json.readText()
      case .answers: answers = try json.readGivenAnswers()
      case .seconds: seconds = try json.readSeconds()
      case .picture: picture = try json.readPicture()
      case .reason: reason = try json.readReason()
      case .text: if try !json.readNullIfPresent() { text = try json.readText() }
      case .flag: flag = try json.readText()
      case .format, .program, .rater, .host, .uid, .labels, .monotonic: try session.read(known, &json)
      }
    }
  }

  func event(_ json: JSONCursor) throws(JSONError) -> JournalLine.Event {
    let name = try json.required(name, "event")
    if name == .session { return .session(try session.start(json)) }
    let task = try json.required(task, "task")
    switch name {
    case .answer:
      return .answer(
        task: task, label: try json.required(label, "label"), try json.required(answer, "answer"))
    case .retract: return .retract(task: task, label: try json.required(label, "label"))
    case .submit: return .submit(try rating(task, json))
    case .late: return .late(try rating(task, json))
    case .reopen: return .reopen(task: task)
    case .skip: return .skip(task: task, try json.required(reason, "reason"), text: text)
    case .flag: return .flag(task: task, try json.required(flag, "flag"))
    default: return .note(task: task, try json.required(text, "text"))
    }
  }

  private func rating(_ task: JSONText, _ json: JSONCursor) throws(JSONError) -> JournalLine.RatingLine {
    JournalLine.RatingLine(
      task: task, image: try json.required(image, "image"), answers: try json.required(answers, "answers"),
      seconds: try json.required(seconds, "seconds"), picture: try json.required(picture, "picture"))
  }
}

/// What a session line's own keys said.
private struct SessionFields {
  var format: Int?
  var program: String?
  var rater: RaterName?
  var host: String?
  var uid: Int?
  var labels: String?
  var monotonic: Int?

  mutating func read(_ key: JournalKey, _ json: inout JSONCursor) throws(JSONError) {
    switch key {
    case .format: format = try json.readInteger()
    case .program: program = try json.readString()
    case .rater:
      let text = try json.readString()
      rater = RaterName(text)
      if rater == nil { throw json.refusal(badRaterName(text)) }
    case .host: host = try json.readString()
    case .uid: uid = try json.readInteger()
    case .labels: labels = try json.readString()
    default: monotonic = try json.readInteger()
    }
  }

  func start(_ json: JSONCursor) throws(JSONError) -> SessionStart {
    SessionStart(
      format: try json.required(format, "format"), program: try json.required(program, "program"),
      rater: try json.required(rater, "rater"), host: try json.required(host, "host"),
      uid: try json.required(uid, "uid"), labels: try json.required(labels, "labels"),
      monotonic: Int64(try json.required(monotonic, "monotonic")))
  }
}

extension JSONCursor {
  fileprivate mutating func readEventName() throws(JSONError) -> EventName {
    let text = try readText()
    switch text {
    case "answer": return .answer
    case "submit": return .submit
    case "retract": return .retract
    case "reopen": return .reopen
    case "skip": return .skip
    case "session": return .session
    case "late": return .late
    case "flag": return .flag
    case "note": return .note
    case "verdict": throw refusal("a verdict belongs into a journal of reviews, not of answers")
    default: throw refusal("event \(text.string) is unknown: it was written by a newer version of reassess")
    }
  }

  fileprivate mutating func readTimestamp() throws(JSONError) -> Timestamp {
    guard let timestamp = try readText().withSpan({ Timestamp($0) }) else {
      throw refusal("expected a time such as 2026-11-21T14:25:00.123Z")
    }
    return timestamp
  }

  fileprivate mutating func readSeconds() throws(JSONError) -> Double {
    let seconds = try readNumber()
    if seconds < 0 { throw refusal("seconds are below 0") }
    return seconds
  }

  fileprivate mutating func readPicture() throws(JSONError) -> PictureSeen {
    switch try readText() {
    case "shown": return .shown
    case "damaged": return .damaged
    case "none": return .none
    default: throw refusal("expected \"shown\", \"damaged\" or \"none\"")
    }
  }

  fileprivate mutating func readReason() throws(JSONError) -> SkipReason {
    switch try readText() {
    case "missing": return .missing
    case "cannotTell": return .cannotTell
    case "other": return .other
    default: throw refusal("expected \"missing\", \"cannotTell\" or \"other\"")
    }
  }

  fileprivate mutating func readGivenAnswers() throws(JSONError) -> GivenAnswers {
    var answers = GivenAnswers()
    try beginArray()
    while try nextElement() {
      let answer = try readLabelAnswer()
      if !answers.append(answer) {
        throw refusal("more than \(RatingTask.mostCandidates) answers")
      }
    }
    return answers
  }

  private mutating func readLabelAnswer() throws(JSONError) -> LabelAnswer {
    var label: Int?
    var answer: Answer?
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "label":
        if label != nil { throw JSONError(offset: offset(of: key), reason: .keyTwice("label")) }
        label = try readInteger()
      case "answer":
        if answer != nil { throw JSONError(offset: offset(of: key), reason: .keyTwice("answer")) }
        answer = try readAnswer()
      default: try skipValue()
      }
    }
    return LabelAnswer(label: try required(label, "label"), answer: try required(answer, "answer"))
  }
}
