import CPosteriors
import Synchronization

/// The expectation step of EM: from a model to the posteriors of all questions, added up by rater and answer.
///
/// Questions are worked on in parts, on all processors: each thread takes one part after another. All sums are of
/// whole numbers, so it does not matter which thread added what.
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
  /// Rows that are worked on together by one thread.
  private let parts: [Part]
  private let crew: Crew
  private static let rowsInPart = 2048
  /// To add up the sums of more threads takes longer than they save.
  private static let mostThreads = 8

  private typealias Part = (group: Int, rows: Range<Int>)

  init(_ votes: VoteMatrix, truthCount: Int) {
    let distinct = DistinctVotes(votes)
    parts = distinct.groups.enumerated().flatMap { number, group in
      stride(from: 0, to: group.count, by: Self.rowsInPart).map { start in
        (number, start..<min(start + Self.rowsInPart, group.count))
      }
    }
    crew = Crew(helpers: max(0, min(cp_processors(), parts.count / 2, Self.mostThreads) - 1))
    self.votes = distinct
    self.truthCount = truthCount
    let mostOdds = 2 * Self.mostLogarithm * Double(votes.mostVotesOnAQuestion + 1)
    scales = Scales(
      odds: FixedPoint(sumsUpTo: mostOdds), posterior: FixedPoint(sumsUpTo: Double(votes.voteCount)),
      evidence: FixedPoint(sumsUpTo: mostOdds * Double(votes.questionCount)))
  }

  /// Adds up the posteriors under a model given by its log odds.
  func expected(under odds: LogOdds) -> ExpectedCounts {
    let bySymbol = LogOdds(ofVotes: odds.ofVotes.map(votes.pairs.bySymbol), ofPriors: odds.ofPriors)
    let scales = cp_scales(
      odds: scales.odds.scale, posterior: scales.posterior.scale, evidence: scales.evidence.scale)
    return sum { [groups = votes.groups] in $0.add(groups[$1], $2, under: bySymbol, scales) }
  }

  /// Adds up starting posteriors: for each question the mean of the rows that the table has for its answers.
  func expected(startingWith table: [[Double]]) -> ExpectedCounts {
    let bySymbol = (1..<truthCount).map { truth in
      votes.pairs.bySymbol(
        (0..<votes.pairs.codeCount).map { scales.posterior.whole(table[$0 % table.count][truth]) })
    }
    return sum { [groups = votes.groups] in $0.add(groups[$1], $2, startingWith: bySymbol) }
  }

  private func sum(
    _ add: @escaping @Sendable (inout ExpectationSum, _ group: Int, Range<Int>) -> Void
  ) -> ExpectedCounts {
    let total = Total(ExpectedCounts(truthCount: truthCount, codeCount: votes.pairs.symbolCount))
    crew.run { [parts] in
      var part = total.nextPart()
      guard part < parts.count else { return }
      var sum = ExpectationSum(zeros: total.zeros)
      while part < parts.count {
        add(&sum, parts[part].group, parts[part].rows)
        part = total.nextPart()
      }
      total.add(sum.counts)
    }
    var counts = total.counts
    counts.cells = counts.cells.map(votes.pairs.byCode)
    return counts
  }
}

/// What all threads have added up, and which parts are still to be taken.
private final class Total: Sendable {
  let zeros: ExpectedCounts
  private let next = Atomic(0)
  private let sum: Mutex<ExpectedCounts?>

  init(_ zeros: ExpectedCounts) {
    self.zeros = zeros
    sum = Mutex(nil)
  }

  func nextPart() -> Int { next.add(1, ordering: .relaxed).oldValue }

  func add(_ counts: ExpectedCounts) { sum.withLock { $0 = $0.map { $0 + counts } ?? counts } }

  var counts: ExpectedCounts { sum.withLock { $0 } ?? zeros }
}

/// The log odds of each truth from 1 against truth 0, as whole numbers: what each vote adds, and what the
/// priors add.
struct LogOdds: Sendable {
  /// By truth from 1, then by code of vote.
  var ofVotes: [[Int64]]
  /// By truth from 1.
  var ofPriors: [Int64]
}
