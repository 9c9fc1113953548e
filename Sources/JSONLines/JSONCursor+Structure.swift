extension JSONCursor {
  /// Steps into an object.
  @inlinable
  public mutating func beginObject() throws(JSONError) {
    guard try startOfValue(.object) == UInt8(ascii: "{") else { throw unexpected(.object) }
    try descend()
  }

  /// The next key of the object stepped into, or nil at its end, which is stepped over.
  @inlinable
  public mutating func nextKey() throws(JSONError) -> JSONText? {
    skipSpace()
    guard position < end else { throw unexpected(isFresh ? .key : .commaOrBrace) }
    if bytes[position] == UInt8(ascii: "}") {
      ascend()
      return nil
    }
    try passComma(.commaOrBrace)
    guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw unexpected(.key) }
    let key = try scanString()
    skipSpace()
    guard position < end, bytes[position] == UInt8(ascii: ":") else { throw unexpected(.colon) }
    position += 1
    return key
  }

  /// Steps into an array.
  @inlinable
  public mutating func beginArray() throws(JSONError) {
    guard try startOfValue(.array) == UInt8(ascii: "[") else { throw unexpected(.array) }
    try descend()
  }

  /// Whether the array stepped into has another element; false at its end, which is stepped over.
  @inlinable
  public mutating func nextElement() throws(JSONError) -> Bool {
    skipSpace()
    guard position < end else { throw unexpected(isFresh ? .value : .commaOrBracket) }
    if bytes[position] == UInt8(ascii: "]") {
      ascend()
      return false
    }
    try passComma(.commaOrBracket)
    return true
  }

  /// Steps over the next value, whatever it is; it is checked as strictly as one that is read.
  public mutating func skipValue() throws(JSONError) {
    switch try startOfValue(.value) {
    case UInt8(ascii: "{"):
      try beginObject()
      while try nextKey() != nil { try skipValue() }
    case UInt8(ascii: "["):
      try beginArray()
      while try nextElement() { try skipValue() }
    case UInt8(ascii: "\""): _ = try scanString()
    case UInt8(ascii: "t"): try pass("true", .value)
    case UInt8(ascii: "f"): try pass("false", .value)
    case UInt8(ascii: "n"): try pass("null", .value)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber()
    default: throw unexpected(.value)
    }
  }

  /// Steps over the bracket or brace that opens.
  @inlinable @inline(__always)
  mutating func descend() throws(JSONError) {
    guard depth < Self.deepest else { throw JSONError(offset: position, reason: .tooDeep) }
    depth += 1
    position += 1
    isFresh = true
  }

  /// Steps over the bracket or brace that closes.
  @inlinable @inline(__always)
  mutating func ascend() {
    depth -= 1
    position += 1
    isFresh = false
  }

  /// Steps over the comma before a member or element that is not the first.
  @inlinable @inline(__always)
  mutating func passComma(_ expectation: JSONError.Expectation) throws(JSONError) {
    if isFresh {
      isFresh = false
      return
    }
    guard bytes[position] == UInt8(ascii: ",") else { throw unexpected(expectation) }
    position += 1
    skipSpace()
  }
}
