import Aggregation
public import Evaluation
public import JSONLines

extension EvaluationFile {
  /// Reads a file's bytes; `name` is the file in what is thrown.
  public static func read(_ bytes: [UInt8], name: String) throws(FileProblem) -> EvaluationResult {
    let draft = try JSONFile(name: name, bytes: bytes).read { json throws(JSONError) in try Draft(&json) }
    do throws(EvaluationError) {
      return try draft.result
    } catch {
      throw FileProblem(file: name, message: error.description)
    }
  }
}

/// What stands in the file.
private struct Draft {
  var references: ReferenceLabels.Counts?
  var models: [EvaluatedModel] = []
  var oracle: OracleComparison?
  var pairs: [LabelPair] = []
  var regression: RegressionDraft?
  var names: [Int: String] = [:]

  init(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "originalLabels": references = try json.readCounts()
      case "models": models = try json.readModels()
      case "oracle": oracle = try readOracle(&json)
      case "pairs": try readPairs(&json)
      case "regression": regression = try RegressionDraft(&json)
      default: try json.skipValue()
      }
    }
  }

  var result: EvaluationResult {
    get throws(EvaluationError) {
      var result = try EvaluationResult(models: models)
      (result.references, result.oracle, result.pairs) = (references, oracle, pairs)
      result.regression = try regression?.regression(of: models)
      result.labelNames = names
      return result
    }
  }
}

// MARK: - Labels and models

/// The members of one object, whatever their order: numbers, texts and arrays of either.
private struct Members {
  var numbers: [String: Double] = [:]
  var texts: [String: String] = [:]
  var lists: [String: [Int]] = [:]
  var names: [String: [String]] = [:]

  init(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginObject()
    while let key = try json.nextKey() {
      let key = key.string
      switch try json.nextKind() {
      case .number:
        let number = try json.readNumber()
        // All are counts, shares, labels, or statistics that follow from these and are passed over.
        guard abs(number) < 0x1p53 else { throw json.refusal("\(key) is no count and no share") }
        numbers[key] = number
      case .string: texts[key] = try json.readString()
      case .array: try readArray(key, &json)
      default: try json.skipValue()
      }
    }
  }

  /// Whole numbers and texts are kept; other arrays are figures that follow from them.
  private mutating func readArray(_ key: String, _ json: inout JSONCursor) throws(JSONError) {
    try json.beginArray()
    while try json.nextElement() {
      switch try json.nextKind() {
      case .string: names[key, default: []].append(try json.readString())
      case .number:
        let number = try json.readNumber()
        if let whole = Int(exactly: number) { lists[key, default: []].append(whole) }
      default: try json.skipValue()
      }
    }
  }

  func count(_ key: String) -> Int? { numbers[key].flatMap { Int(exactly: max($0, 0)) } }

  /// A number from 0 to 1; nil: it is none.
  func accuracy(_ key: String) -> Double? { numbers[key].flatMap { 0...1 ~= $0 ? $0 : nil } }

  func share(_ name: String) -> Share? {
    guard let hits = count("\(name)Right"), let images = count("\(name)Images"), hits <= images else {
      return nil
    }
    return Share(hits, of: images)
  }
}

extension JSONCursor {
  fileprivate mutating func readCounts() throws(JSONError) -> ReferenceLabels.Counts {
    let members = try Members(&self)
    var counts = ReferenceLabels.Counts()
    counts.images = members.count("images") ?? 0
    counts.imagesByLabels = members.lists["imagesByLabels"] ?? []
    counts.labels = members.count("labels") ?? 0
    counts.originalIsReal = members.share("real") ?? Share()
    return counts
  }

  fileprivate mutating func readModels() throws(JSONError) -> [EvaluatedModel] {
    var models: [EvaluatedModel] = []
    try beginArray()
    while try nextElement() {
      let members = try Members(&self)
      guard let name = members.texts["model"] else { throw missing("model") }
      models.append(EvaluatedModel(name, members))
    }
    return models
  }
}

extension EvaluatedModel {
  fileprivate init(_ name: String, _ members: Members) {
    guard let original = members.share("original"), let real = members.share("real") else {
      self.init(AccuracyPoint(model: name, original: 0, real: 0))
      originalAccuracy = members.accuracy("originalAccuracy")
      realAccuracy = members.accuracy("realAccuracy")
      return
    }
    var figures = AccuracyFigures(model: name, topK: members.count("topK") ?? 1)
    (figures.original, figures.real) = (original, real)
    figures.originalTopK = members.share("originalTopK")
    figures.realTopK = members.share("realTopK")
    for (rank, key) in [(2, "second"), (3, "third")] {
      if let share = members.share(key) { figures.later.append(LaterPrediction(rank: rank, share: share)) }
    }
    figures.preference = Preference(
      images: members.count("preferenceImages") ?? 0, modelAlone: members.count("modelAlone") ?? 0,
      originalAlone: members.count("originalAlone") ?? 0)
    self.init(figures, ensemble: members.names["ensemble"] ?? [])
  }
}

// MARK: - Classes

extension Draft {
  private mutating func readOracle(_ json: inout JSONCursor) throws(JSONError) -> OracleComparison {
    var (limit, excluded, clear) = (OracleComparison.usualLimit, 0, 0)
    var models: [String] = []
    var classes: [OracleComparison.ClassFigures] = []
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "limit": limit = try json.readNumber()
      case "excluded": excluded = try json.readInteger()
      case "clear": clear = try json.readInteger()
      case "models": models = try json.readTexts()
      case "classes": classes = try readClasses(&json)
      default: try json.skipValue()
      }
    }
    // Figures that are not of these models would be read as those of others.
    guard classes.allSatisfy({ $0.all.right.count == models.count && $0.several.right.count == models.count })
    else {
      throw json.refusal("a class has not as many figures as there are models")
    }
    return OracleComparison(
      models: models, limit: limit, classes: classes, excludedCount: excluded, clearCount: clear)
  }

  private mutating func readClasses(_ json: inout JSONCursor) throws(JSONError) -> [OracleComparison
    .ClassFigures]
  {
    var classes: [OracleComparison.ClassFigures] = []
    try json.beginArray()
    while try json.nextElement() {
      let members = try Members(&json)
      guard let label = members.count("label") else { throw json.missing("label") }
      if let name = members.texts["name"] { names[label] = name }
      classes.append(
        OracleComparison.ClassFigures(
          label: label,
          all: .init(
            count: members.count("images") ?? 0, oracle: members.numbers["oracle"] ?? 0,
            right: members.lists["right"] ?? []),
          several: .init(
            count: members.count("severalImages") ?? 0, oracle: members.numbers["severalOracle"] ?? 0,
            right: members.lists["severalRight"] ?? [])))
    }
    return classes
  }

  private mutating func readPairs(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginArray()
    while try json.nextElement() {
      let members = try Members(&json)
      guard let first = members.count("first") else { throw json.missing("first") }
      guard let second = members.count("second") else { throw json.missing("second") }
      if let name = members.texts["firstName"] { names[first] = name }
      if let name = members.texts["secondName"] { names[second] = name }
      let images = members.count("images") ?? 0
      pairs.append(
        LabelPair(
          first: first, second: second, ofFirst: Share(images, of: members.count("firstImages") ?? 0),
          ofSecond: Share(images, of: members.count("secondImages") ?? 0),
          originalFirst: members.count("originalFirst") ?? 0,
          originalSecond: members.count("originalSecond") ?? 0))
    }
  }
}

// MARK: - Regression

/// What of a regression does not follow from the models.
private struct RegressionDraft {
  private var cut: Double?
  private var ungrouped: [String] = []
  private var groups: [(name: String, models: [String])] = []
  private var permutation = PermutationTest(draws: 0, asGreat: 0)

  init(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "cut": cut = try json.readNullIfPresent() ? nil : try json.readNumber()
      case "ungrouped": ungrouped = try json.readTexts()
      case "groups": try readGroups(&json)
      case "difference": try readDifference(&json)
      default: try json.skipValue()
      }
    }
    guard groups.count == 2 else { throw json.refusal("a regression has two groups") }
  }

  private mutating func readGroups(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginArray()
    while try json.nextElement() {
      let members = try Members(&json)
      guard let name = members.texts["name"] else { throw json.missing("name") }
      groups.append((name, members.names["models"] ?? []))
    }
  }

  private mutating func readDifference(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginObject()
    while let key = try json.nextKey() {
      guard key == "permutation" else {
        try json.skipValue()
        continue
      }
      let members = try Members(&json)
      permutation = PermutationTest(
        draws: members.count("draws") ?? 0, asGreat: members.count("asGreat") ?? 0)
    }
  }

  /// Draws the lines anew through the same models.
  func regression(of models: [EvaluatedModel]) throws(EvaluationError) -> AccuracyRegression {
    let points = Dictionary(models.compactMap(\.point).map { ($0.model, $0) }) { first, _ in first }
    let first = try ModelGroup(name: groups[0].name, points: groups[0].models.compactMap { points[$0] })
    let second = try ModelGroup(name: groups[1].name, points: groups[1].models.compactMap { points[$0] })
    return AccuracyRegression(first, second, permutation: permutation, cut: cut, ungrouped: ungrouped)
  }
}

extension JSONCursor {
  fileprivate mutating func readTexts() throws(JSONError) -> [String] {
    var texts: [String] = []
    try beginArray()
    while try nextElement() { texts.append(try readString()) }
    return texts
  }
}
