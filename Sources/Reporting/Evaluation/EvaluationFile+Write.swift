import Aggregation
public import Evaluation
import JSONLines

extension EvaluationFile {
  /// The file's bytes.
  public static func bytes(_ result: EvaluationResult) -> [UInt8] {
    let names = result.labelNames
    var members: [String] = []
    if let references = result.references { members.append(member("originalLabels", line(references.write))) }
    members.append(member("models", rows(result.models.map { line($0.write) })))
    if let oracle = result.oracle { members.append(member("oracle", text(oracle, names))) }
    let pairs = result.pairs.map { pair in line { pair.write(to: &$0, names) } }
    members.append(member("pairs", rows(pairs)))
    if let regression = result.regression { members.append(member("regression", line(regression.write))) }
    return Array(("{\n" + members.joined(separator: ",\n") + "\n}\n").utf8)
  }

  private static func text(_ oracle: OracleComparison, _ names: [Int: String]) -> String {
    let classes = oracle.classes.map { figures in line { figures.write(to: &$0, names) } }
    let head = line { json in
      json.member("limit", oracle.limit)
      json.member("excluded", oracle.excludedCount)
      json.member("clear", oracle.clearCount)
      json.texts("models", oracle.models)
    }
    return head.dropLast() + "," + member("classes", rows(classes)) + "}"
  }

  /// One object on a line.
  private static func line(_ members: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    json.object(members)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func member(_ key: String, _ value: String) -> String { "\"\(key)\":\(value)" }

  private static func rows(_ lines: [String]) -> String {
    lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
  }
}

extension JSONWriter {
  fileprivate mutating func texts(_ name: String, _ values: [String]) {
    key(name)
    array { json in for value in values { json.string(value) } }
  }

  fileprivate mutating func integers(_ name: String, _ values: [Int]) {
    key(name)
    array { json in for value in values { json.integer(value) } }
  }

  fileprivate mutating func optional(_ name: String, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  fileprivate mutating func range(_ name: String, _ lower: Double?, _ upper: Double?) {
    key(name)
    guard let lower, let upper else { return null() }
    array { json in
      json.number(lower)
      json.number(upper)
    }
  }

  fileprivate mutating func labelName(_ name: String, _ label: Int, _ names: [Int: String]) {
    key(name)
    if let text = names[label] { string(text) } else { null() }
  }

  /// A share as `nameRight` of `nameImages`, `nameAccuracy` and `nameInterval`.
  fileprivate mutating func share(_ name: String, _ share: Share) {
    let interval = share.wilsonInterval()
    optional("\(name)Accuracy", share.value)
    range("\(name)Interval", interval?.lower, interval?.upper)
    member("\(name)Right", share.hits)
    member("\(name)Images", share.count)
  }
}

// MARK: - Rows

extension ReferenceLabels.Counts {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("images", images)
    json.member("empty", empty)
    json.member("single", single)
    json.member("several", several)
    json.member("labels", labels)
    json.integers("imagesByLabels", imagesByLabels)
    json.share("real", originalIsReal)
  }
}

extension EvaluatedModel {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("model", model)
    json.texts("ensemble", ensemble)
    guard let figures else {
      json.optional("originalAccuracy", originalAccuracy)
      return json.optional("realAccuracy", realAccuracy)
    }
    json.member("images", figures.original.count)
    json.share("original", figures.original)
    json.share("real", figures.real)
    json.member("topK", figures.topK)
    if let top = figures.originalTopK { json.share("originalTopK", top) }
    if let top = figures.realTopK { json.share("realTopK", top) }
    for later in figures.later { json.share(later.rank == 2 ? "second" : "third", later.share) }
    figures.preference.write(to: &json)
  }
}

extension Preference {
  fileprivate func write(to json: inout JSONWriter) {
    let interval = forModel.wilsonInterval()
    json.member("preferenceImages", images)
    json.member("modelAlone", modelAlone)
    json.member("originalAlone", originalAlone)
    json.optional("modelAloneShare", modelAloneShare.value)
    json.optional("originalAloneShare", originalAloneShare.value)
    json.optional("preferenceForModel", forModel.value)
    json.range("preferenceInterval", interval?.lower, interval?.upper)
  }
}

extension OracleComparison.ClassFigures {
  fileprivate func write(to json: inout JSONWriter, _ names: [Int: String]) {
    json.member("label", label)
    json.labelName("name", label, names)
    json.member("images", all.count)
    json.member("oracle", all.oracle)
    json.integers("right", all.right)
    json.key("accuracy")
    json.array { json in for model in all.right.indices { json.number(all.accuracy(model).value ?? 0) } }
    json.member("severalImages", several.count)
    json.member("severalOracle", several.oracle)
    json.integers("severalRight", several.right)
  }
}

extension LabelPair {
  fileprivate func write(to json: inout JSONWriter, _ names: [Int: String]) {
    json.member("first", first)
    json.labelName("firstName", first, names)
    json.member("second", second)
    json.labelName("secondName", second, names)
    json.member("images", images)
    json.member("firstImages", ofFirst.count)
    json.member("secondImages", ofSecond.count)
    json.member("originalFirst", originalFirst)
    json.member("originalSecond", originalSecond)
  }
}

// MARK: - Regression

extension AccuracyRegression {
  fileprivate func write(to json: inout JSONWriter) {
    json.optional("cut", cut)
    json.texts("ungrouped", ungrouped)
    json.key("groups")
    json.array { json in for group in groups { json.object(group.write) } }
    json.key("difference")
    json.object(difference.write)
  }
}

extension ModelGroup {
  fileprivate func write(to json: inout JSONWriter) {
    let interval = fit.slopeInterval()
    json.member("name", name)
    json.texts("models", points.map(\.model))
    json.member("slope", fit.slope)
    json.range("slopeInterval", interval.lowerBound, interval.upperBound)
    json.member("standardError", fit.standardError)
    json.member("intercept", fit.intercept)
    json.member("correlation", fit.correlation)
  }
}

extension SlopeDifference {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("slope", difference)
    json.range("interval", interval.lowerBound, interval.upperBound)
    json.key("pooled")
    json.object(pooled.write)
    json.key("welch")
    json.object(welch.write)
    json.key("permutation")
    json.object { json in
      json.member("draws", permutation.draws)
      json.member("asGreat", permutation.asGreat)
      json.member("p", permutation.p)
    }
  }
}

extension SlopeDifference.TTest {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("t", t)
    json.member("degreesOfFreedom", degreesOfFreedom)
    json.member("p", p)
  }
}
