// The loops over votes that EM runs in each iteration. Nothing is checked in them: a vote matrix has only codes
// below its code count, and starts that ascend to the number of codes. The checks would double their time.
extension VoteMatrix {
  /// Gives each of some rows the sum of what the table has for its votes, and a number more.
  ///
  /// - Parameters:
  ///   - table: A number for each code.
  ///   - sums: From `first` one for each of the rows.
  func gather(
    _ table: [Int64], and more: Int64, rows: Range<Int>, into sums: inout [Int64], from first: Int
  ) {
    precondition(rows.upperBound <= questionCount && table.count == codeCount)
    precondition(first >= 0 && first + rows.count <= sums.count)
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
  ///   - numbers: From `first` one for each of the rows.
  ///   - table: A sum for each code.
  func scatter(_ numbers: [Int64], from first: Int, rows: Range<Int>, into table: inout [Int64]) {
    precondition(rows.upperBound <= questionCount && table.count == codeCount)
    precondition(first >= 0 && first + rows.count <= numbers.count)
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
    let (codes, starts) = (codes.bytes.span.bytes, starts.span)
    for row in rows {
      var sum = more
      for vote in Int(starts[unchecked: row])..<Int(starts[unchecked: row &+ 1]) {
        let code = codes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: vote &* MemoryLayout<Code>.size, as: Code.self)
        sum &+= table[unchecked: Int(truncatingIfNeeded: code)]
      }
      sums[unchecked: first &+ row &- rows.lowerBound] = sum
    }
  }

  private func scatter<Code: FixedWidthInteger & BitwiseCopyable>(
    _ numbers: Span<Int64>, _ first: Int, _ rows: Range<Int>, _ table: inout MutableSpan<Int64>, _: Code.Type
  ) {
    let (codes, starts) = (codes.bytes.span.bytes, starts.span)
    for row in rows {
      let number = numbers[unchecked: first &+ row &- rows.lowerBound]
      for vote in Int(starts[unchecked: row])..<Int(starts[unchecked: row &+ 1]) {
        let code = codes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: vote &* MemoryLayout<Code>.size, as: Code.self)
        table[unchecked: Int(truncatingIfNeeded: code)] &+= number
      }
    }
  }
}
