/// What an expectation step gives: for each truth how often each rater is expected to have given each answer,
/// and how many questions are expected to have that truth.
///
/// All are whole numbers on fixed-point scales, so that they can be added in any order. Truth 0 is not kept:
/// it has what the others leave.
struct ExpectedCounts: Equatable, Sendable {
  /// By truth from 1, then by code of vote.
  var cells: [[Int64]]
  /// By truth from 1.
  var truths: [Int64]
  /// The sum of the questions' evidence.
  var evidence: Int64 = 0

  init(truthCount: Int, codeCount: Int) {
    let zeros = [Int64](repeating: 0, count: codeCount)
    cells = [[Int64]](repeating: zeros, count: truthCount - 1)
    truths = [Int64](repeating: 0, count: truthCount - 1)
  }

  /// How many codes there are.
  var codeCount: Int { cells.first?.count ?? 0 }

  static func + (one: ExpectedCounts, other: ExpectedCounts) -> ExpectedCounts {
    var sum = one
    for truth in sum.truths.indices {
      sum.truths[truth] &+= other.truths[truth]
      sum.cells[truth] = zip(one.cells[truth], other.cells[truth]).map { $0 &+ $1 }
    }
    sum.evidence &+= other.evidence
    return sum
  }
}
