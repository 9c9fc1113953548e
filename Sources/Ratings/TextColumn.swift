/// Texts one after another in one buffer, so that tens of thousands of them cost no allocation each.
public struct TextColumn: Sendable {
  /// The most bytes that all texts may have together: 4 GiB − 1.
  public static let mostBytes = Int(UInt32.max)

  @usableFromInline private(set) var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  @usableFromInline private(set) var ends: [UInt32] = []

  /// An empty column.
  public init() {}

  /// How many texts there are.
  public var count: Int { ends.count }

  /// Makes room for so many texts of ordinary names' length; memory that stays unused costs nothing.
  public mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count * 32)
    ends.reserveCapacity(count)
  }

  /// The text at a position, which must be below `count`.
  public subscript(position: Int) -> String {
    String(decoding: bytes[range(position)], as: UTF8.self)
  }

  /// Adds a text, in UTF-8, at the end; all together must not have more than `mostBytes`.
  public mutating func append(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(UInt32(bytes.count))
  }

  /// Whether the text at a position has exactly these bytes.
  @inlinable @inline(__always)
  public func equals(_ text: Span<UInt8>, at position: Int) -> Bool {
    let range = range(position)
    guard range.count == text.count else { return false }
    return Self.areEqual(bytes.span.extracting(range).bytes, text.bytes)
  }

  /// Whether the text at a position stands before another in the order of their bytes.
  @inlinable
  public func isBefore(_ text: Span<UInt8>, at position: Int) -> Bool {
    let (one, other) = (bytes.span.extracting(range(position)).bytes, text.bytes)
    let count = min(one.byteCount, other.byteCount)
    var offset = 0
    while count >= 8, offset < count {
      // The last eight bytes may begin in those before, which are the same.
      let place = min(offset, count - 8)
      let (first, second) = (Self.word(one, place), Self.word(other, place))
      if first != second { return first.bigEndian < second.bigEndian }
      offset = place + 8
    }
    while offset < count {
      let (first, second) = (Self.byte(one, offset), Self.byte(other, offset))
      if first != second { return first < second }
      offset += 1
    }
    return one.byteCount < other.byteCount
  }

  /// Compares eight bytes at a time, the last eight in one piece with those before: names are too short for memcmp.
  @inlinable @inline(__always)
  static func areEqual(_ one: RawSpan, _ other: RawSpan) -> Bool {
    let count = one.byteCount
    guard count >= 8 else { return (0..<count).allSatisfy { byte(one, $0) == byte(other, $0) } }
    var offset = 0
    while offset < count - 8 {
      if word(one, offset) != word(other, offset) { return false }
      offset += 8
    }
    return word(one, count - 8) == word(other, count - 8)
  }

  @inlinable @inline(__always)
  static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
    bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  @inlinable @inline(__always)
  static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Where the text at a position lies in `bytes`.
  @inlinable
  func range(_ position: Int) -> Range<Int> {
    (position == 0 ? 0 : Int(ends[position - 1]))..<Int(ends[position])
  }
}
