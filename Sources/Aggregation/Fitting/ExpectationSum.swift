import CPosteriors

/// Adds up the posteriors of rows of votes, a block at a time: log odds are gathered, turned into posteriors, and
/// scattered over the counts. Each thread has a sum of its own.
struct ExpectationSum {
  /// The counts so far, by symbol instead of by code.
  private(set) var counts: ExpectedCounts
  /// For each truth from 1, then each row of the block: log odds, then posteriors times multiplicity.
  private var values: [Int64]
  private var scratch: [Double]

  /// The rows in a block: each array of them takes 4 KB, so that all stay in the fastest cache.
  private static let size = 512

  /// Starts with nothing.
  init(zeros: ExpectedCounts) {
    counts = zeros
    let truthCount = zeros.truths.count + 1
    values = [Int64](repeating: 0, count: (truthCount - 1) * Self.size)
    scratch = [Double](repeating: 0, count: truthCount > 2 ? (truthCount + 1) * Self.size : 0)
  }

  /// Adds the posteriors of rows under a model.
  ///
  /// - Parameter odds: What symbols, instead of votes, and priors add.
  mutating func add(_ rows: EqualRows, _ range: Range<Int>, under odds: LogOdds, _ scales: cp_scales) {
    forEachBlock(of: range) { sum, block in
      for (truth, table) in odds.ofVotes.enumerated() {
        sum.gather(rows, block, table, and: odds.ofPriors[truth], truth: truth)
      }
      sum.counts.evidence &+= cp_posteriors(
        &sum.values, rows.multiplicities, block.lowerBound, &sum.scratch, odds.ofVotes.count + 1, block.count,
        scales)
      sum.scatter(rows, block)
    }
  }

  /// Adds starting posteriors of rows: the mean of what the table has for the row's votes, by truth from 1, then by
  /// symbol.
  mutating func add(_ rows: EqualRows, _ range: Range<Int>, startingWith table: [[Int64]]) {
    forEachBlock(of: range) { sum, block in
      for (truth, table) in table.enumerated() {
        sum.gather(rows, block, table, and: 0, truth: truth)
        for (place, row) in block.enumerated() {
          sum.values[truth * block.count + place] /= Int64(rows.votesPerRow)
          sum.values[truth * block.count + place] &*= Int64(rows.multiplicities[row])
        }
      }
      sum.scatter(rows, block)
    }
  }

  private mutating func forEachBlock(
    of rows: Range<Int>, _ body: (inout ExpectationSum, Range<Int>) -> Void
  ) {
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.size) {
      body(&self, start..<min(start + Self.size, rows.upperBound))
    }
  }

  private mutating func gather(
    _ rows: EqualRows, _ block: Range<Int>, _ table: [Int64], and more: Int64, truth: Int
  ) {
    precondition(block.upperBound <= rows.count && table.count == counts.codeCount)
    values.withUnsafeMutableBufferPointer { values in
      let sums = values.extracting(truth * block.count..<(truth + 1) * block.count)
      cp_gather(rows.symbols, rows.width, block.lowerBound, block.count, table, more, sums.baseAddress)
    }
  }

  private mutating func scatter(_ rows: EqualRows, _ block: Range<Int>) {
    precondition(block.upperBound <= rows.count)
    for truth in counts.truths.indices {
      counts.truths[truth] &+= values.withUnsafeBufferPointer { values in
        let numbers = values.extracting(truth * block.count..<(truth + 1) * block.count)
        return cp_scatter(
          rows.symbols, rows.width, block.lowerBound, block.count, numbers.baseAddress, &counts.cells[truth])
      }
    }
  }
}
