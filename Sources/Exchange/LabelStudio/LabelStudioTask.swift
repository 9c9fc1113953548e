import JSONLines
import RatingStore
import Ratings

/// A task of Label Studio's export, as far as it is needed.
struct LabelStudioTask {
  /// What `LabelStudioWriter` put into the task's data.
  struct TaskData {
    var task: String?
    var name: String?
    var labels: [Int] = []
    var purpose = RatingTask.Purpose.rating
    var of: String?
  }

  /// An annotation.
  struct Annotation {
    var rater: String?
    var isCancelled = false
    var answers: [(candidate: Int, answer: Answer)] = []
    var facts = TaskCollector.RatingFacts()
  }

  /// Where the task stands in the file, in bytes.
  let offset: Int
  /// Label Studio's number of it.
  private var id: Int?
  private(set) var data = TaskData()
  private(set) var annotations: [Annotation] = []

  /// Reads a task.
  init(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginObject()
    offset = json.valueOffset
    var seen = KeysSeen()
    while let key = try json.nextKey() {
      switch key {
      case "id":
        try seen.note(0, key, in: json)
        id = try json.readInteger()
      case "data":
        try seen.note(1, key, in: json)
        data = try json.within(name) { json throws(JSONError) in try TaskData(&json) }
      case "annotations":
        try seen.note(2, key, in: json)
        try json.beginArray()
        while try json.nextElement() {
          let place = "\(name), annotation \(annotations.count + 1)"
          annotations.append(try json.within(place) { json throws(JSONError) in try Annotation(&json) })
        }
      default: try json.skipValue()
      }
    }
  }

  /// How errors name the task: an export is often a single line, which says little of the place.
  var name: String { id.map { "task \($0)" } ?? data.task.map { "task \(quoted($0))" } ?? "a task" }
}

extension LabelStudioTask.TaskData {
  private static let keys: [StaticString] = ["task", "name", "of", "purpose", "labels"]

  fileprivate init(_ json: inout JSONCursor) throws(JSONError) {
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      if let number = Self.keys.firstIndex(where: { key == $0 }) { try seen.note(number, key, in: json) }
      switch key {
      case "task": task = try json.readString()
      case "name": name = try json.readString()
      case "of": of = try json.readNullIfPresent() ? nil : try json.readString()
      case "purpose":
        let text = try json.readString()
        guard let known = RatingTask.Purpose(rawValue: text) else {
          throw json.refusal("\(quoted(text)) is no purpose")
        }
        purpose = known
      case "labels":
        try json.beginArray()
        while try json.nextElement() { labels.append(try json.readInteger()) }
        guard Set(labels).count == labels.count else { throw json.refusal("a label stands there twice") }
      default: try json.skipValue()
      }
    }
  }
}

extension LabelStudioTask.Annotation {
  private static let keys: [StaticString] = [
    "rater", "completed_by", "was_cancelled", "lead_time", "created_at", "picture", "flags", "note", "result",
  ]

  fileprivate init(_ json: inout JSONCursor) throws(JSONError) {
    var completedBy: String?
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      if let number = Self.keys.firstIndex(where: { key == $0 }) { try seen.note(number, key, in: json) }
      if key != "result", try json.readNullIfPresent() { continue }
      switch key {
      case "rater": rater = try json.readString()
      case "completed_by": completedBy = try json.readPerson()
      case "was_cancelled": isCancelled = try json.readBool()
      case "lead_time": facts.seconds = try json.readLeadTime()
      case "created_at": facts.at = try json.readTime()
      case "picture":
        let text = try json.readString()
        guard let seen = PictureSeen(rawValue: text) else {
          throw json.refusal("\(quoted(text)) is no picture")
        }
        facts.picture = seen
      case "flags":
        try json.beginArray()
        while try json.nextElement() { facts.flags.append(try json.readString()) }
      case "note": facts.note = try json.readString()
      case "result":
        try json.beginArray()
        while try json.nextElement() {
          if let answer = try json.readResult() { answers.append(answer) }
        }
      default: try json.skipValue()
      }
    }
    rater = rater ?? completedBy
    if rater == nil { throw json.missing("completed_by") }
  }
}

extension JSONCursor {
  /// Reads a part; what is wrong there is said to be in it.
  fileprivate mutating func within<Part>(
    _ name: String, _ read: (inout JSONCursor) throws(JSONError) -> Part
  ) throws(JSONError) -> Part {
    do throws(JSONError) {
      return try read(&self)
    } catch {
      throw JSONError(offset: error.offset, reason: .refused("\(name): \(error.description)"))
    }
  }

  /// Who completed an annotation: a number, or an object with it under `id`.
  fileprivate mutating func readPerson() throws(JSONError) -> String {
    guard try nextKind() == .object else { return String(try readInteger()) }
    var id: Int?
    try beginObject()
    while let key = try nextKey() {
      if key == "id" { id = try readInteger() } else { try skipValue() }
    }
    guard let id else { throw missing("id") }
    return String(id)
  }

  fileprivate mutating func readLeadTime() throws(JSONError) -> Double {
    let seconds = try readNumber()
    guard seconds >= 0 else { throw refusal("\(seconds) is no number of seconds") }
    return seconds
  }

  fileprivate mutating func readTime() throws(JSONError) -> Timestamp {
    let text = try readString()
    guard let at = Timestamp(withOffset: text) else {
      throw refusal("\(quoted(text)) is no time such as 2026-03-02T09:00:04.118Z")
    }
    return at
  }

  /// One result: the candidate and the choice made for it; nil where no choice was made.
  fileprivate mutating func readResult() throws(JSONError) -> (candidate: Int, answer: Answer)? {
    var candidate: Int?
    var choices: [Answer] = []
    try beginObject()
    let start = valueOffset
    while let key = try nextKey() {
      switch key {
      case "from_name":
        let name = try readString()
        candidate = LabelStudioLayout.candidate(ofBlock: name)
        if candidate == nil {
          throw refusal("\(quoted(name)) is no block of choices from answer1 to answer8")
        }
      case "value": choices = try readChoices()
      default: try skipValue()
      }
    }
    guard let candidate else { throw missing("from_name") }
    guard choices.count < 2 else {
      throw JSONError(offset: start, reason: .refused("there are \(choices.count) answers to one candidate"))
    }
    return choices.first.map { (candidate, $0) }
  }

  private mutating func readChoices() throws(JSONError) -> [Answer] {
    var choices: [Answer] = []
    try beginObject()
    while let key = try nextKey() {
      guard key == "choices" else {
        try skipValue()
        continue
      }
      try beginArray()
      while try nextElement() {
        let name = try readString()
        guard let answer = LabelStudioLayout.answer(ofChoice: name) else {
          throw refusal("\(quoted(name)) is no answer: Yes, No or Maybe is")
        }
        choices.append(answer)
      }
    }
    return choices
  }
}
