import JSONLines
import RatingStore
import Ratings
import Threads

extension CampaignFolder {
  /// Reads labels.json, images.jsonl and tasks.jsonl, the tasks beside the other two; what is missing is nil.
  func readLists(
    _ problems: inout [FileProblem]
  ) -> (labels: LabelTable?, images: ImageList?, tasks: TaskList?) {
    let (others, draft) = alongside {
      var problems: [FileProblem] = []
      let labels = readLabels(&problems)
      let images = readImages(labels: LabelSet(labels?.all.map(\.index)), &problems)
      return (labels: labels, images: images, problems: problems)
    } _: {
      draftTasks()
    }
    problems += others.problems
    // Without images every task would seem wrong.
    guard let images = others.images else { return (others.labels, nil, nil) }
    let labels = LabelSet(others.labels?.all.map(\.index))
    if let tasks = draft?.tasks(images: images.ids, labels: labels) { return (others.labels, images, tasks) }
    return (others.labels, images, readTasks(labels: labels, images: images.ids, &problems))
  }

  /// Reads tasks.jsonl while labels and images are not known; nil when anything is wrong, which `readTasks` tells.
  func draftTasks() -> TaskReader? {
    var problems: [FileProblem] = []
    let reader = readTasks(TaskReader(labels: LabelSet(nil), images: nil), &problems)
    return problems.isEmpty ? reader : nil
  }

  /// Reads tasks.jsonl; nil when it is missing.
  func readTasks(
    labels: LabelSet, images: NameTable, _ problems: inout [FileProblem]
  ) -> TaskList? {
    let reader = readTasks(TaskReader(labels: labels, images: images), &problems)
    if let reader, problems.isEmpty { problems += reader.repeatProblems(file: path(of: "tasks.jsonl")) }
    return reader?.tasks
  }

  private func readTasks(_ reader: consuming TaskReader, _ problems: inout [FileProblem]) -> TaskReader? {
    var reader = reader
    let name = path(of: "tasks.jsonl")
    let isThere = readRows(
      "tasks.jsonl", &problems,
      expect: { reader.reserve($0) },
      plain: { reader.readPlain(&$0) },
      any: { json, refusals throws(JSONError) in try reader.read(&json, &refusals) })
    if isThere { return reader }
    problems.append(FileProblem(file: name, message: "the file is missing"))
    return nil
  }
}

/// Takes in the lines of tasks.jsonl.
struct TaskReader {
  let labels: LabelSet
  /// The names of all images; nil while they are not known.
  private let images: NameTable?
  /// The names of the tasks' images, as long as `images` are not known.
  private var imageNames = TextColumn()
  var tasks: TaskList
  /// The candidates of the task being read.
  private var candidates: [Int] = []
  /// The same of a plain line.
  private var plainCandidates = InlineArray<8, Int>(repeating: 0)
  /// The repeats, the task that each repeats, and its line.
  private var repeats: [(position: Int, of: String, line: Int)] = []

  init(labels: LabelSet, images: NameTable?) {
    self.labels = labels
    self.images = images
    tasks = TaskList(images: images ?? NameTable())
  }

  mutating func reserve(_ count: Int) {
    tasks.reserve(count)
    if images == nil { imageNames.reserve(count) }
  }

  /// The tasks that were read without problem, labels and images; nil when they do not go with these.
  func tasks(images: NameTable, labels: LabelSet) -> TaskList? {
    let (names, middle) = (imageNames, imageNames.count / 2)
    // Each name is somewhere in memory, and waited for: two threads wait half as long.
    let (later, earlier) = alongside {
      images.positions(of: names, in: middle..<names.count)
    } _: {
      images.positions(of: names, in: 0..<middle)
    }
    guard labels.contains(allOf: tasks.labels), let earlier, let later else { return nil }
    var known = self
    known.tasks.setImages(images, at: earlier + later, names: names)
    return known.repeatProblems(file: "").isEmpty ? known.tasks : nil
  }

  /// The position of an image, or nil when it is not there; as long as images are not known, all are there.
  private mutating func position(ofImage name: Span<UInt8>) -> Int? {
    if let images { return images.position(of: name) }
    imageNames.append(name)
    return 0
  }

  /// Takes in `{"task":"1","image":"x","candidates":[65,795],"purpose":"rating"}` and the same without
  /// `purpose`.
  mutating func readPlain(_ line: inout PlainCursor) -> Bool {
    guard line.key("{\"task\":"), let id = line.text(), line.nextKey(",\"image\":"),
      let name = line.text(), line.nextKey(",\"candidates\":"), let count = readPlainCandidates(&line)
    else { return false }
    if line.nextKey(",\"purpose\":"), !line.pass("\"rating\"") { return false }
    guard line.pass("}"), line.isAtEnd, let image = name.withSpan({ position(ofImage: $0) })
    else { return false }
    let candidates = plainCandidates.span.extracting(first: count)
    return id.withSpan { tasks.append(id: $0, image: image, candidates: candidates) }
  }

  /// How many candidates come next.
  @inline(__always)
  private mutating func readPlainCandidates(_ line: inout PlainCursor) -> Int? {
    guard line.pass("[") else { return nil }
    var count = 0
    repeat {
      line.space()
      guard count < RatingTask.mostCandidates, let label = line.integer(), labels.contains(label) else {
        return nil
      }
      for other in 0..<count where plainCandidates[other] == label { return nil }
      plainCandidates[count] = label
      count += 1
    } while line.pass(",")
    return line.pass("]") ? count : nil
  }

  mutating func read(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) {
    var id: JSONText?
    var image: Int?
    var purpose = RatingTask.Purpose.rating
    var of: JSONText?
    var seen = KeysSeen()
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
    guard refusals.errors.isEmpty, let image else { return }
    let candidates = candidates
    let isNew = task.withSpan {
      tasks.append(id: $0, image: image, candidates: candidates.span, purpose: purpose, of: of?.string)
    }
    if !isNew { refusals.refuse("task \(task.string) is there already", at: json.offset(of: task)) }
    if let of { repeats.append((tasks.count - 1, of.string, refusals.line)) }
  }

  private mutating func readImage(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) -> Int? {
    let name = try json.readText()
    let position = name.withSpan { self.position(ofImage: $0) }
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

  /// What is wrong with the tasks that repeats name; one may stand after its repeat, so this comes last.
  func repeatProblems(file: String) -> [FileProblem] {
    repeats.compactMap { position, of, line in
      let original = tasks.position(of: of)
      let reason: String
      if original == nil {
        reason = "of: task \(of) is not in tasks.jsonl"
      } else if original == position {
        reason = "of: a task cannot repeat itself"
      } else if original.map({ tasks.image(at: $0) }) != tasks.image(at: position) {
        reason = "of: task \(of) is about another image"
      } else {
        return nil
      }
      return FileProblem(file: file, line: line, message: reason)
    }
  }
}
