/// What becomes of the rated images at a threshold: the table from which a lead chooses one.
public struct OperatingPoint: Equatable, Sendable {
  /// The least score of an accepted label.
  public var threshold: Double
  /// The accepted labels of all rated images together.
  public var labels = 0
  /// The images that have questions.
  public var images = 0
  /// Those without an accepted label.
  public var empty = 0
  /// Those with more than one.
  public var several = 0

  /// The share of rated images with more than one label; nil without images.
  public var severalShare: Double? { Share(several, of: images).value }

  /// The thresholds that are usually looked at.
  public static let usualThresholds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]

  /// The points at some thresholds, in their order.
  ///
  /// - Parameter scores: The score of each row.
  public static func points(
    scores: [Double], rows: [VoteTable.Row], thresholds: [Double] = usualThresholds
  ) -> [OperatingPoint] {
    let images = DenseNumbers(rows.map(\.image))
    return thresholds.map { threshold in
      var accepted = [Int](repeating: 0, count: images.count)
      for (image, score) in zip(images.numbers, scores) where score >= threshold { accepted[image] += 1 }
      return OperatingPoint(
        threshold: threshold, labels: accepted.reduce(0, +), images: images.count,
        empty: accepted.count { $0 == 0 }, several: accepted.count { $0 > 1 })
    }
  }
}
