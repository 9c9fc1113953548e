import CISAL

/// Compresses one raw deflate stream with ISA-L, which must be available.
final class ISALDeflater: Deflater {
  private let stream: OpaquePointer
  private let output = Buffer(1 << 16)

  init?() {
    guard let stream = ci_deflater_create() else { return nil }
    self.stream = stream
  }

  deinit { ci_deflater_free(stream) }

  func deflate(_ bytes: UnsafeRawBufferPointer, to sink: SinkWriter) throws(NumPyError) {
    var input = bytes
    while !input.isEmpty { _ = try step(&input, isLast: false, to: sink) }
  }

  func finish(to sink: SinkWriter) throws(NumPyError) {
    var input = UnsafeRawBufferPointer(start: nil, count: 0)
    while try !step(&input, isLast: true, to: sink) {}
  }

  /// Compresses until the output is full or the input taken, writes the output, and tells whether that was all.
  private func step(
    _ input: inout UnsafeRawBufferPointer, isLast: Bool, to sink: SinkWriter
  ) throws(NumPyError) -> Bool {
    var (next, left) = (input.assumingMemoryBound(to: UInt8.self).baseAddress, input.count)
    var (target, room) = (output.bytes.assumingMemoryBound(to: UInt8.self).baseAddress, output.bytes.count)
    let outcome = ci_deflater_deflate(stream, &next, &left, isLast, &target, &room)
    guard outcome != .corrupt else { throw sink.place.error(.archive(.notCompressed(-1)), at: sink.offset) }
    input = UnsafeRawBufferPointer(start: next, count: left)
    let count = output.bytes.count - room
    if count > 0 { try sink.append(UnsafeRawBufferPointer(rebasing: output.bytes.prefix(count))) }
    return outcome == .finished
  }
}
