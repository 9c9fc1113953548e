public import Aggregation

extension ReportSection {
  /// What experts say of raters, of the original label and of the result; nil without gold.
  public init?(gold statistics: RatingStatistics) {
    guard let truth = statistics.truth else { return nil }
    let points = statistics.curvePoints
    self.init(
      title: "Against gold",
      text: [
        """
        Experts answered \(grouped(truth.share.count)) questions; \(grouped(truth.share.hits)) of them are true. \
        Precision is the share of what was accepted that is true, recall the share of what is true that was accepted.
        """
      ],
      figures: [
        ReportFigure(
          name: "precision-recall",
          title: "Precision and recall of the result, the raters and the original label",
          caption: Self.caption(statistics.curves), .plot(Self.plot(points)), data: Self.data(points)),
        ReportFigure(
          name: "gold", title: "Experts, original label and result", .table,
          data: ReportTable(statistics.comparisons)),
      ])
  }

  private static func caption(_ curves: [CurveFigures]) -> String {
    let figures = curves.compactMap { curve -> String? in
      guard let value = curve.averagePrecision else { return nil }
      let interval = curve.interval.map {
        ", 95 % interval \(fixed($0.lower, decimals: 3)) to \(fixed($0.upper, decimals: 3))"
      }
      return "\(curve.basis.rawValue): \(fixed(value, decimals: 4))\(interval ?? "")"
    }
    guard !figures.isEmpty else { return "" }
    return
      "Average precision of the result, \(figures.joined(separator: "; ")). Intervals come from drawing images."
  }

  private static func plot(_ points: [CurvePoint]) -> Plot {
    func series(_ name: String, _ mark: Plot.Mark, _ color: PlotColor, _ kind: CurvePoint.Kind) -> Plot
      .Series?
    {
      let chosen = points.filter { $0.kind == kind }
      guard !chosen.isEmpty else { return nil }
      return Plot.Series(
        name, mark, color, chosen.map { .init(x: $0.recall, y: $0.precision, name: $0.name) })
    }
    return Plot(
      x: .init("recall", range: 0...1, isShare: true), y: .init("precision", range: 0...1, isShare: true),
      series: [
        series("raters", .dots, .grey, .rater),
        series("experts, each against the others", .dots, .green, .expert),
        series("the result at every threshold", .line, .blue, .result),
        series("the same, leaving one image out", .brokenLine, .purple, .resultLeftOut),
        series("the original label", .rings, .orange, .original),
      ].compactMap(\.self))
  }

  private static func data(_ points: [CurvePoint]) -> ReportTable {
    ReportTable(
      points,
      columns: [
        .text("who") { $0.kind.rawValue },
        .text("name") { $0.name },
        .real("threshold", decimals: 4) { $0.threshold },
        .real("recall", decimals: 4) { $0.recall },
        .real("precision", decimals: 4) { $0.precision },
      ])
  }
}

/// One place in the plot of precision over recall.
private struct CurvePoint {
  enum Kind: String { case result, resultLeftOut, rater, expert, original }

  var kind: Kind
  var name: String?
  var threshold: Double?
  var recall: Double
  var precision: Double

  init(_ kind: Kind, _ point: PrecisionRecallCurve.Point) {
    (self.kind, threshold) = (kind, point.threshold)
    (recall, precision) = (point.recall, point.precision)
  }

  /// Nil where one of the two is of none.
  init?(_ kind: Kind, name: String?, _ comparison: PrecisionRecall) {
    guard let recall = comparison.recall.value, let precision = comparison.precision.value else { return nil }
    (self.kind, self.name, self.recall, self.precision) = (kind, name, recall, precision)
  }
}

extension RatingStatistics {
  fileprivate var curvePoints: [CurvePoint] {
    resultPoints + raters.compactMap { CurvePoint(.rater, name: $0.name, $0.profile.sayingYes) }
      + comparisons.compactMap { comparison in
        switch (comparison.subject, comparison.basis) {
        case (.expert(let name), .otherExperts): CurvePoint(.expert, name: name, comparison.comparison)
        case (.original, .allLabels): CurvePoint(.original, name: nil, comparison.comparison)
        default: nil
        }
      }
  }

  private var resultPoints: [CurvePoint] {
    guard let result = source.result else { return [] }
    let curve = PrecisionRecallCurve(result.goldScores)?.points ?? []
    let leftOut = result.goldScoresLeftOut.flatMap(PrecisionRecallCurve.init)?.points ?? []
    return curve.map { CurvePoint(.result, $0) } + leftOut.map { CurvePoint(.resultLeftOut, $0) }
  }
}
