import CZlib

/// Inflates with zlib.
final class ZlibInflater: Inflater {
  // On the heap: zlib remembers the address.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // A window of 32 KB; negative for raw deflate without a zlib header.
    guard inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
  }

  deinit {
    // Frees nothing, and is harmless, if the beginning failed.
    inflateEnd(stream)
    stream.deallocate()
  }

  func inflate(
    _ input: inout UnsafeRawBufferPointer, into output: inout UnsafeMutableRawBufferPointer
  ) -> InflateOutcome {
    let (inputPart, outputPart) = (piece(input.count), piece(output.count))
    // It only reads what it takes as mutable.
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.assumingMemoryBound(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = inputPart
    stream.pointee.next_out = output.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = outputPart
    let code = CZlib.inflate(stream, Z_NO_FLUSH)
    input = UnsafeRawBufferPointer(rebasing: input.dropFirst(Int(inputPart - stream.pointee.avail_in)))
    output = UnsafeMutableRawBufferPointer(
      rebasing: output.dropFirst(Int(outputPart - stream.pointee.avail_out)))
    switch code {
    case Z_STREAM_END: return .finished
    // Z_BUF_ERROR: nothing to take or no room.
    case Z_OK, Z_BUF_ERROR: return .more
    default: return .damaged
    }
  }

  /// It takes no byte behind the end.
  var unread: Int { 0 }
}

/// zlib's CRC-32.
func zlibChecksum(_ before: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
  guard let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress else { return before }
  return UInt32(truncatingIfNeeded: crc32_z(UInt(before), start, bytes.count))
}

/// zlib counts in 32 bits.
func piece(_ count: Int) -> UInt32 { UInt32(clamping: count) }
