/// Majority vote: each answer weighs the same, and a maybe is half a yes.
///
/// With y yes, m maybe and n answers in all, a label's score is
///
///     score = (y + m/2) / n
///
/// and the label is accepted when the score is above one half, which is 2y + m > n in whole numbers.
/// Equality is a tie: it is reported and never broken by chance; the label is not accepted. The campaign's
/// threshold has no part in it: a share of votes is not a probability.
///
/// Source: the simplest method of crowd-sourcing, the baseline of Dawid and Skene (1979), "Maximum
/// likelihood estimation of observer error-rates using the EM algorithm", doi:10.2307/2346806; half a yes
/// for a maybe is this project's rule.
public enum MajorityVote {
  /// What the answers decide; nil when there are none.
  public static func decision(for tally: Tally) -> Decision? {
    let weight = 2 * tally.yes + tally.maybe
    guard tally.total > 0 else { return nil }
    return weight > tally.total ? .yes : weight == tally.total ? .tie : .no
  }

  /// The score from 0 to 1; nil when there are no answers.
  public static func score(for tally: Tally) -> Double? {
    guard tally.total > 0 else { return nil }
    return (Double(tally.yes) + Double(tally.maybe) / 2) / Double(tally.total)
  }

  /// The scores of all questions that have answers, in the order of the table.
  public static func scores(for table: VoteTable) -> QuestionResults {
    let scores = table.rows.indices.map { score(for: table.tally(ofRow: $0)) ?? .nan }
    return QuestionResults(scores, of: table, by: .majority)
  }
}
