extension JSONCursor {
  /// Steps into an object.
  @inlinable @inline(always)
  public mutating func beginObject() throws(JSONError) {
    guard try startOfValue(.object) == UInt8(ascii: "{") else { throw unexpected(.object) }
    try descend()
  }

  /// The next key of the object stepped into, or nil at its end, which is stepped over.
  @inlinable @inline(always)
  public mutating func nextKey() throws(JSONError) -> JSONText? {
    guard try nextItem(UInt8(ascii: "}"), .key, .commaOrBrace) else { return nil }
    return try scanKey()
  }

  /// Steps into an array.
  @inlinable @inline(always)
  public mutating func beginArray() throws(JSONError) {
    guard try startOfValue(.array) == UInt8(ascii: "[") else { throw unexpected(.array) }
    try descend()
  }

  /// Whether the array stepped into has another element; false at its end, which is stepped over.
  @inlinable @inline(always)
  public mutating func nextElement() throws(JSONError) -> Bool {
    try nextItem(UInt8(ascii: "]"), .value, .commaOrBracket)
  }

  /// Steps over the next value, whatever it is; it is checked as strictly as one that is read.
  public mutating func skipValue() throws(JSONError) {
    switch try nextKind() {
    case .object:
      try beginObject()
      while try nextKey() != nil { try skipValue() }
    case .array:
      try beginArray()
      while try nextElement() { try skipValue() }
    case .string: _ = try scanString()
    case .number: _ = try scanNumber()
    case .boolean: _ = try readBool()
    case .null: _ = try readNullIfPresent()
    }
  }

  /// Steps over the bracket or brace that opens.
  @inlinable @inline(always)
  mutating func descend() throws(JSONError) {
    guard depth < Self.deepest else { throw JSONError(offset: position, reason: .tooDeep) }
    depth &+= 1
    position &+= 1
    isFresh = true
  }

  /// Steps over the bracket or brace that closes.
  @inlinable @inline(always)
  mutating func ascend() {
    depth &-= 1
    position &+= 1
    isFresh = false
  }

  /// Steps to the next member or element, over the comma before it; false at the closing byte, which is
  /// stepped over.
  @inlinable @inline(always)
  mutating func nextItem(
    _ close: UInt8, _ item: JSONError.Expectation, _ separator: JSONError.Expectation
  ) throws(JSONError) -> Bool {
    skipSpace()
    guard position < end else { throw unexpected(isFresh ? item : separator) }
    if byte(at: position) == close {
      ascend()
      return false
    }
    if isFresh {
      isFresh = false
      return true
    }
    guard byte(at: position) == UInt8(ascii: ",") else { throw unexpected(separator) }
    position &+= 1
    skipSpace()
    return true
  }

  /// Steps over a key and the colon after it.
  @inlinable @inline(always)
  mutating func scanKey() throws(JSONError) -> JSONText {
    guard position < end, byte(at: position) == UInt8(ascii: "\"") else { throw unexpected(.key) }
    let key = try scanString()
    skipSpace()
    guard position < end, byte(at: position) == UInt8(ascii: ":") else { throw unexpected(.colon) }
    position &+= 1
    return key
  }
}
