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
    counts(in: table).map(\.share)
  }

  /// What each rater said where the others decided, for each rater by position.
  static func counts(in table: VoteTable) -> [Counts] {
    var counts = [Counts](repeating: Counts(), count: table.raterCount)
    for row in table.rows.indices {
      let all = table.tally(ofRow: row)
      for vote in table.votes(onRow: row) {
        var others = all
        others[vote.answer] -= 1
        switch MajorityVote.decision(for: others) {
        case .yes: counts[vote.rater].whereYes[vote.answer] += 1
        case .no: counts[vote.rater].whereNo[vote.answer] += 1
        case .tie, nil: break
        }
      }
    }
    return counts
  }

  /// One rater's answers by what the others decided.
  struct Counts {
    var whereYes = Tally()
    var whereNo = Tally()

    var share: Share { Share(whereYes.yes + whereNo.no, of: whereYes.total + whereNo.total) }
  }

  /// The share of votes that are the answer which more than half of the others gave, for each rater.
  ///
  /// Here maybe is an answer like any other. Questions on which no answer has more than half of the others
  /// are left out.
  public static func sharesOfSameAnswer(in votes: VoteMatrix) -> [Share] {
    var shares = [Share](repeating: Share(), count: votes.raterCount)
    var counts = [Int](repeating: 0, count: votes.answerCount)
    for question in 0..<votes.questionCount {
      for answer in counts.indices { counts[answer] = 0 }
      votes.count(votesOn: question, into: &counts)
      for vote in votes.votes(on: question) {
        let others = votes.voteCount(on: question) - 1
        let majority = counts.indices.first { 2 * (counts[$0] - (vote.answer == $0 ? 1 : 0)) > others }
        guard let majority else { continue }
        shares[vote.rater].add(vote.answer == majority)
      }
    }
    return shares
  }
}
