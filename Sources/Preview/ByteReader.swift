/// Reads little-endian numbers from bytes; asking for more than there is gives nil.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }
  var remaining: Int { rest.count }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func number16() -> UInt16? { number(as: UInt16.self) }

  mutating func number32() -> UInt32? { number(as: UInt32.self) }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private mutating func number<Number: FixedWidthInteger>(as type: Number.Type) -> Number? {
    let size = MemoryLayout<Number>.size
    guard let bytes = bytes(size) else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}

extension [UInt8] {
  /// Appends a number in little-endian order.
  mutating func append(littleEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
