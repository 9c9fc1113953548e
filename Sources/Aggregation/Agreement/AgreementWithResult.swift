import Ratings

/// How often each rater says what aggregation arrived at: the consensus.
///
/// A vote agrees when it is yes and the label was accepted, or no or maybe and it was not. The rater's own vote
/// had a part in the result, so this is kinder than `AgreementWithOthers`.
public enum AgreementWithResult {
  /// The share of votes that agree, for each rater by position.
  ///
  /// - Parameter scores: The score of each row.
  public static func shares(
    in table: VoteTable, scores: [Double], threshold: Double = Threshold.published
  ) -> [Share] {
    var shares = [Share](repeating: Share(), count: table.raterCount)
    for (row, score) in zip(table.rows.indices, scores) {
      for vote in table.votes(onRow: row) {
        shares[vote.rater].add((vote.answer == .yes) == (score >= threshold))
      }
    }
    return shares
  }
}
