/// Takes the bytes of one .npy in order.
protocol ContentOutput: AnyObject {
  /// Writes the next bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(NumPyError)
}

/// A .npy of its own.
final class PlainOutput: ContentOutput {
  private let sink: SinkWriter

  init(_ sink: SinkWriter) {
    self.sink = sink
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(NumPyError) {
    try sink.append(bytes)
  }
}

/// A member of an archive: counted, with a checksum, and compressed if wanted.
final class MemberOutput: ContentOutput {
  private let sink: SinkWriter
  private let deflater: (any Deflater)?
  private let start: Int
  private(set) var checksum: UInt32 = 0
  private(set) var size = 0

  init(_ sink: SinkWriter, deflater: (any Deflater)?) {
    self.sink = sink
    self.deflater = deflater
    start = sink.offset
  }

  /// The bytes that have reached the archive.
  var compressedSize: Int { sink.offset - start }

  func write(_ bytes: UnsafeRawBufferPointer) throws(NumPyError) {
    checksum = InflateLibrary.fastest.checksum(checksum, bytes)
    size += bytes.count
    guard let deflater else { return try sink.append(bytes) }
    try deflater.deflate(bytes, to: sink)
  }

  /// Writes what the compression has held back.
  func finish() throws(NumPyError) {
    try deflater?.finish(to: sink)
  }
}
