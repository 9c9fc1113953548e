/// The rule of the probability methods: a label is accepted when its score reaches the threshold.
public enum Threshold {
  /// The published threshold. Any from 0.799990 to 0.800021 gives the same labels.
  public static let published = 0.8

  /// The results for all questions of a table that have answers, in the order of its rows.
  ///
  /// - Parameter scores: The score of each row.
  public static func results(
    scores: [Double], of table: VoteTable, threshold: Double = published
  ) -> QuestionResults {
    QuestionResults(scores, of: table, by: .threshold(threshold))
  }

  /// For each image the labels that reach the threshold, ascending; an image without questions keeps its
  /// original label, or has none.
  ///
  /// For votes that come from elsewhere than a campaign, whose images are all complete.
  public static func labels(
    scores: [Double], rows: [VoteTable.Row], originals: [Int?], threshold: Double = published
  ) -> [[Int]] {
    var labels = [[Int]](repeating: [], count: originals.count)
    var isRated = [Bool](repeating: false, count: originals.count)
    for (row, score) in zip(rows, scores) where labels.indices.contains(row.image) {
      isRated[row.image] = true
      if score >= threshold { labels[row.image].append(row.label) }
    }
    for image in labels.indices {
      if isRated[image] { labels[image].sort() } else { labels[image] = originals[image].map { [$0] } ?? [] }
    }
    return labels
  }
}
