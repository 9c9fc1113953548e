/// Memory that frees itself.
final class Buffer {
  let bytes: UnsafeMutableRawBufferPointer

  /// Takes so much memory, in place for every type of number; its content is undefined.
  init(_ count: Int) {
    bytes = .allocate(byteCount: count, alignment: 64)
  }

  deinit { bytes.deallocate() }
}
