/// The different rows of a vote matrix and how often each is there; questions without votes are left out.
///
/// Questions that the same raters answered in the same way have the same posteriors, so that fitting needs
/// them once only. Of the 184,962 published questions 99,219 differ.
struct DistinctVotes: Sendable {
  /// The rows by length, the shortest first; of one length in the order that they first appear.
  let groups: [EqualRows]
  /// What the rows' symbols stand for.
  let pairs: VotePairs
  /// How many questions have votes.
  let questionCount: Int

  init(_ votes: VoteMatrix) {
    var pairs = VotePairs(codeCount: votes.codeCount)
    let lengths = votes.questionsByVoteCount
    var groups = lengths.enumerated().map { length, count in
      EqualRows(
        votesPerRow: length, width: pairs.width(ofVotes: length), questionCount: length > 0 ? count : 0)
    }
    var row = [UInt32](repeating: 0, count: lengths.count)
    for question in 0..<votes.questionCount {
      let places = votes.places(of: question)
      guard !places.isEmpty else { continue }
      pairs.write(places, of: votes.codes, into: &row)
      groups[places.count].add(row)
    }
    for length in groups.indices { groups[length].close() }
    questionCount = votes.questionCount - (lengths.first ?? 0)
    self.groups = groups.filter { $0.count > 0 }
    self.pairs = pairs
  }
}

extension VoteMatrix {
  /// How many questions have 0 votes, 1 vote and so on.
  fileprivate var questionsByVoteCount: [Int] {
    var counts = [Int](repeating: 0, count: mostVotesOnAQuestion + 1)
    for question in 0..<questionCount { counts[voteCount(on: question)] += 1 }
    return counts
  }
}
