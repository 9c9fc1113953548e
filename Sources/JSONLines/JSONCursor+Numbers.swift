extension JSONCursor {
  /// The next value, a whole number written without fraction or exponent.
  @inlinable
  public mutating func readInteger() throws(JSONError) -> Int {
    let first = try startOfValue(.integer)
    let isNegative = first == UInt8(ascii: "-")
    guard isNegative || isDigit(first) else { throw unexpected(.integer) }
    if isNegative { position += 1 }
    let start = position
    var value = 0
    while position < end, isDigit(bytes[position]), position - start < 18 {
      value = value &* 10 &+ Int(bytes[position] & 0x0F)
      position += 1
    }
    guard isEndOfInteger(from: start) else { return try readUnusualInteger() }
    return isNegative ? -value : value
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

  /// Whether the digits since `start` are a whole number in full.
  @inlinable @inline(__always)
  func isEndOfInteger(from start: Int) -> Bool {
    guard position > start, bytes[start] != UInt8(ascii: "0") || position - start == 1 else { return false }
    guard position < end else { return true }
    let byte = bytes[position]
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
    String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

/// Whether a byte is a decimal digit.
@inlinable @inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
