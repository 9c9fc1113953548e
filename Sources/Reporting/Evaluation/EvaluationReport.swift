import Aggregation
public import Evaluation

/// What `reassess evaluate` prints, as tables.
public struct EvaluationReport: SeveralTables, Sendable {
  /// The tables of the report.
  public enum Part: String, Sendable, CaseIterable {
    /// One row a model.
    case models
    /// One row: how many images have how many ReaL labels, and the accuracy of the original labels.
    case labels
    /// One row a group of models: its line.
    case regression
    /// One row: whether the slopes differ.
    case difference
    /// One row a class and model.
    case oracle
    /// One row a pair of labels that occur together.
    case pairs
  }

  /// The models.
  public static let main = Part.models

  let result: EvaluationResult

  /// Takes a result.
  public init(_ result: EvaluationResult) { self.result = result }

  /// One of the tables.
  public subscript(part: Part) -> ReportTable {
    switch part {
    case .models: models
    case .labels: labels
    case .regression: lines
    case .difference: difference
    case .oracle: oracle
    case .pairs: pairs
    }
  }
}

// MARK: - Models and labels

extension EvaluationReport {
  private var models: ReportTable {
    ReportTable(
      result.models,
      columns: [.text("model") { $0.model }]
        + Self.accuracy("original", "original") {
          $0.originalAccuracy
        } _: {
          $0.figures?.original
        }
        + Self.accuracy("real", "ReaL") {
          $0.realAccuracy
        } _: {
          $0.figures?.real
        } + [
          .integer("topK", inTable: false) { $0.figures?.topK },
          .share("originalTopKAccuracy", heading: "original\ntop-k") { $0.figures?.originalTopK?.value }.rank(
            2),
          .share("realTopKAccuracy", heading: "ReaL\ntop-k") { $0.figures?.realTopK?.value }.rank(2),
          .share("secondAccuracy", heading: "2nd\nright") { $0.figures?.later(2)?.value }.rank(1),
          .integer("secondImages", inTable: false) { $0.figures?.later(2)?.count },
          .share("thirdAccuracy", heading: "3rd\nright") { $0.figures?.later(3)?.value }.rank(1),
          .integer("thirdImages", inTable: false) { $0.figures?.later(3)?.count },
          .integer("modelAlone", inTable: false) { $0.figures?.preference.modelAlone },
          .integer("originalAlone", inTable: false) { $0.figures?.preference.originalAlone },
          .share("modelAloneShare", heading: "model\nalone") { $0.figures?.preference.modelAloneShare.value }
            .rank(3),
          .share("originalAloneShare", heading: "original\nalone") {
            $0.figures?.preference.originalAloneShare.value
          }.rank(3),
          .share("preferenceForModel", heading: "preference\nfor model") {
            $0.figures?.preference.forModel.value
          }
          .rank(1),
          .share("preferenceLower", inTable: false) {
            $0.figures?.preference.forModel.wilsonInterval()?.lower
          },
          .share("preferenceUpper", inTable: false) {
            $0.figures?.preference.forModel.wilsonInterval()?.upper
          },
          .text("ensemble", inTable: false) {
            $0.ensemble.isEmpty ? nil : $0.ensemble.joined(separator: ", ")
          },
        ])
  }

  /// An accuracy with its interval and the images that it is of.
  private static func accuracy(
    _ name: String, _ heading: String, _ value: @escaping (EvaluatedModel) -> Double?,
    _ share: @escaping (EvaluatedModel) -> Share?
  ) -> [ReportColumn<EvaluatedModel>] {
    [
      .share("\(name)Accuracy", heading: "\(heading)\naccuracy", value),
      .share("\(name)Lower", inTable: false) { share($0)?.wilsonInterval()?.lower },
      .share("\(name)Upper", inTable: false) { share($0)?.wilsonInterval()?.upper },
      .integer("\(name)Images", inTable: false) { share($0)?.count },
    ]
  }

  private var labels: ReportTable {
    ReportTable(
      record: result.references,
      columns: [
        .integer("images") { $0?.images }, .integer("empty", heading: "without ReaL labels") { $0?.empty },
        .integer("single", heading: "one ReaL label") { $0?.single },
        .integer("several", heading: "several ReaL labels") { $0?.several },
        .integer("labels") { $0?.labels },
        .share("realAccuracy", heading: "ReaL accuracy of the original labels") { $0?.originalIsReal.value },
        .integer("realImages", inTable: false) { $0?.originalIsReal.count },
      ])
  }
}

extension AccuracyFigures {
  fileprivate func later(_ rank: Int) -> Share? { later.first { $0.rank == rank }?.share }
}

// MARK: - Regression

extension EvaluationReport {
  private var lines: ReportTable {
    ReportTable(
      result.regression?.groups ?? [],
      columns: [
        .text("group") { $0.name }, .integer("models") { $0.fit.count },
        .real("slope", decimals: 4) { $0.fit.slope },
        .real("slopeLower", decimals: 4, heading: "from") { $0.fit.slopeInterval().lowerBound },
        .real("slopeUpper", decimals: 4, heading: "to") { $0.fit.slopeInterval().upperBound },
        .real("standardError", decimals: 4, heading: "standard\nerror") { $0.fit.standardError },
        .real("intercept", decimals: 4) { $0.fit.intercept },
        .real("correlation", decimals: 4) { $0.fit.correlation },
      ])
  }

  private var difference: ReportTable {
    ReportTable(
      record: result.regression,
      columns: [
        .real("slopeDifference", decimals: 4, heading: "difference of slopes") { $0?.difference.difference },
        .real("lower", decimals: 4, heading: "from (95 %)") { $0?.difference.interval.lowerBound },
        .real("upper", decimals: 4, heading: "to (95 %)") { $0?.difference.interval.upperBound },
        .real("t", decimals: 3, heading: "t, pooled") { $0?.difference.pooled.t },
        .real("degreesOfFreedom", decimals: 0, heading: "degrees of freedom") {
          $0?.difference.pooled.degreesOfFreedom
        },
        .real("p", decimals: 6, heading: "p, pooled") { $0?.difference.pooled.p },
        .real("welchT", decimals: 3, heading: "t, Welch") { $0?.difference.welch.t },
        .real("welchDegreesOfFreedom", decimals: 1, heading: "degrees of freedom") {
          $0?.difference.welch.degreesOfFreedom
        },
        .real("welchP", decimals: 6, heading: "p, Welch") { $0?.difference.welch.p },
        .integer("permutations") { $0?.difference.permutation.draws },
        .real("permutationP", decimals: 6, heading: "p, permutations") { $0?.difference.permutation.p },
        .real("cut", decimals: 4, heading: "groups part at") { $0?.cut },
      ])
  }
}

// MARK: - Classes

extension EvaluationReport {
  /// A class and a model.
  private struct ClassRow {
    var figures: OracleComparison.ClassFigures
    var model: Int
  }

  private var oracle: ReportTable {
    let comparison = result.oracle
    let rows = (comparison?.classes ?? []).flatMap { figures in
      figures.all.right.indices.map { ClassRow(figures: figures, model: $0) }
    }
    return ReportTable(
      rows,
      columns: [
        .integer("label") { $0.figures.label }, .text("name") { result.labelNames[$0.figures.label] },
        .text("model") { comparison?.models[$0.model] }, .integer("images") { $0.figures.all.count },
        .share("oracle") { $0.figures.all.oracle },
        .share("accuracy") { $0.figures.all.accuracy($0.model).value },
        .integer("severalImages", heading: "with several\nlabels") { $0.figures.several.count },
        .share("severalOracle", heading: "oracle\nthere") {
          $0.figures.several.count == 0 ? nil : $0.figures.several.oracle
        },
        .share("severalAccuracy", heading: "accuracy\nthere") { $0.figures.several.accuracy($0.model).value },
      ])
  }

  private var pairs: ReportTable { Self.pairs(result.pairs, result.labelNames) }

  static func pairs(_ pairs: [LabelPair], _ names: [Int: String]) -> ReportTable {
    ReportTable(
      pairs,
      columns: [
        .integer("first") { $0.first }, .text("firstName", heading: "") { names[$0.first] },
        .integer("second") { $0.second }, .text("secondName", heading: "") { names[$0.second] },
        .integer("images") { $0.images },
        .share("ofFirst", heading: "of the\nfirst") { $0.ofFirst.value },
        .share("ofSecond", heading: "of the\nsecond") { $0.ofSecond.value },
        .integer("originalFirst", heading: "original:\nfirst") { $0.originalFirst },
        .integer("originalSecond", heading: "original:\nsecond") { $0.originalSecond },
      ])
  }
}
