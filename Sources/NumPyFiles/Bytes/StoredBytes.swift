/// Bytes that are handed out one after another.
protocol SequentialBytes {
  /// Fills the buffer and tells how many bytes were given: fewer only at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(NumPyError) -> Int
  /// Makes sure that this is the end.
  mutating func finish() throws(NumPyError)
}

/// A stretch of a file, as it is.
struct StoredBytes: SequentialBytes {
  private let source: any ByteSource
  private var rest: Range<Int>

  init(_ source: any ByteSource, _ range: Range<Int>) {
    self.source = source
    rest = range
  }

  var count: Int { rest.count }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(NumPyError) -> Int {
    let part = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(rest.count))
    try source.fill(part, at: rest.lowerBound)
    rest.removeFirst(part.count)
    return part.count
  }

  /// Nothing can follow: the range has the declared length.
  func finish() {}
}
