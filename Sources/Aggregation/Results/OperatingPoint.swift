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
    let imageCount = (rows.map(\.image).max() ?? -1) + 1
    return thresholds.map { threshold in
      var accepted = [Int](repeating: -1, count: imageCount)
      for (row, score) in zip(rows, scores) {
        accepted[row.image] = max(accepted[row.image], 0) + (score >= threshold ? 1 : 0)
      }
      var point = OperatingPoint(threshold: threshold)
      for count in accepted where count >= 0 {
        point.images += 1
        point.labels += count
        point.empty += count == 0 ? 1 : 0
        point.several += count > 1 ? 1 : 0
      }
      return point
    }
  }
}
