/// Different rows of votes of equal length, and how many questions have each: what EM goes through in each
/// iteration.
struct EqualRows: Equatable, Sendable {
  /// How many votes each row has; 1 or more.
  let votesPerRow: Int
  /// The codes of the votes, row after row.
  fileprivate(set) var codes: PackedIntegers
  /// How many questions have each row.
  fileprivate(set) var multiplicities: [UInt32] = []

  init(votesPerRow: Int, codesBelow limit: Int) {
    self.votesPerRow = votesPerRow
    codes = PackedIntegers(below: limit)
  }

  /// How many rows there are.
  var count: Int { multiplicities.count }

  /// Adds a row, which stands in a column of codes of the same width.
  mutating func append(_ places: Range<Int>, of column: PackedIntegers, multiplicity: UInt32) {
    precondition(places.count == votesPerRow)
    codes.append(places, of: column)
    multiplicities.append(multiplicity)
  }
}

// MARK: - Sums

// The loops over votes. Nothing is checked within them, which would double their time: all codes come from a vote
// matrix, which has only codes below its code count.
extension EqualRows {
  /// Gives each of some rows the sum of what the table has for its votes, and a number more.
  ///
  /// - Parameters:
  ///   - table: A number for each code.
  ///   - sums: From `first` on one for each of the rows.
  func gather(
    _ table: [Int64], and more: Int64, rows: Range<Int>, into sums: inout [Int64], from first: Int
  ) {
    precondition(rows.upperBound <= count && first >= 0 && first + rows.count <= sums.count)
    var sums = sums.mutableSpan
    switch codes.width {
    case 1: gather(table.span, more, rows, &sums, first, UInt8.self)
    case 2: gather(table.span, more, rows, &sums, first, UInt16.self)
    default: gather(table.span, more, rows, &sums, first, UInt32.self)
    }
  }

  /// Adds the number of each of some rows to what the table has for its votes.
  ///
  /// - Parameters:
  ///   - numbers: From `first` on one for each of the rows.
  ///   - table: A sum for each code.
  func scatter(_ numbers: [Int64], from first: Int, rows: Range<Int>, into table: inout [Int64]) {
    precondition(rows.upperBound <= count && first >= 0 && first + rows.count <= numbers.count)
    var table = table.mutableSpan
    switch codes.width {
    case 1: scatter(numbers.span, first, rows, &table, UInt8.self)
    case 2: scatter(numbers.span, first, rows, &table, UInt16.self)
    default: scatter(numbers.span, first, rows, &table, UInt32.self)
    }
  }

  private func gather<Code: FixedWidthInteger & BitwiseCopyable>(
    _ table: Span<Int64>, _ more: Int64, _ rows: Range<Int>, _ sums: inout MutableSpan<Int64>,
    _ first: Int, _: Code.Type
  ) {
    let codes = codes.bytes.span.bytes
    var vote = rows.lowerBound &* votesPerRow &* MemoryLayout<Code>.size
    for place in first..<first &+ rows.count {
      var sum = more
      for _ in 0..<votesPerRow {
        let code = codes.unsafeLoadUnaligned(fromUncheckedByteOffset: vote, as: Code.self)
        sum &+= table[unchecked: Int(truncatingIfNeeded: code)]
        vote &+= MemoryLayout<Code>.size
      }
      sums[unchecked: place] = sum
    }
  }

  private func scatter<Code: FixedWidthInteger & BitwiseCopyable>(
    _ numbers: Span<Int64>, _ first: Int, _ rows: Range<Int>, _ table: inout MutableSpan<Int64>,
    _: Code.Type
  ) {
    let codes = codes.bytes.span.bytes
    var vote = rows.lowerBound &* votesPerRow &* MemoryLayout<Code>.size
    for place in first..<first &+ rows.count {
      let number = numbers[unchecked: place]
      for _ in 0..<votesPerRow {
        let code = codes.unsafeLoadUnaligned(fromUncheckedByteOffset: vote, as: Code.self)
        table[unchecked: Int(truncatingIfNeeded: code)] &+= number
        vote &+= MemoryLayout<Code>.size
      }
    }
  }
}
