/// What becomes of the labels at a threshold, and how that compares with gold: the table from which a lead
/// chooses one.
public struct ThresholdFigures: Equatable, Sendable {
  /// What becomes of the rated images.
  public var point: OperatingPoint
  /// How the labels compare with gold; nil without gold.
  public var gold: PrecisionRecall?
  /// The same, each image without what was learned from its own gold; nil where the method learns nothing from
  /// gold.
  public var leavingOneImageOut: PrecisionRecall?

  /// The figures of a result at the usual thresholds and at its own, ascending.
  static func all(_ result: MethodResult, of table: VoteTable) -> [ThresholdFigures] {
    let own = result.method == .majority ? [] : [result.threshold]
    let thresholds = Set(OperatingPoint.usualThresholds + own).sorted()
    let rated = table.rows.indices.filter { table.matrix.voteCount(on: $0) > 0 }
    let points = OperatingPoint.points(
      scores: rated.map { result.scores[$0] }, rows: rated.map { table.rows[$0] }, thresholds: thresholds)
    return points.map { point in
      ThresholdFigures(
        point: point, gold: comparison(result.goldScores, point.threshold),
        leavingOneImageOut: result.goldScoresLeftOut.flatMap { comparison($0, point.threshold) })
    }
  }

  private static func comparison(_ scores: GoldScores, _ threshold: Double) -> PrecisionRecall? {
    scores.pairs.isEmpty ? nil : .ofScores(scores, threshold: threshold)
  }
}

/// How well scores tell true gold questions from others, at all thresholds together.
public struct CurveFigures: Equatable, Sendable {
  /// Which scores.
  public var basis: GoldComparison.Basis
  /// The gold questions that have a score, and how many are true.
  public var questions: Share
  /// The mean precision over all true questions; nil where nothing is true.
  public var averagePrecision: Double?
  /// Its interval, from drawing images.
  public var interval: Interval?
  /// The point with the greatest F1.
  public var best: PrecisionRecallCurve.Point?

  /// The figures of a result, each way that it can be judged.
  static func all(_ result: MethodResult, bootstrap: Bootstrap, seed: UInt64) -> [CurveFigures] {
    result.bases.filter { !$1.pairs.isEmpty }.map { basis, scores in
      let curve = PrecisionRecallCurve(scores)
      var generator = SeededGenerator(seed: seed)
      return CurveFigures(
        basis: basis, questions: Share(scores.pairs.count(where: \.isTrue), of: scores.pairs.count),
        averagePrecision: curve?.averagePrecision,
        interval: curve.flatMap { _ in
          PrecisionRecallCurve.averagePrecisionInterval(of: scores, by: bootstrap, using: &generator)
        }, best: curve?.bestF1)
    }
  }
}
