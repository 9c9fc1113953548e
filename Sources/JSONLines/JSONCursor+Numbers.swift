extension JSONCursor {
  /// The next value, a whole number written without fraction or exponent.
  @inlinable @inline(always)
  public mutating func readInteger() throws(JSONError) -> Int {
    let first = try startOfValue(.integer)
    let isNegative = first == UInt8(ascii: "-")
    guard isNegative || isDigit(first) else { throw unexpected(.integer) }
    let start = isNegative ? position &+ 1 : position
    var place = start
    var value = 0
    while place < end, isDigit(byte(at: place)), place &- start < 18 {
      value = value &* 10 &+ Int(byte(at: place) & 0x0F)
      place &+= 1
    }
    guard isEndOfInteger(start, place) else { return try readUnusualInteger() }
    position = place
    return isNegative ? 0 &- value : value
  }

  /// The next value, a number, as the nearest Double.
  public mutating func readNumber() throws(JSONError) -> Double {
    let first = try startOfValue(.number)
    guard first == UInt8(ascii: "-") || isDigit(first) else { throw unexpected(.number) }
    let number = try scanNumber()
    guard let value = number.exactValue ?? Double(text(from: valueOffset)), value.isFinite else {
      throw JSONError(offset: valueOffset, reason: .numberOutOfRange)
    }
    return value
  }

  /// Whether the digits between the offsets are a whole number in full.
  @inlinable @inline(always)
  func isEndOfInteger(_ start: Int, _ place: Int) -> Bool {
    guard place > start, byte(at: start) != UInt8(ascii: "0") || place &- start == 1 else { return false }
    guard place < end else { return true }
    let byte = byte(at: place)
    return !isDigit(byte) && byte != UInt8(ascii: ".") && byte | 0x20 != UInt8(ascii: "e")
  }

  /// Reads again from `valueOffset` what is long, not whole or malformed.
  @inline(never) @usableFromInline
  mutating func readUnusualInteger() throws(JSONError) -> Int {
    position = valueOffset
    let number = try scanNumber()
    if !number.isWhole { throw JSONError(offset: valueOffset, reason: .notWhole) }
    guard let value = Int(text(from: valueOffset)) else {
      throw JSONError(offset: valueOffset, reason: .numberOutOfRange)
    }
    return value
  }

  private func text(from start: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: base + start, count: position - start), as: UTF8.self)
  }
}

/// Whether a byte is a decimal digit.
@inlinable @inline(always)
func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
