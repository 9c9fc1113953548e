import CPosteriors

/// Adds up the posteriors of some rows of votes, a block at a time: log odds are gathered, turned into
/// posteriors, and scattered over the counts.
struct ExpectationBlock {
  private(set) var counts: ExpectedCounts
  private let step: ExpectationStep
  /// For each truth from 1, then each row of the block: log odds, then posteriors times multiplicity.
  private var values: [Int64]
  private var scratch: [Double]

  /// The rows in a block: each array of them takes 4 KB, so that all stay in the fastest cache.
  private static let size = 512

  init(_ step: ExpectationStep) {
    self.step = step
    counts = ExpectedCounts(truthCount: step.truthCount, codeCount: step.votes.matrix.codeCount)
    values = [Int64](repeating: 0, count: (step.truthCount - 1) * Self.size)
    scratch = [Double](repeating: 0, count: (step.truthCount + 1) * Self.size)
  }

  /// Adds the posteriors of rows under a model.
  mutating func add(rows: Range<Int>, under odds: LogOdds) {
    let scales = cp_scales(
      odds: step.scales.odds.scale, posterior: step.scales.posterior.scale,
      evidence: step.scales.evidence.scale)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.size) {
      let block = start..<min(start + Self.size, rows.upperBound)
      gather(odds, rows: block)
      counts.evidence &+= step.votes.multiplicities.withUnsafeBufferPointer { multiplicities in
        cp_posteriors(
          &values, multiplicities.baseAddress.map { $0 + start }, &scratch, step.truthCount, block.count,
          scales)
      }
      scatter(rows: block)
    }
  }

  /// Adds the starting posteriors of rows: the mean of what the table has for the row's votes, by truth from 1.
  mutating func add(rows: Range<Int>, startingWith table: [[Int64]]) {
    let zeros = [Int64](repeating: 0, count: table.count)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.size) {
      let block = start..<min(start + Self.size, rows.upperBound)
      gather(LogOdds(ofVotes: table, ofPriors: zeros), rows: block)
      for place in 0..<table.count * block.count {
        let row = start + place % block.count
        values[place] /= Int64(step.votes.matrix.voteCount(on: row))
        values[place] &*= Int64(step.votes.multiplicities[row])
      }
      scatter(rows: block)
    }
  }

  private mutating func gather(_ odds: LogOdds, rows: Range<Int>) {
    for (truth, table) in odds.ofVotes.enumerated() {
      step.votes.matrix.gather(
        table, and: odds.ofPriors[truth], rows: rows, into: &values, from: truth * rows.count)
    }
  }

  private mutating func scatter(rows: Range<Int>) {
    for truth in counts.truths.indices {
      let places = truth * rows.count..<(truth + 1) * rows.count
      counts.truths[truth] &+= values[places].reduce(0, &+)
      step.votes.matrix.scatter(values, from: places.lowerBound, rows: rows, into: &counts.cells[truth])
    }
  }
}
