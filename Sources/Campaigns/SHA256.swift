import CMessageDigest

/// A SHA-256 digest in the making (FIPS 180-4).
struct SHA256: ~Copyable {
  /// Takes whole blocks into a state.
  typealias Compress = @Sendable (UnsafeMutablePointer<UInt32>, UnsafePointer<UInt8>, Int) -> Void

  private static let blockSize = 64

  private let compress: Compress
  /// H(0) of FIPS 180-4, 5.3.3, and what became of it.
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// How many bytes were taken in.
  private var length = 0
  /// The last of them, which are no whole block yet.
  private var rest: [UInt8] = []

  init(_ compress: @escaping Compress = { md_compress($0, $1, $2) }) {
    self.compress = compress
  }

  /// Takes in the bytes that come next.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length += bytes.count
    var bytes = bytes[...]
    if !rest.isEmpty {
      let missing = bytes.prefix(Self.blockSize - rest.count)
      rest += missing
      bytes = bytes.dropFirst(missing.count)
      guard rest.count == Self.blockSize else { return }
      rest.withUnsafeBytes { take($0) }
      rest.removeAll(keepingCapacity: true)
    }
    let whole = bytes.count - bytes.count % Self.blockSize
    take(UnsafeRawBufferPointer(rebasing: bytes.prefix(whole)))
    rest += bytes.dropFirst(whole)
  }

  private mutating func take(_ blocks: UnsafeRawBufferPointer) {
    guard let start = blocks.bindMemory(to: UInt8.self).baseAddress, !blocks.isEmpty else { return }
    let compress = compress
    state.withUnsafeMutableBufferPointer { state in
      if let state = state.baseAddress { compress(state, start, blocks.count / Self.blockSize) }
    }
  }

  /// The digest of everything taken in, as 64 lower-case hexadecimal digits; nothing can be taken in after it.
  mutating func hexadecimal() -> String {
    // A bit, zeros and the length in bits fill the last block (FIPS 180-4, 5.1.1).
    let (bits, used) = (UInt64(length) * 8, length % Self.blockSize)
    var padding = [0x80] + [UInt8](repeating: 0, count: (used < 56 ? 55 : 119) - used)
    padding += (0..<8).reversed().map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
    padding.withUnsafeBytes { update($0) }
    let digits = Array("0123456789abcdef".utf8)
    let text = state.flatMap { word in (0..<8).reversed().map { digits[Int(word >> (4 * UInt32($0))) & 15] } }
    return String(decoding: text, as: UTF8.self)
  }
}
