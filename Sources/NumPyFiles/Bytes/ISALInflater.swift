import CISAL

/// Inflates with ISA-L, which must be available.
final class ISALInflater: Inflater {
  private let stream: OpaquePointer

  init?() {
    guard let stream = ci_stream_create() else { return nil }
    self.stream = stream
  }

  deinit { ci_stream_free(stream) }

  func inflate(
    _ input: inout UnsafeRawBufferPointer, into output: inout UnsafeMutableRawBufferPointer
  ) -> InflateOutcome {
    var (next, left) = (input.assumingMemoryBound(to: UInt8.self).baseAddress, input.count)
    var (target, room) = (output.assumingMemoryBound(to: UInt8.self).baseAddress, output.count)
    let outcome = ci_stream_inflate(stream, &next, &left, &target, &room)
    input = UnsafeRawBufferPointer(start: next, count: left)
    output = UnsafeMutableRawBufferPointer(start: target, count: room)
    switch outcome {
    case .more: return .more
    case .finished: return .finished
    case .corrupt: return .damaged
    }
  }

  var unread: Int { ci_stream_unread(stream) }
}

/// ISA-L's CRC-32.
func isalChecksum(_ before: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
  ci_checksum(before, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, bytes.count)
}
