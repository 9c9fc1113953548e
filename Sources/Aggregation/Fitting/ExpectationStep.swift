import Dispatch
import Synchronization

/// The expectation step of EM: from a model to the posteriors of all questions, added up by rater and answer.
///
/// Questions are worked on in blocks that fit into the fastest cache, and blocks in parts that run on all
/// processors. All sums are of whole numbers, so the parts can be added in any order.
struct ExpectationStep: Sendable {
  /// The votes, each different row once, and how many questions have it.
  let votes: DistinctVotes
  let truthCount: Int
  let scales: Scales

  /// How odds, posteriors and evidence are kept as whole numbers.
  struct Scales: Sendable {
    let odds, posterior, evidence: FixedPoint
  }

  /// The greatest absolute logarithm of a probability: what is less likely counts as this likely.
  static let mostLogarithm = 700.0
  /// Rows that are worked on together by one thread; to wake one takes as long as a thousand rows.
  private let parts: [(group: Int, rows: Range<Int>)]
  private static let fewestRowsInPart = 2048
  private static let mostParts = 32

  init(_ votes: VoteMatrix, truthCount: Int) {
    let distinct = DistinctVotes(votes)
    let rows = distinct.groups.reduce(0) { $0 + $1.count }
    let rowsInPart = max(Self.fewestRowsInPart, rows / Self.mostParts + 1)
    parts = distinct.groups.enumerated().flatMap { number, group in
      stride(from: 0, to: group.count, by: rowsInPart).map { start in
        (number, start..<min(start + rowsInPart, group.count))
      }
    }
    self.votes = distinct
    self.truthCount = truthCount
    let mostOdds = 2 * Self.mostLogarithm * Double(votes.mostVotesOnAQuestion + 1)
    scales = Scales(
      odds: FixedPoint(sumsUpTo: mostOdds), posterior: FixedPoint(sumsUpTo: Double(votes.voteCount)),
      evidence: FixedPoint(sumsUpTo: mostOdds * Double(votes.questionCount)))
  }

  /// Adds up the posteriors under a model given by its log odds.
  func expected(under odds: LogOdds) -> ExpectedCounts {
    let sum = Mutex(ExpectedCounts(truthCount: truthCount, codeCount: votes.codeCount))
    DispatchQueue.concurrentPerform(iterations: parts.count) { part in
      let counts = ExpectationBlock.sum(of: self, parts[part].group, rows: parts[part].rows, under: odds)
      sum.withLock { $0 += counts }
    }
    return sum.withLock { $0 }
  }

  /// Adds up starting posteriors: for each question the mean of the rows that the table has for its answers.
  func expected(startingWith table: [[Double]]) -> ExpectedCounts {
    let whole = (1..<truthCount).map { truth in
      (0..<votes.codeCount).map { scales.posterior.whole(table[$0 % table.count][truth]) }
    }
    var sum = ExpectedCounts(truthCount: truthCount, codeCount: votes.codeCount)
    for part in parts {
      sum += ExpectationBlock.sum(of: self, part.group, rows: part.rows, startingWith: whole)
    }
    return sum
  }
}

/// The log odds of each truth from 1 against truth 0, as whole numbers: what each vote adds, and what the
/// priors add.
struct LogOdds: Sendable {
  /// By truth from 1, then by code of vote.
  var ofVotes: [[Int64]]
  /// By truth from 1.
  var ofPriors: [Int64]
}
