import JSONLines
import RatingStore
import Ratings

extension Campaign {
  /// The gold questions of gold.jsonl in its order; empty when there is no such file.
  public func readGold() throws(CampaignProblems) -> [GoldQuestion] {
    var problems: [FileProblem] = []
    let gold = readGold(&problems)
    try folder.check(problems)
    return gold
  }

  func readGold(_ problems: inout [FileProblem]) -> [GoldQuestion] {
    var gold: [GoldQuestion] = []
    var questions: Set<Question> = []
    _ = folder.readRows("gold.jsonl", &problems) { json, refusals throws(JSONError) in
      let read = try readGoldQuestion(&json, &refusals)
      if !questions.insert(read.question).inserted {
        refusals.refuse(
          "label \(read.question.label) of image \(read.question.image) is there already",
          at: json.valueOffset)
      }
      gold.append(read)
    }
    return gold
  }

  private func readGoldQuestion(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) -> GoldQuestion {
    var image: String?
    var label: Int?
    var answers: [GoldQuestion.ExpertAnswer]?
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "image":
        try seen.note(0, key, in: json)
        image = try readImage(&json, &refusals)
      case "label":
        try seen.note(1, key, in: json)
        label = try readLabel(&json, &refusals)
      case "answers":
        try seen.note(2, key, in: json)
        answers = try readExperts(&json, &refusals)
      default: try json.skipValue()
      }
    }
    let question = Question(
      image: try json.required(image, "image"), label: try json.required(label, "label"))
    return GoldQuestion(question: question, answers: try json.required(answers, "answers"))
  }

  func readImage(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) -> String {
    let image = try json.readString()
    if images.position(of: image) == nil {
      refusals.refuse("image \(image) is not in images.jsonl", at: json.valueOffset)
    }
    return image
  }

  func readLabel(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) -> Int {
    let label = try json.readInteger()
    if labels[label] == nil { refusals.refuse("label \(label) is not in labels.json", at: json.valueOffset) }
    return label
  }

  private func readExperts(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) -> [GoldQuestion.ExpertAnswer] {
    var answers: [GoldQuestion.ExpertAnswer] = []
    try json.beginObject()
    let start = json.valueOffset
    while let key = try json.nextKey() {
      let expert = key.string
      if expert.isEmpty { refusals.refuse("an expert's name is empty", at: json.offset(of: key)) }
      if answers.contains(where: { ExactName($0.expert) == ExactName(expert) }) {
        throw JSONError(offset: json.offset(of: key), reason: .keyTwice(expert))
      }
      answers.append(GoldQuestion.ExpertAnswer(expert: expert, answer: try json.readAnswer()))
    }
    if answers.isEmpty { refusals.refuse("no expert answered", at: start) }
    return answers
  }
}

extension JSONCursor {
  /// The next value, `yes`, `no` or `maybe`.
  mutating func readAnswer() throws(JSONError) -> Answer {
    switch try readText() {
    case "yes": return .yes
    case "no": return .no
    case "maybe": return .maybe
    default: throw refusal("expected \"yes\", \"no\" or \"maybe\"")
    }
  }
}
