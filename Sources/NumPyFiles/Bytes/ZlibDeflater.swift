import CZlib

/// Compresses one raw deflate stream (RFC 1951) with zlib.
final class ZlibDeflater: Deflater {
  // On the heap: zlib remembers the address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let output = Buffer(1 << 16)

  /// The level is from 0, none, to 9, best; nil when zlib refuses, for lack of memory or for the level.
  init?(level: Int) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Window and memory as zlib's deflateInit takes them; negative for raw deflate without a zlib header.
    let code = deflateInit2_(
      stream, Int32(clamping: level), Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { return nil }
  }

  deinit {
    // Frees nothing, and is harmless, if the beginning failed.
    deflateEnd(stream)
    stream.deallocate()
  }

  func deflate(_ bytes: UnsafeRawBufferPointer, to sink: SinkWriter) throws(NumPyError) {
    var rest = bytes
    while !rest.isEmpty {
      let part = piece(rest.count)
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: rest.assumingMemoryBound(to: UInt8.self).baseAddress)
      stream.pointee.avail_in = part
      try step(Z_NO_FLUSH, to: sink)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(part - stream.pointee.avail_in)))
    }
  }

  func finish(to sink: SinkWriter) throws(NumPyError) {
    stream.pointee.avail_in = 0
    while try step(Z_FINISH, to: sink) != Z_STREAM_END {}
  }

  /// Compresses until the output is full or the input taken, and writes the output.
  @discardableResult
  private func step(_ flush: Int32, to sink: SinkWriter) throws(NumPyError) -> Int32 {
    stream.pointee.next_out = output.bytes.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = piece(output.bytes.count)
    let code = CZlib.deflate(stream, flush)
    guard code == Z_OK || code == Z_STREAM_END else {
      throw sink.place.error(.archive(.notCompressed(code)), at: sink.offset)
    }
    let count = output.bytes.count - Int(stream.pointee.avail_out)
    if count > 0 { try sink.append(UnsafeRawBufferPointer(rebasing: output.bytes.prefix(count))) }
    return code
  }
}
