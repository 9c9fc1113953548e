import CPosteriors

/// Adds up the posteriors of some rows of votes, a block at a time: log odds are gathered, turned into
/// posteriors, and scattered over the counts.
struct ExpectationBlock {
  private var counts: ExpectedCounts
  private let rows: EqualRows
  /// For each truth from 1, then each row of the block: log odds, then posteriors times multiplicity.
  private var values: [Int64]
  private var scratch: [Double]

  /// The rows in a block: each array of them takes 4 KB, so that all stay in the fastest cache.
  private static let size = 512

  private init(_ step: ExpectationStep, group: Int) {
    rows = step.votes.groups[group]
    counts = ExpectedCounts(truthCount: step.truthCount, codeCount: step.votes.codeCount)
    values = [Int64](repeating: 0, count: (step.truthCount - 1) * Self.size)
    scratch = [Double](repeating: 0, count: step.truthCount > 2 ? (step.truthCount + 1) * Self.size : 0)
  }

  /// The posteriors of rows under a model.
  static func sum(
    of step: ExpectationStep, _ group: Int, rows: Range<Int>, under odds: LogOdds
  ) -> ExpectedCounts {
    var block = ExpectationBlock(step, group: group)
    let scales = cp_scales(
      odds: step.scales.odds.scale, posterior: step.scales.posterior.scale,
      evidence: step.scales.evidence.scale)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: size) {
      block.add(rows: start..<min(start + size, rows.upperBound), under: odds, scales)
    }
    return block.counts
  }

  /// Starting posteriors of rows: the mean of what the table has for the row's votes, by truth from 1.
  static func sum(
    of step: ExpectationStep, _ group: Int, rows: Range<Int>, startingWith table: [[Int64]]
  ) -> ExpectedCounts {
    var block = ExpectationBlock(step, group: group)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: size) {
      block.add(rows: start..<min(start + size, rows.upperBound), startingWith: table)
    }
    return block.counts
  }

  private mutating func add(rows block: Range<Int>, under odds: LogOdds, _ scales: cp_scales) {
    for (truth, table) in odds.ofVotes.enumerated() {
      rows.gather(table, and: odds.ofPriors[truth], rows: block, into: &values, from: truth * block.count)
    }
    let truthCount = odds.ofVotes.count + 1
    counts.evidence &+= rows.multiplicities.withUnsafeBufferPointer { multiplicities in
      cp_posteriors(
        &values, multiplicities.baseAddress.map { $0 + block.lowerBound }, &scratch, truthCount, block.count,
        scales)
    }
    scatter(block)
  }

  private mutating func add(rows block: Range<Int>, startingWith table: [[Int64]]) {
    for (truth, table) in table.enumerated() {
      let first = truth * block.count
      rows.gather(table, and: 0, rows: block, into: &values, from: first)
      for (place, row) in block.enumerated() {
        values[first + place] /= Int64(rows.votesPerRow)
        values[first + place] &*= Int64(rows.multiplicities[row])
      }
    }
    scatter(block)
  }

  private mutating func scatter(_ block: Range<Int>) {
    for truth in counts.truths.indices {
      let places = truth * block.count..<(truth + 1) * block.count
      counts.truths[truth] &+= values[places].reduce(0, &+)
      rows.scatter(values, from: places.lowerBound, rows: block, into: &counts.cells[truth])
    }
  }
}
