import DurableFiles

/// One array, read once from beginning to end.
///
/// Its header is read and checked when it is made. Then `forEachChunk` and `forEachText` hand out its elements
/// through one buffer, however many there are; `values` and `texts` gather those of a small array. What was
/// handed out before one of them throws may be damaged: the checksum is known at the end.
public struct ArrayReader: ~Copyable {
  /// What the file says of the array.
  public let header: ArrayHeader
  let content: Content
  let chunkSize: Int

  /// How many bytes of elements are handed out at once, where nothing asks for more: more is hardly faster.
  static let usualChunkSize = 1 << 18

  /// Opens a .npy file.
  public init(path: String) throws(NumPyError) {
    try self.init(FileSource.opened(path))
  }

  /// Reads a .npy from a source.
  public init(_ source: any ByteSource) throws(NumPyError) {
    try self.init(source, chunkSize: Self.usualChunkSize)
  }

  package init(_ source: any ByteSource, chunkSize: Int) throws(NumPyError) {
    let bytes = StoredBytes(source, 0..<source.count)
    let place = Place(file: source.name)
    let content = Content(bytes, size: source.count, checksum: nil, library: .fastest, place: place)
    try self.init(content, chunkSize: chunkSize)
  }

  init(_ content: Content, chunkSize: Int) throws(NumPyError) {
    header = try ArrayHeader(from: content)
    self.content = content
    self.chunkSize = chunkSize
  }

  /// Makes sure that the array has as many axes as expected, each with the length expected; nil for any length.
  public borrowing func requireShape(_ expected: [Int?]) throws(NumPyError) {
    let fits =
      expected.count == header.shape.count && zip(expected, header.shape).allSatisfy { $0 ?? $1 == $1 }
    if !fits { throw error(.wrongShape(expected: expected, found: header.shape)) }
  }

  /// An error about the array as a whole, placed where its elements begin.
  borrowing func error(_ problem: ElementProblem) -> NumPyError {
    content.error(.elements(problem), at: content.offset)
  }
}

extension FileSource {
  /// Opens a file, with this module's error.
  static func opened(_ path: String) throws(NumPyError) -> FileSource {
    do throws(FileError) {
      return try FileSource(path)
    } catch {
      throw Place(file: path).error(.file(error), at: 0)
    }
  }
}
