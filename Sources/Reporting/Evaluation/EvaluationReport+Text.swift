import Aggregation
import Evaluation

extension EvaluationReport {
  /// As many models as people are shown at once, and as many pairs.
  private static let (mostModels, mostPairs) = (100, 10)

  /// What people are shown: all but the classes one by one, long tables by their beginning.
  public func text(_ layout: TextLayout) -> String {
    var parts: [String] = []
    if result.references != nil { parts.append(self[.labels].rendered(as: .table, layout: layout)) }
    if result.models.count <= Self.mostModels {
      parts.append(self[.models].rendered(as: .table, layout: layout))
    } else {
      parts.append("\(result.models.count) models: --part models shows them.\n")
    }
    parts += regression(layout) + classes(layout)
    return parts.joined(separator: "\n")
  }

  private func regression(_ layout: TextLayout) -> [String] {
    guard let regression = result.regression else { return [] }
    let ungrouped = regression.ungrouped.count
    let note = ungrouped == 0 ? "" : "\(ungrouped) models are in neither group.\n"
    return [
      "ReaL accuracy = intercept + slope x original accuracy, slopes with 95 % intervals:\n"
        + self[.regression].rendered(as: .table, layout: layout) + note,
      self[.difference].rendered(as: .table, layout: layout),
    ]
  }

  private func classes(_ layout: TextLayout) -> [String] {
    var parts: [String] = []
    if let oracle = result.oracle, !oracle.classes.isEmpty {
      let rows = oracle.models.indices.map { (name: oracle.models[$0], above: oracle.classesAboveOracle($0)) }
      let table = ReportTable(
        rows,
        columns: [
          .text("model") { $0.name }, .integer("above", heading: "classes above\nthe oracle") { $0.above },
          .integer("classes", heading: "of") { _ in oracle.classes.count },
        ])
      parts.append(
        "Classes whose images have several right labels, and models that give the original one more often than "
          + "chance\n(--part oracle):\n" + table.rendered(as: .table, layout: layout))
    }
    if !result.pairs.isEmpty {
      let table = Self.pairs(Array(result.pairs.prefix(Self.mostPairs)), result.labelNames)
      parts.append(
        "Labels that occur together (--part pairs: all \(result.pairs.count)):\n"
          + table.rendered(as: .table, layout: layout))
    }
    return parts
  }
}
