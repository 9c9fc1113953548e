/// The rule of the probability methods: a label is accepted when its score reaches the threshold.
public enum Threshold {
  /// The published threshold. Any from 0.799990 to 0.800021 gives the same labels.
  public static let published = 0.8

  /// The results for all questions of a table that have answers, in the order of its rows.
  ///
  /// - Parameters:
  ///   - scores: The score of each row.
  ///   - order: Another order of the rows, such as `VoteTable.rowsByImage`.
  public static func results(
    scores: [Double], of table: VoteTable, threshold: Double = published, inOrder order: [Int]? = nil
  ) -> [QuestionScore] {
    var results: [QuestionScore] = []
    results.reserveCapacity(scores.count)
    for place in scores.indices {
      let row = order?[place] ?? place
      let tally = table.tally(ofRow: row)
      guard tally.total > 0 else { continue }
      results.append(
        QuestionScore(
          question: table.rows[row], score: scores[row],
          decision: scores[row] >= threshold ? .yes : .no, tally: tally))
    }
    return results
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
