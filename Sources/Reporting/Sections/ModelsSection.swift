import Aggregation
public import Evaluation

extension ReportSection {
  /// What the labels say about models.
  public init(models result: EvaluationResult) {
    let tables = EvaluationReport(result)
    self.init(
      title: "Models", text: Self.words(result.references),
      figures: [
        Self.accuracies(result), Self.regression(result, tables),
        ReportFigure(
          name: "models", title: "The models",
          caption:
            "Preference for the model: of the images where either the model's prediction or the original label is a "
            + "ReaL label, the share where it is the model's.",
          .longTable(shown: 30), data: tables[.models]), Self.oracle(result, tables),
        Self.pairs(result, tables),
      ].compactMap(\.self))
  }

  private static func words(_ references: ReferenceLabels.Counts?) -> [String] {
    guard let references else { return [] }
    let original = references.originalIsReal.value.map {
      " The original labels have a ReaL accuracy of \(fixed(100 * $0, decimals: 2)) %."
    }
    return [
      "Models are judged by \(grouped(references.images)) images, of which \(grouped(references.empty)) have no ReaL label "
        + "and are left out." + (original ?? "")
    ]
  }

  // MARK: Original and ReaL accuracy

  private static func accuracies(_ result: EvaluationResult) -> ReportFigure? {
    let points = result.models.compactMap(\.point)
    guard !points.isEmpty else { return nil }
    let isGrouped = result.regression != nil
    let ungrouped = Set(result.regression?.ungrouped ?? [])
    let others = isGrouped ? points.filter { ungrouped.contains($0.model) } : points
    let x = Plot.Axis("original accuracy", fitting: points.map(\.original), isShare: true)
    let y = Plot.Axis("ReaL accuracy", fitting: points.map(\.real), isShare: true)
    let marks: [(color: PlotColor, line: Plot.Mark)] = [(.blue, .line), (.orange, .brokenLine)]
    let groups = zip(result.regression?.groups ?? [], marks).flatMap { group, mark in
      [
        Plot.Series(group.name, .dots, mark.color, group.points.map(Plot.Point.init)),
        Plot.Series("line of \(group.name)", mark.line, mark.color, line(of: group, within: y)),
      ]
    }
    let rest = Plot.Series(
      isGrouped ? "in neither group" : "models", .dots, isGrouped ? .grey : .blue, others.map(Plot.Point.init)
    )
    return ReportFigure(
      name: "accuracy", title: "ReaL accuracy by original accuracy", caption: caption(result.regression),
      .plot(Plot(x: x, y: y, series: ([rest] + groups).filter { !$0.points.isEmpty })),
      data: ReportTable(
        points,
        columns: [
          .text("model") { $0.model }, .real("originalAccuracy", decimals: 4) { $0.original },
          .real("realAccuracy", decimals: 4) { $0.real },
          .text("group") { point in
            result.regression?.groups.first { $0.points.contains(point) }?.name
          },
        ]))
  }

  /// The line over the group's models, in pieces so small that those outside the plot are left out alone.
  private static func line(of group: ModelGroup, within y: Plot.Axis) -> [Plot.Point] {
    let accuracies = group.points.map(\.original)
    guard let least = accuracies.min(), let greatest = accuracies.max() else { return [] }
    return (0...200).map { step in
      let x = least + (greatest - least) * Double(step) / 200
      return Plot.Point(x: x, y: group.fit.value(at: x))
    }.filter { y.range.contains($0.y) }
  }

  private static func caption(_ regression: AccuracyRegression?) -> String {
    guard let regression else { return "There are too few models for lines through two groups of them." }
    let slopes = regression.groups.map { group in
      let interval = group.fit.slopeInterval()
      return "\(group.name): \(fixed(group.fit.slope, decimals: 3)), 95 % interval "
        + "\(fixed(interval.lowerBound, decimals: 3)) to \(fixed(interval.upperBound, decimals: 3))"
    }
    let permutation = regression.difference.permutation
    // Where no draw came as far, the draws are too few to say how little it is.
    let p = (permutation.asGreat == 0 ? "at most " : "") + fixed(permutation.p, decimals: 4)
    return
      "Slopes of \(slopes.joined(separator: "; ")). That they differ by \(fixed(abs(regression.difference.difference), decimals: 3)) or "
      + "more by chance has a probability of \(p) (permutation test)."
  }

  private static func regression(_ result: EvaluationResult, _ tables: EvaluationReport) -> ReportFigure? {
    guard result.regression != nil else { return nil }
    return ReportFigure(
      name: "regression", title: "The lines through the two groups",
      caption: "Intervals of 95 %, which take residuals for independent, normal and equally spread.", .table,
      data: tables[.regression])
  }

  // MARK: Classes

  private static let mostModels = 4

  private static func oracle(_ result: EvaluationResult, _ tables: EvaluationReport) -> ReportFigure? {
    guard let oracle = result.oracle, !oracle.classes.isEmpty else { return nil }
    let original = Dictionary(
      result.models.map { ($0.model, $0.originalAccuracy ?? 0) }, uniquingKeysWith: { first, _ in first })
    let best = oracle.models.indices.sorted {
      (original[oracle.models[$1]] ?? 0, $0) < (original[oracle.models[$0]] ?? 0, $1)
    }.prefix(mostModels)
    let series = zip(best, PlotColor.allCases).map { model, color in
      Plot.Series(oracle.models[model], .dots, color, points(oracle, model, result.labelNames))
    }
    let diagonal = Plot.Series(
      "as the oracle", .brokenLine, .grey, (0...50).map { Plot.Point(x: Double($0) / 50, y: Double($0) / 50) }
    )
    return ReportFigure(
      name: "oracle", title: "Accuracy of classes beside an oracle without bias",
      caption: caption(oracle, best),
      .plot(
        Plot(
          x: .init("accuracy of the oracle", fitting: series.flatMap { $0.points.map(\.x) }, isShare: true),
          y: .init("accuracy of the model", range: 0...1, isShare: true), series: [diagonal] + series)),
      data: tables[.oracle])
  }

  private static func points(
    _ oracle: OracleComparison, _ model: Int, _ names: [Int: String]
  ) -> [Plot.Point] {
    oracle.classes.compactMap { figures in
      guard let accuracy = figures.several.accuracy(model).value else { return nil }
      return Plot.Point(
        x: figures.several.oracle, y: accuracy, name: names[figures.label] ?? String(figures.label))
    }
  }

  private static func caption(_ oracle: OracleComparison, _ best: some Sequence<Int>) -> String {
    let above = best.map { "\(oracle.models[$0]) in \(oracle.classesAboveOracle($0))" }
    return
      "Of each class the images with several ReaL labels, the original label among them. The oracle picks one of them "
      + "evenly; a model above the line prefers the original label to others that are as right. Of "
      + "\(count(oracle.classes.count, "class", "classes")), over all their images, above the oracle: \(above.joined(separator: ", "))."
  }

  private static let mostPairs = 20

  private static func pairs(_ result: EvaluationResult, _ tables: EvaluationReport) -> ReportFigure? {
    guard !result.pairs.isEmpty else { return nil }
    func name(_ label: Int) -> String { result.labelNames[label] ?? String(label) }
    return ReportFigure(
      name: "pairs", title: "Labels that are in the same images",
      .bars(
        BarChart(
          parts: [("images", .blue)],
          bars: result.pairs.prefix(mostPairs).map { pair in
            .init(
              "\(name(pair.first)), \(name(pair.second))", [Double(pair.images)], note: grouped(pair.images))
          })), data: tables[.pairs])
  }
}

extension Plot.Point {
  /// A model.
  fileprivate init(_ point: AccuracyPoint) {
    self.init(x: point.original, y: point.real, name: point.model)
  }
}
