import JSONLines
import RatingStore
import Ratings

extension JournalEntry {
  /// Reads a line; everything an event needs must be there, and nothing twice.
  init(_ json: inout JSONCursor) throws(JSONError) {
    var fields = Fields()
    try fields.read(&json)
    self.init(
      seq: try json.required(fields.seq, "seq"), at: try json.required(fields.at, "at"),
      event: try fields.event(json))
  }
}

/// The events by name.
private enum EventName {
  case session, answer, retract, submit, late, reopen, skip, flag, note, qualification, verdict
}

/// The keys that a line may have; others are ignored.
private enum Key: Int {
  case event, at, seq, task, label, answer, image, answers, seconds, picture, reason, text, flag, note
  case attempt, right, questions, passed
  case mistake, prediction, verdict, category, severity
  case format, program, rater, host, uid, labels, monotonic

  init?(_ text: JSONText) {
    switch text {
    case "event": self = .event
    case "at": self = .at
    case "seq": self = .seq
    case "task": self = .task
    case "label": self = .label
    case "answer": self = .answer
    case "image": self = .image
    case "answers": self = .answers
    case "seconds": self = .seconds
    case "picture": self = .picture
    case "reason": self = .reason
    case "text": self = .text
    case "flag": self = .flag
    case "note": self = .note
    case "attempt": self = .attempt
    case "right": self = .right
    case "questions": self = .questions
    case "passed": self = .passed
    case "mistake": self = .mistake
    case "prediction": self = .prediction
    case "verdict": self = .verdict
    case "category": self = .category
    case "severity": self = .severity
    case "format": self = .format
    case "program": self = .program
    case "rater": self = .rater
    case "host": self = .host
    case "uid": self = .uid
    case "labels": self = .labels
    case "monotonic": self = .monotonic
    default: return nil
    }
  }
}

/// What a line's keys said, in whatever order they came.
private struct Fields {
  var name: EventName?
  var seq: Int?
  var at: Timestamp?
  var task: String?
  var label: Int?
  var answer: Answer?
  var image: String?
  var answers: [LabelAnswer]?
  var seconds: Double?
  var picture: PictureSeen?
  var reason: SkipReason?
  var text: String?
  var flag: String?
  var note: Bool?
  var result = (attempt: Int?.none, right: Int?.none, questions: Int?.none, passed: Bool?.none)
  var session = SessionFields()
  var review = ReviewFields()

  mutating func read(_ json: inout JSONCursor) throws(JSONError) {
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      guard let known = Key(key) else {
        try json.skipValue()
        continue
      }
      try seen.note(known.rawValue, key, in: json)
      switch known {
      case .event: name = try json.readEventName()
      case .at: at = try json.readTimestamp()
      case .seq: seq = try json.readInteger()
      case .task: task = try json.readString()
      case .label: label = try json.readInteger()
      case .answer: answer = try json.readAnswer()
      case .image: image = try json.readString()
      case .answers: answers = try json.readLabelAnswers()
      case .seconds: seconds = try json.readSeconds()
      case .picture: picture = try json.readWord(PictureSeen.self)
      case .reason: reason = try json.readWord(SkipReason.self)
      case .text: text = try json.readOptional { json throws(JSONError) in try json.readString() }
      case .flag: flag = try json.readString()
      case .note: note = try json.readBool()
      case .attempt: result.attempt = try json.readInteger()
      case .right: result.right = try json.readInteger()
      case .questions: result.questions = try json.readInteger()
      case .passed: result.passed = try json.readBool()
      case .mistake, .prediction, .verdict, .category, .severity: try review.read(known, &json)
      case .format, .program, .rater, .host, .uid, .labels, .monotonic: try session.read(known, &json)
      }
    }
  }

  func event(_ json: JSONCursor) throws(JSONError) -> JournalEvent {
    let name = try json.required(name, "event")
    if name == .session { return .session(try session.start(json)) }
    if name == .qualification { return .qualification(try qualification(json)) }
    if let mistake = review.mistake, let event = try reviewEvent(name, mistake, json) { return event }
    let task = try json.required(task ?? review.mistake, name == .verdict ? "mistake" : "task")
    switch name {
    case .answer:
      return .answer(
        task: task, label: try json.required(label, "label"), answer: try json.required(answer, "answer"))
    case .retract: return try retract(task, json)
    case .submit: return .submit(try rating(task, json))
    case .late: return .late(try rating(task, json))
    case .reopen: return .reopen(task: task)
    case .skip: return .skip(task: task, reason: try json.required(reason, "reason"), text: text)
    case .flag: return .flag(task: task, flag: try json.required(flag, "flag"))
    case .note, .session, .qualification, .verdict:
      return .note(task: task, text: try json.required(text, "text"))
    }
  }

  /// The events that are about mistakes alone; nil: another, in which the mistake stands for a task.
  private func reviewEvent(
    _ name: EventName, _ mistake: String, _ json: JSONCursor
  ) throws(JSONError) -> JournalEvent? {
    switch name {
    case .verdict: .verdict(try review(mistake, json))
    case .late: .lateVerdict(try review(mistake, json))
    case .retract where flag == nil && note != true: .retractVerdict(mistake: mistake)
    default: nil
    }
  }

  private func review(_ mistake: String, _ json: JSONCursor) throws(JSONError) -> Review {
    Review(
      mistake: mistake, image: try json.required(image, "image"),
      prediction: try json.required(review.prediction, "prediction"),
      verdict: Verdict(
        try json.required(review.verdict, "verdict"), category: review.category, severity: review.severity),
      seconds: try json.required(seconds, "seconds"), picture: try json.required(picture, "picture"))
  }

  private func qualification(_ json: JSONCursor) throws(JSONError) -> QualificationResult {
    QualificationResult(
      attempt: try json.required(result.attempt, "attempt"), right: try json.required(result.right, "right"),
      questions: try json.required(result.questions, "questions"),
      passed: try json.required(result.passed, "passed"))
  }

  /// Takes back a flag, the note or, as mostly, an answer.
  private func retract(_ task: String, _ json: JSONCursor) throws(JSONError) -> JournalEvent {
    if let flag { return .retractFlag(task: task, flag: flag) }
    if note == true { return .retractNote(task: task) }
    return .retract(task: task, label: try json.required(label, "label"))
  }

  private func rating(_ task: String, _ json: JSONCursor) throws(JSONError) -> Rating {
    Rating(
      task: task, image: try json.required(image, "image"), answers: try json.required(answers, "answers"),
      seconds: try json.required(seconds, "seconds"), picture: try json.required(picture, "picture"))
  }
}

/// What the keys of a review said.
private struct ReviewFields {
  var mistake: String?
  var prediction: Int?
  var verdict: Verdict.Word?
  var category: Verdict.Category?
  var severity: Verdict.Severity?

  mutating func read(_ key: Key, _ json: inout JSONCursor) throws(JSONError) {
    switch key {
    case .mistake: mistake = try json.readString()
    case .prediction: prediction = try json.readInteger()
    case .verdict: verdict = try json.readWord(Verdict.Word.self)
    case .category:
      category = try json.readOptional { json throws(JSONError) in try json.readWord(Verdict.Category.self) }
    default:
      severity = try json.readOptional { json throws(JSONError) in try json.readWord(Verdict.Severity.self) }
    }
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

  mutating func read(_ key: Key, _ json: inout JSONCursor) throws(JSONError) {
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
    case "session": return .session
    case "answer": return .answer
    case "retract": return .retract
    case "submit": return .submit
    case "late": return .late
    case "reopen": return .reopen
    case "skip": return .skip
    case "flag": return .flag
    case "note": return .note
    case "qualification": return .qualification
    case "verdict": return .verdict
    default: throw refusal("event \(text.string) is unknown: it was written by a newer version of reassess")
    }
  }

  mutating func readTimestamp() throws(JSONError) -> Timestamp {
    if let timestamp = Timestamp(try readString()) { return timestamp }
    throw refusal("expected a time such as 2026-11-21T14:25:00.123Z")
  }

  fileprivate mutating func readSeconds() throws(JSONError) -> Double {
    let seconds = try readNumber()
    if seconds < 0 { throw refusal("seconds are below 0") }
    return seconds
  }

  /// The next value, one of the words of an enumeration.
  mutating func readWord<Word: RawRepresentable<String> & CaseIterable>(
    _: Word.Type
  ) throws(JSONError) -> Word {
    if let word = Word(rawValue: try readString()) { return word }
    let words = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    throw refusal("expected one of \(words)")
  }

  fileprivate mutating func readLabelAnswers() throws(JSONError) -> [LabelAnswer] {
    var answers: [LabelAnswer] = []
    try beginArray()
    while try nextElement() { answers.append(try readLabelAnswer()) }
    return answers
  }

  private mutating func readLabelAnswer() throws(JSONError) -> LabelAnswer {
    var label: Int?
    var answer: Answer?
    var seen = KeysSeen()
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "label":
        try seen.note(0, key, in: self)
        label = try readInteger()
      case "answer":
        try seen.note(1, key, in: self)
        answer = try readAnswer()
      default: try skipValue()
      }
    }
    return LabelAnswer(label: try required(label, "label"), answer: try required(answer, "answer"))
  }
}
