/// The rows of an array of two axes, any of which can be read at any time, also by several threads at once.
public struct ArrayRows: Sendable {
  /// What the file says of the array.
  public let header: ArrayHeader
  private let source: any ByteSource
  /// Where the first element is.
  private let start: Int

  /// Opens a `.npy` file.
  public init(path: String) throws(NumPyError) {
    try self.init(FileSource.opened(path))
  }

  /// Takes a `.npy` from a source. Its array must have two axes and stand in C order.
  public init(_ source: any ByteSource) throws(NumPyError) {
    let reader = try ArrayReader(source)
    try reader.requireShape([nil, nil])
    try reader.requireOrder(.c)
    header = reader.header
    start = source.count - reader.header.byteCount
    self.source = source
  }

  /// How many rows there are.
  public var rowCount: Int { header.shape[0] }
  /// How many elements a row has.
  public var columnCount: Int { header.shape[1] }
  /// The bytes of a row.
  public var rowSize: Int { columnCount * header.type.size }

  /// Reads rows, each number in this machine's byte order.
  ///
  /// - Parameter buffer: room for exactly these rows.
  public func read(_ rows: Range<Int>, into buffer: UnsafeMutableRawBufferPointer) throws(NumPyError) {
    try source.fill(buffer, at: start + rows.lowerBound * rowSize)
    if header.byteOrder != .native { swapBytes(buffer, unitSize: header.type.unitSize) }
  }

  /// The caller's reason, in a few plain words, for refusing an element.
  public func refusal(_ reason: String, row: Int, column: Int) -> NumPyError {
    let offset = start + row * rowSize + column * header.type.size
    return Place(file: source.name).error(.elements(.refused(reason)), at: offset)
  }
}
