import Aggregation

extension ReportTable {
  /// Experts, original label and result beside gold: one row each.
  init(_ comparisons: [GoldComparison]) {
    self.init(
      comparisons,
      columns: [
        .text("who", inTable: false) { $0.subject.kind },
        .text("name", inTable: false) { $0.subject.name },
        .people(heading: "who", toTheRight: false) { $0.subject.words },
        .text("basis") { $0.basis.rawValue },
        .integer("questions") { $0.comparison.accuracy.count }.rank(1),
        .integer("true") { $0.comparison.recall.count },
        .integer("said", heading: "said yes") { $0.comparison.precision.count },
        .integer("right") { $0.comparison.truePositives },
        .real("precision", decimals: 4) { $0.comparison.precision.value },
        .real("recall", decimals: 4) { $0.comparison.recall.value },
        .real("f1", decimals: 4, heading: "F1") { $0.comparison.f1 }.rank(2),
        .real("accuracy", decimals: 4) { $0.comparison.accuracy.value }.rank(3),
      ])
  }

  /// The result at several thresholds: one row each.
  init(_ thresholds: [ThresholdFigures]) {
    self.init(
      thresholds,
      columns: [
        .real("threshold", decimals: 2) { $0.point.threshold },
        .integer("labels") { $0.point.labels },
        .integer("images", heading: "rated\nimages") { $0.point.images }.rank(5),
        .integer("empty", heading: "no\nlabel") { $0.point.empty },
        .integer("several", inTable: false) { $0.point.several },
        .share("severalShare", heading: "several\nlabels") { $0.point.severalShare },
        .people(heading: "gold:\nquestions") { $0.gold.map { "\($0.accuracy.count)" } }.rank(4),
        .real("precision", decimals: 4, heading: "\nprecision") { $0.gold?.precision.value },
        .real("recall", decimals: 4) { $0.gold?.recall.value },
        .real("f1", decimals: 4, heading: "F1") { $0.gold?.f1 }.rank(2),
        .people(heading: "left out:\nquestions") {
          $0.leavingOneImageOut.map { "\($0.accuracy.count)" }
        }.rank(1),
        .real("leftOutPrecision", decimals: 4, heading: "\nprecision") {
          $0.leavingOneImageOut?.precision.value
        }.rank(1),
        .real("leftOutRecall", decimals: 4, heading: "\nrecall") { $0.leavingOneImageOut?.recall.value }
          .rank(1),
        .real("leftOutF1", decimals: 4, heading: "F1") { $0.leavingOneImageOut?.f1 }.rank(3),
      ])
  }

  /// The result at all thresholds together: one row each way to judge it.
  init(_ curves: [CurveFigures]) {
    self.init(
      curves,
      columns: [
        .text("basis") { $0.basis.rawValue },
        .integer("questions") { $0.questions.count },
        .integer("true") { $0.questions.hits },
        .real("averagePrecision", decimals: 4, heading: "average\nprecision") { $0.averagePrecision },
        .real("lower", decimals: 4, heading: "from") { $0.interval?.lower },
        .real("upper", decimals: 4, heading: "to") { $0.interval?.upper },
        .real("bestF1", decimals: 4, heading: "best\nF1") { $0.best?.f1 },
        .real("bestThreshold", decimals: 4, heading: "at") { $0.best?.threshold },
        .real("bestPrecision", decimals: 4, inTable: false) { $0.best?.precision },
        .real("bestRecall", decimals: 4, inTable: false) { $0.best?.recall },
      ])
  }
}

extension GoldComparison.Subject {
  fileprivate var kind: String {
    switch self {
    case .expert: "expert"
    case .original: "original"
    case .result: "result"
    }
  }

  fileprivate var name: String? {
    switch self {
    case .expert(let name): name
    case .original: nil
    case .result(let method): method.rawValue
    }
  }

  fileprivate var words: String {
    switch self {
    case .expert(let name): "expert \(name)"
    case .original: "original label"
    case .result(let method): "result: \(method.words)"
    }
  }
}

extension MethodResult.Method {
  /// The method in words.
  var words: String {
    switch self {
    case .gold: "gold method"
    case .em: "EM"
    case .majority: "majority vote"
    }
  }
}
