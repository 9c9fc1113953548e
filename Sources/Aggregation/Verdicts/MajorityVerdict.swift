public import Ratings

/// What several reviewers together say of one mistake.
///
/// The verdict that more reviewers gave than any other; where two or three were given equally often, it is undecided, and
/// a tie. Kind and severity are those that most of the reviewers told who say that it is a clear mistake; equally many
/// for two of them is none.
public struct MajorityVerdict: Equatable, Sendable {
  /// How many reviewers gave each verdict.
  public private(set) var votes: [Verdict.Word: Int] = [:]
  /// The verdict; with kind and severity where it is a clear mistake.
  public let verdict: Verdict
  /// Whether no verdict was given more often than all others.
  public let isTie: Bool

  /// The majority of verdicts; nil when there are none.
  public init?(_ verdicts: some Collection<Verdict>) {
    if verdicts.isEmpty { return nil }
    for verdict in verdicts { votes[verdict.word, default: 0] += 1 }
    let winner = mostFrequent(verdicts.map(\.word))
    isTie = winner == nil
    let clear = verdicts.filter { $0.word == .clearMistake }
    verdict =
      winner == .clearMistake
      ? Verdict(
        .clearMistake, category: mostFrequent(clear.compactMap(\.category)),
        severity: mostFrequent(clear.compactMap(\.severity)))
      : Verdict(winner ?? .undecided)
  }
}

/// What is there more often than anything else; nil where two are, or nothing is there.
private func mostFrequent<Value: Hashable>(_ values: [Value]) -> Value? {
  let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
  let most = counts.values.max() ?? 0
  let winners = counts.filter { $0.value == most }
  return winners.count == 1 ? winners.first?.key : nil
}
