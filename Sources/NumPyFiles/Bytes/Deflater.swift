import CISAL

/// Compresses one raw deflate stream (RFC 1951).
protocol Deflater: AnyObject {
  /// Compresses the next bytes, and writes what is ready.
  func deflate(_ bytes: UnsafeRawBufferPointer, to sink: SinkWriter) throws(NumPyError)
  /// Ends the stream and writes what was held back.
  func finish(to sink: SinkWriter) throws(NumPyError)
}

extension NumPyArchiveWriter.Compression {
  /// What compresses a member; nil: nothing does.
  func makeDeflater(for sink: SinkWriter) throws(NumPyError) -> (any Deflater)? {
    let deflater: (any Deflater)?
    switch self {
    case .none: return nil
    case .deflate(let level): deflater = ZlibDeflater(level: level)
    case .fastest: deflater = ci_is_available() ? ISALDeflater() : ZlibDeflater(level: 1)
    }
    guard let deflater else { throw sink.place.error(.outOfMemory, at: sink.offset) }
    return deflater
  }
}
