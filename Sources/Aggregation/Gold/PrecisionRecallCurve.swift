/// Precision and recall at every threshold.
public struct PrecisionRecallCurve: Equatable, Sendable {
  /// What is accepted at a threshold.
  public struct Point: Equatable, Sendable {
    /// The least accepted score.
    public var threshold: Double
    /// The share of the accepted that is true.
    public var precision: Double
    /// The share of the true that is accepted.
    public var recall: Double

    /// The harmonic mean of precision and recall.
    public var f1: Double {
      precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }
  }

  /// One point for each different score, from the greatest on.
  public let points: [Point]

  /// Goes through all thresholds; nil where nothing is true. Equal scores are accepted together.
  public init?(_ scores: GoldScores) {
    let sorted = Self.sorted(scores)
    self.init(sorted, times: [Int](repeating: 1, count: sorted.count))
  }

  /// The same of sorted pairs, each as often as told.
  private init?(_ sorted: [GoldScores.Pair], times: [Int]) {
    let all = zip(sorted, times).reduce(0) { $0 + ($1.0.isTrue ? $1.1 : 0) }
    guard all > 0 else { return nil }
    var points: [Point] = []
    var (accepted, right) = (0, 0)
    for (place, pair) in sorted.enumerated() {
      accepted += times[place]
      right += pair.isTrue ? times[place] : 0
      let isLastOfEqual = place + 1 == sorted.count || sorted[place + 1].score < pair.score
      guard isLastOfEqual, accepted > 0 else { continue }
      points.append(
        Point(
          threshold: pair.score, precision: Double(right) / Double(accepted),
          recall: Double(right) / Double(all)))
    }
    self.points = points
  }

  private static func sorted(_ scores: GoldScores) -> [GoldScores.Pair] {
    scores.pairs.sorted { $0.score > $1.score }
  }

  /// The mean precision over all true questions, in the order of their scores:
  ///
  ///     AP = sum over points n of ( recall[n] - recall[n-1] ) precision[n]
  ///
  /// Nothing is interpolated. 1 when every true question has a greater score than every other.
  public var averagePrecision: Double {
    var (sum, recall) = (0.0, 0.0)
    for point in points {
      sum += (point.recall - recall) * point.precision
      recall = point.recall
    }
    return sum
  }

  /// The point with the greatest F1; of several the one with the greatest threshold.
  public var bestF1: Point? {
    points.reduce(nil) { best, point in point.f1 > best?.f1 ?? -1 ? point : best }
  }

  /// The interval of the average precision, from drawing images with replacement.
  public static func averagePrecisionInterval(
    of scores: GoldScores, by bootstrap: Bootstrap = Bootstrap(),
    using generator: inout some RandomNumberGenerator
  ) -> Interval? {
    let sorted = sorted(scores)
    let images = DenseNumbers(sorted.map(\.question.image))
    return bootstrap.interval(imageCount: images.count, using: &generator) { times in
      PrecisionRecallCurve(sorted, times: images.numbers.map { times[$0] })?.averagePrecision
    }
  }
}
