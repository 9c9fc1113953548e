/// Elements of an array that follow one another.
public struct ArrayChunk<Element: NumPyElement> {
  /// The elements, in memory that is used again for the next chunk.
  public let elements: UnsafeBufferPointer<Element>
  /// The number of the first of them in the array, counted from 0 in the order of the file.
  public let first: Int
  let content: Content
  let start: Int

  /// The caller's reason, in a few plain words, for refusing an element of this chunk.
  public func refusal(_ reason: String, at index: Int) -> NumPyError {
    content.error(.elements(.refused(reason)), at: start + index * MemoryLayout<Element>.stride)
  }
}

extension ArrayReader {
  /// The most bytes of one row; it must fit in memory whole.
  private static let longestRow = 1 << 26
  /// From so many bytes on, a thread of its own reads ahead.
  private static let worthAThread = 1 << 26

  /// Hands out all elements in the order of the file.
  ///
  /// - Parameters:
  ///   - type: the type of the elements; an array of another type is refused.
  ///   - row: how many elements stay together: each chunk, but for the last, has a multiple of it.
  ///   - order: the order that the caller expects; an array in another is refused.
  ///   - body: takes a chunk; what it throws ends the reading.
  public consuming func forEachChunk<Element: NumPyElement>(
    of type: Element.Type = Element.self, row: Int = 1, order: AxisOrder = .c,
    _ body: (ArrayChunk<Element>) throws(NumPyError) -> Void
  ) throws(NumPyError) {
    guard header.type == Element.elementType else {
      throw error(.wrongType(expected: Element.elementType, found: header.type))
    }
    try requireOrder(order)
    var first = 0
    try forEachPiece(row: row) { (bytes, start) throws(NumPyError) in
      if let place = Element.self == Bool.self ? bytes.firstIndex(where: { $0 > 1 }) : nil {
        throw content.error(.elements(.notABool(bytes[place])), at: start + place)
      }
      let elements = UnsafeBufferPointer(bytes.bindMemory(to: Element.self))
      try body(ArrayChunk(elements: elements, first: first, content: content, start: start))
      first += elements.count
    }
  }

  /// Refuses an array whose elements stand in another order.
  borrowing func requireOrder(_ order: AxisOrder) throws(NumPyError) {
    if !header.stands(in: order) { throw error(.otherOrder(found: header.order)) }
  }

  /// Hands out the bytes of whole rows, each number in this machine's byte order, and where they stand.
  borrowing func forEachPiece(
    row: Int, _ body: (UnsafeMutableRawBufferPointer, Int) throws(NumPyError) -> Void
  ) throws(NumPyError) {
    let (rowSize, overflows) = max(row, 1).multipliedReportingOverflow(by: header.type.size)
    guard !overflows, rowSize <= Self.longestRow else { throw error(.rowTooLong(overflows ? .max : rowSize)) }
    let pieceSize = max(chunkSize / rowSize, 1) * rowSize
    let swap = header.byteOrder != .native
    let unitSize = header.type.unitSize
    let each = { (piece: UnsafeMutableRawBufferPointer, start: Int) throws(NumPyError) in
      if swap { swapBytes(piece, unitSize: unitSize) }
      try body(piece, start)
    }
    if header.byteCount >= Self.worthAThread {
      let ahead = ReadAhead(content, pieceSize: pieceSize, size: header.byteCount)
      if try ahead.forEachPiece(each) { return try content.finish() }
    }
    try forEachPiece(of: pieceSize, each)
    try content.finish()
  }

  /// The same on the caller's thread alone.
  private borrowing func forEachPiece(
    of pieceSize: Int, _ body: (UnsafeMutableRawBufferPointer, Int) throws(NumPyError) -> Void
  ) throws(NumPyError) {
    let buffer = Buffer(min(pieceSize, header.byteCount))
    var left = header.byteCount
    while left > 0 {
      let piece = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes.prefix(left))
      let start = content.offset
      try content.read(into: piece)
      try body(piece, start)
      left -= piece.count
    }
  }
}

/// Turns numbers from one byte order into the other.
func swapBytes(_ bytes: UnsafeMutableRawBufferPointer, unitSize: Int) {
  switch unitSize {
  case 2: swapBytes(bytes.bindMemory(to: UInt16.self))
  case 4: swapBytes(bytes.bindMemory(to: UInt32.self))
  case 8: swapBytes(bytes.bindMemory(to: UInt64.self))
  default: break
  }
}

@inline(__always)
private func swapBytes(_ units: UnsafeMutableBufferPointer<some FixedWidthInteger>) {
  for index in units.indices { units[index] = units[index].byteSwapped }
}
