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
    self.init(scores) { _ in 1 }
  }

  /// The same where each image counts as often as told.
  private init?(_ scores: GoldScores, times: (_ image: Int) -> Int) {
    let sorted = scores.pairs.sorted { $0.score > $1.score }
    let isTrue = sorted.reduce(0) { $0 + ($1.isTrue ? times($1.question.image) : 0) }
    guard isTrue > 0 else { return nil }
    var points: [Point] = []
    var (accepted, right) = (0, 0)
    for (place, pair) in sorted.enumerated() {
      let times = times(pair.question.image)
      accepted += times
      right += pair.isTrue ? times : 0
      let isLastOfEqual = place + 1 == sorted.count || sorted[place + 1].score < pair.score
      guard isLastOfEqual, accepted > 0 else { continue }
      points.append(
        Point(
          threshold: pair.score, precision: Double(right) / Double(accepted),
          recall: Double(right) / Double(isTrue)))
    }
    self.points = points
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
    let images = Set(scores.pairs.map(\.question.image)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(images, images.indices))
    return bootstrap.interval(imageCount: images.count, using: &generator) { times in
      PrecisionRecallCurve(scores) { places[$0].map { times[$0] } ?? 0 }?.averagePrecision
    }
  }
}
