public import JSONLines

/// What `results/committee.json` says: which models propose, and what others would.
public struct CommitteeFigures: Equatable, Sendable {
  /// One model.
  public struct Model: Equatable, Sendable {
    /// What it is called.
    public var model = ""
    /// Whether it is in the committee.
    public var isChosen = false
    /// How many labels it proposes.
    public var proposals = 0
    /// The share of its proposals that gold calls true, and of the true that it proposes; nil without gold.
    public var precision: Double?, recall: Double?
  }

  /// The best committee at a recall.
  public struct Point: Equatable, Sendable {
    /// The models in it.
    public var models: [String] = []
    /// The same shares of the committee's proposals; nil where there are none.
    public var precision: Double?, recall: Double?
    /// The mean number of labels to ask about.
    public var candidatesPerImage: Double?
  }

  /// One step from predictions to tasks.
  public struct Step: Equatable, Sendable {
    /// What is counted.
    public var step = ""
    /// How many.
    public var count = 0

    /// A step and its count.
    public init(step: String = "", count: Int = 0) { (self.step, self.count) = (step, count) }
  }

  /// The models chosen.
  public var committee: [String] = []
  /// What the committee reaches on gold; nil without gold.
  public var precision: Double?, recall: Double?
  /// All models.
  public var models: [Model] = []
  /// The best committees, from the highest recall down; none without gold.
  public var frontier: [Point] = []
  /// The way from predictions to tasks; empty where the file is of an older version.
  public var funnel: [Step] = []

  /// Nothing.
  public init() {}

  /// Reads the file's one object; keys that mean nothing here are passed over.
  public init(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "committee": committee = try json.readStrings()
      case "gold": (precision, recall) = try Self.readGold(&json)
      case "models": models = try json.readArray(Self.readModel)
      case "frontier": frontier = try json.readArray(Self.readPoint)
      case "funnel": funnel = try json.readArray(Self.readStep)
      default: try json.skipValue()
      }
    }
  }

  private static func readGold(_ json: inout JSONCursor) throws(JSONError) -> (Double?, Double?) {
    if try json.readNullIfPresent() { return (nil, nil) }
    let point = try readPoint(&json)
    return (point.precision, point.recall)
  }

  private static func readModel(_ json: inout JSONCursor) throws(JSONError) -> Model {
    var model = Model()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "model": model.model = try json.readString()
      case "chosen": model.isChosen = try json.readBool()
      case "proposals": model.proposals = try json.readInteger()
      case "precision": model.precision = try json.readNumberOrNull()
      case "recall": model.recall = try json.readNumberOrNull()
      default: try json.skipValue()
      }
    }
    return model
  }

  private static func readPoint(_ json: inout JSONCursor) throws(JSONError) -> Point {
    var point = Point()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "models": point.models = try json.readStrings()
      case "precision": point.precision = try json.readNumberOrNull()
      case "recall": point.recall = try json.readNumberOrNull()
      case "candidatesPerImage": point.candidatesPerImage = try json.readNumberOrNull()
      default: try json.skipValue()
      }
    }
    return point
  }

  private static func readStep(_ json: inout JSONCursor) throws(JSONError) -> Step {
    var step = Step()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "step": step.step = try json.readString()
      case "count": step.count = try json.readInteger()
      default: try json.skipValue()
      }
    }
    return step
  }
}

extension JSONCursor {
  /// An array, each element read in one way.
  mutating func readArray<Element>(
    _ read: (inout JSONCursor) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    var elements: [Element] = []
    try beginArray()
    while try nextElement() { elements.append(try read(&self)) }
    return elements
  }

  /// An array of texts.
  mutating func readStrings() throws(JSONError) -> [String] {
    try readArray { json throws(JSONError) in try json.readString() }
  }

  /// A number, or nil for null.
  mutating func readNumberOrNull() throws(JSONError) -> Double? {
    if try readNullIfPresent() { return nil }
    return try readNumber()
  }
}
