import Ratings

/// How often each rater says what the majority of the others says.
///
/// For each vote of a rater the others' votes on the same question decide by the rule of majority vote. The
/// vote agrees when it is yes and they decide yes, or no and no; a maybe agrees with neither. Questions
/// without votes of others, and questions on which the others tie, are left out. The rater's own vote never
/// counts for the majority, so nobody agrees with themselves.
///
/// Source: agreement with the consensus of the rest is the annotator statistic of crowd-sourcing tools; see
/// `agreement_with_consensus` in Goh, Tkachenko, Mueller (2022), "CROWDLAB", arXiv:2210.06812.
public enum AgreementWithOthers {
  /// The share of votes that agree, for each rater by position.
  public static func shares(in table: VoteTable) -> [Share] {
    var shares = [Share](repeating: Share(), count: table.raterCount)
    for row in table.rows.indices {
      let all = table.tally(ofRow: row)
      for vote in table.votes(onRow: row) {
        var others = all
        others[vote.answer] -= 1
        guard let decision = MajorityVote.decision(for: others), decision != .tie else { continue }
        shares[vote.rater].add(vote.answer == (decision == .yes ? .yes : .no))
      }
    }
    return shares
  }
}
