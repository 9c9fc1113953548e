import JSONLines
import RatingStore
import Ratings

/// Reads tasks.jsonl.
func readTasks(
  _ file: JSONFile, labels: LabelSet, images: NameTable, _ problems: inout [FileProblem]
) -> TaskList {
  var reader = TaskReader(labels: labels, tasks: TaskList(images: images))
  file.readRows(&problems) { json, refusals throws(JSONError) in try reader.read(&json, &refusals) }
  if problems.isEmpty { reader.checkRepeats(file, &problems) }
  return reader.tasks
}

private struct TaskReader {
  let labels: LabelSet
  var tasks: TaskList
  /// The candidates of the task being read.
  private var candidates: [Int] = []
  /// The repeats and where they name the task that they repeat.
  private var repeats: [(position: Int, of: String, offset: Int)] = []

  init(labels: LabelSet, tasks: TaskList) {
    self.labels = labels
    self.tasks = tasks
  }

  mutating func read(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) {
    var id: JSONText?
    var image: Int?
    var purpose = RatingTask.Purpose.rating
    var of: JSONText?
    var seen = KeysSeen()
    let refused = refusals.count
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "task":
        try seen.note(0, key, in: json)
        id = try json.readNonEmpty(&refusals)
      case "image":
        try seen.note(1, key, in: json)
        image = try readImage(&json, &refusals)
      case "candidates":
        try seen.note(2, key, in: json)
        try readCandidates(&json, &refusals)
      case "purpose":
        try seen.note(3, key, in: json)
        if try json.readNullIfPresent() { continue }
        purpose = try readPurpose(&json, &refusals)
      case "of":
        try seen.note(4, key, in: json)
        if try json.readNullIfPresent() { continue }
        of = try json.readNonEmpty(&refusals)
      default: try json.skipValue()
      }
    }
    let task = try json.required(id, "task")
    if !seen.contains(1) { throw json.missing("image") }
    if !seen.contains(2) { throw json.missing("candidates") }
    if purpose == .repeat, of == nil { throw json.missing("of") }
    guard refusals.count == refused, let image else { return }
    let isNew = task.withSpan {
      tasks.append(id: $0, image: image, candidates: candidates, purpose: purpose, of: of?.string)
    }
    if !isNew { refusals.refuse("task \(task.string) is there already", at: json.offset(of: task)) }
    if let of { repeats.append((tasks.count - 1, of.string, json.offset(of: of))) }
  }

  private func readImage(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) -> Int? {
    let name = try json.readText()
    let position = name.withSpan { tasks.images.position(of: $0) }
    if position == nil {
      refusals.refuse("image \(name.string) is not in images.jsonl", at: json.valueOffset)
    }
    return position
  }

  private mutating func readCandidates(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) {
    candidates.removeAll(keepingCapacity: true)
    try json.beginArray()
    let start = json.valueOffset
    while try json.nextElement() {
      let label = try json.readInteger()
      if candidates.contains(label) {
        refusals.refuse("candidate \(label) is there twice", at: json.valueOffset)
      } else if !labels.contains(label) {
        refusals.refuse("candidate \(label) is not in labels.json", at: json.valueOffset)
      }
      candidates.append(label)
    }
    if candidates.isEmpty || candidates.count > RatingTask.mostCandidates {
      refusals.refuse(
        "a task has 1 to \(RatingTask.mostCandidates) candidates, not \(candidates.count)", at: start)
    }
  }

  private func readPurpose(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) -> RatingTask.Purpose {
    let text = try json.readText()
    switch text {
    case "rating": return .rating
    case "gold": return .gold
    case "repeat": return .repeat
    case "training": return .training
    default:
      refusals.refuse("purpose \(text.string) is unknown", at: json.valueOffset)
      return .rating
    }
  }

  /// A repeat may stand before the task that it repeats, so this comes last.
  func checkRepeats(_ file: JSONFile, _ problems: inout [FileProblem]) {
    for (position, of, offset) in repeats {
      let original = tasks.position(of: of)
      let reason =
        if original == nil {
          "of: task \(of) is not in tasks.jsonl"
        } else if original == position {
          "of: a task cannot repeat itself"
        } else if original.map({ tasks.image(at: $0) }) != tasks.image(at: position) {
          "of: task \(of) is about another image"
        } else {
          ""
        }
      if reason.isEmpty { continue }
      problems.append(file.problem(JSONError(offset: offset, reason: .refused(reason))))
    }
  }
}
