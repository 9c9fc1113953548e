import Ratings

/// A quick reader of lines that are laid out as this program writes them.
///
/// It knows one order of keys, at most one space after a colon or comma, and texts of plain ASCII without
/// escapes. Everything else makes it give up, and the line is then read by `JSONCursor`, which knows all
/// of JSON and says what is wrong. What this reader accepts, the other accepts with the same values.
struct PlainCursor {
  // The byte after the line may be read, and ends every text and number: it is a line feed or 0.
  private let bytes: UnsafeRawBufferPointer
  /// How far it has come.
  private(set) var position: Int
  private let end: Int

  init(_ line: SourceLine) {
    self.init(line.bytes, in: line.range)
  }

  /// A cursor at the beginning of a line. More lines may follow in the range, behind which is a line feed or 0.
  init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// Whether the line is used up.
  @inline(__always)
  var isAtEnd: Bool { bytes[position] == 0x0A || position == end }

  /// Steps over exactly these bytes, which are printable ASCII; false when there are others.
  ///
  /// The end of the line needs no look: the byte there is none of them, and a word is read only when those
  /// before it are the same.
  @inline(__always)
  mutating func pass(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    let wanted = UnsafeRawBufferPointer(start: literal.utf8Start, count: count)
    let isSame =
      count >= 8
      ? isNext(wanted, UInt64.self) : count >= 4 ? isNext(wanted, UInt32.self) : isNext(wanted, UInt8.self)
    guard isSame else { return false }
    position += count
    return true
  }

  /// Whether these bytes come next, compared word by word; the last two words may overlap.
  @inline(__always)
  private func isNext<Word: FixedWidthInteger & BitwiseCopyable>(
    _ wanted: UnsafeRawBufferPointer, _: Word.Type
  ) -> Bool {
    let width = MemoryLayout<Word>.size
    var offset = 0
    while offset < wanted.count {
      let place = min(offset, wanted.count - width)
      let found = bytes.loadUnaligned(fromByteOffset: position + place, as: Word.self)
      if found != wanted.loadUnaligned(fromByteOffset: place, as: Word.self) { return false }
      offset += width
    }
    return true
  }

  /// Steps over a key in its quotes and the colon, with what stands before it.
  @inline(__always)
  mutating func key(_ quoted: StaticString) -> Bool {
    guard pass(quoted) else { return false }
    space()
    return true
  }

  /// Steps over a comma and the next key, given as `,"key":`.
  @inline(__always)
  mutating func nextKey(_ literal: StaticString) -> Bool {
    guard pass(literal) || passSpaced(literal) else { return false }
    space()
    return true
  }

  /// Steps over the same with a space after the comma.
  private mutating func passSpaced(_ literal: StaticString) -> Bool {
    guard bytes[position] == UInt8(ascii: ","), bytes[position + 1] == 0x20 else { return false }
    let start = position + 1
    for offset in 1..<literal.utf8CodeUnitCount
    where bytes[start + offset] != literal.utf8Start[offset] { return false }
    position = start + literal.utf8CodeUnitCount
    return true
  }

  /// Steps over one space, if there is one.
  @inline(__always)
  mutating func space() {
    if bytes[position] == 0x20 { position += 1 }
  }

  /// Steps over a text of so many bytes, whatever they are; nil when it is longer or shorter.
  @inline(__always)
  mutating func text(of count: Int) -> UnsafeRawBufferPointer? {
    let close = position + count + 1
    guard close < end, bytes[position] == UInt8(ascii: "\""), bytes[close] == UInt8(ascii: "\"")
    else { return nil }
    defer { position = close + 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[position + 1..<close])
  }

  /// Steps over a text; its bytes, at least one.
  @inline(__always)
  mutating func text() -> UnsafeRawBufferPointer? {
    guard bytes[position] == UInt8(ascii: "\"") else { return nil }
    let start = position + 1
    var index = start
    while true {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let hits = unusual(word)
      if hits != 0 {
        index += hits.trailingZeroBitCount >> 3
        break
      }
      index += 8
      if index >= end { return nil }
    }
    guard index < end, index > start, bytes[index] == UInt8(ascii: "\"") else { return nil }
    position = index + 1
    return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
  }

  /// Steps over a whole number from 0 to 999,999,999,999,999,999.
  @inline(__always)
  mutating func integer() -> Int? {
    let start = position
    var value = 0
    while true {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      position += 1
    }
    let count = position - start
    return count > 0 && count <= 18 && (count == 1 || bytes[start] != UInt8(ascii: "0")) ? value : nil
  }

  /// Steps over a number from 0 without exponent, of at most 15 digits: exact, as one division is.
  mutating func number() -> Double? {
    guard let whole = integer() else { return nil }
    guard bytes[position] == UInt8(ascii: ".") else {
      return whole < 1_000_000_000_000_000 && isEndOfNumber ? Double(whole) : nil
    }
    position += 1
    let start = position
    var digits = whole
    while true {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10, position - start < 15 else { break }
      digits = digits &* 10 &+ Int(digit)
      position += 1
    }
    let places = position - start
    guard places > 0, whole < Self.powers[15 - places], isEndOfNumber else { return nil }
    return Double(digits) / Double(Self.powers[places])
  }

  /// Steps over `"yes"`, `"no"` or `"maybe"`.
  @inline(__always)
  mutating func answer() -> Answer? {
    if pass("\"yes\"") { return .yes }
    if pass("\"no\"") { return .no }
    return pass("\"maybe\"") ? .maybe : nil
  }

  private var isEndOfNumber: Bool {
    let byte = bytes[position]
    return byte &- UInt8(ascii: "0") >= 10 && byte | 0x20 != UInt8(ascii: "e")
  }

  /// 10 to the power of 0 to 15.
  private static let powers = (0...15).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// A word whose lowest set bit is in its first byte that is a quote, a backslash, below 0x20 or above 0x7F.
  ///
  /// The bits above that may be wrong, for borrows go upwards.
  @inline(__always)
  private func unusual(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let low = word &- (ones &* 0x20)
    return ((quote &- ones) | (backslash &- ones) | low | word) & (ones &* 0x80)
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes as a span for the time of a call.
  @inline(__always)
  func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    let start = baseAddress?.assumingMemoryBound(to: UInt8.self)
    return body(UnsafeBufferPointer(start: start, count: count).span)
  }
}
