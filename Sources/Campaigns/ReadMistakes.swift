import JSONLines
import RatingStore
import Ratings

extension Campaign {
  /// The mistakes of mistakes.jsonl in its order; empty when there is no such file.
  public func readMistakes() throws(CampaignProblems) -> MistakeList {
    var problems: [FileProblem] = []
    let mistakes = readMistakes(&problems)
    try folder.check(problems)
    return mistakes
  }

  func readMistakes(_ problems: inout [FileProblem]) -> MistakeList {
    var list = MistakeList(images: images)
    var predictions: Set<Question> = []
    _ = folder.readRows("mistakes.jsonl", &problems) { json, refusals throws(JSONError) in
      let before = refusals.errors.count
      let mistake = try readMistake(&json, &refusals)
      let offset = json.valueOffset
      if refusals.errors.count > before { return }
      if !predictions.insert(Question(image: mistake.image, label: mistake.prediction)).inserted {
        refusals.refuse(
          "prediction \(mistake.prediction) of image \(mistake.image) is there already", at: offset)
      } else if let against = mistake.against, let other = list.against, against != other {
        refusals.refuse(
          "it was compared with the \(against.rawValue) labels, those before it with the \(other.rawValue)",
          at: offset)
      } else if !list.append(mistake) {
        refusals.refuse("mistake \(mistake.id) is there already", at: offset)
      }
    }
    return list
  }

  private func readMistake(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) -> Mistake {
    var mistake = Mistake(id: "", image: "", models: [], prediction: -1, reference: [])
    var isModelNeeded = true
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "mistake":
        try seen.note(0, key, in: json)
        mistake.id = try json.readNonEmpty(&refusals).string
      case "image":
        try seen.note(1, key, in: json)
        mistake.image = try readImage(&json, &refusals)
      case "prediction":
        try seen.note(2, key, in: json)
        mistake.prediction = try readLabel(&json, &refusals)
      case "reference":
        try seen.note(3, key, in: json)
        mistake.reference = try readReference(&json, &refusals)
      case "model":
        try seen.note(4, key, in: json)
        let model = try json.readNonEmpty(&refusals).string
        if isModelNeeded { mistake.models = [model] }
        isModelNeeded = false
      case "models":
        try seen.note(5, key, in: json)
        if try json.readNullIfPresent() { continue }
        mistake.models = try readModels(&json, &refusals)
        isModelNeeded = false
      case "against":
        try seen.note(6, key, in: json)
        if try json.readNullIfPresent() { continue }
        mistake.against = try json.readWord(Mistake.Reference.self)
      default: try json.skipValue()
      }
    }
    for (number, key) in ["mistake", "image", "prediction", "reference"].enumerated()
    where !seen.contains(number) { throw json.missing(key) }
    if isModelNeeded { throw json.missing("model") }
    if mistake.reference.contains(mistake.prediction) {
      refusals.refuse("the prediction is among the reference labels", at: json.valueOffset)
    }
    return mistake
  }

  private func readReference(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) -> [Int] {
    var labels: [Int] = []
    try json.beginArray()
    while try json.nextElement() {
      let label = try readLabel(&json, &refusals)
      if labels.contains(label) { refusals.refuse("label \(label) is there already", at: json.valueOffset) }
      labels.append(label)
    }
    return labels
  }

  /// The models, which may be none.
  private func readModels(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) -> [String] {
    var models: [String] = []
    try json.beginArray()
    while try json.nextElement() {
      let model = try json.readNonEmpty(&refusals).string
      if models.contains(model) { refusals.refuse("model \(model) is there already", at: json.valueOffset) }
      models.append(model)
    }
    return models
  }
}

/// The text of mistakes.jsonl.
public func mistakeLines(_ mistakes: some Sequence<Mistake>) -> [UInt8] {
  var json = JSONWriter()
  for mistake in mistakes {
    json.object { json in
      json.member("mistake", mistake.id)
      json.member("image", mistake.image)
      if let first = mistake.models.first { json.member("model", first) }
      if mistake.models.count != 1 {
        json.key("models")
        json.array { json in for model in mistake.models { json.string(model) } }
      }
      json.member("prediction", mistake.prediction)
      json.key("reference")
      json.array { json in for label in mistake.reference { json.integer(label) } }
      if let against = mistake.against { json.member("against", against.rawValue) }
    }
    json.endLine()
  }
  return json.bytes
}
