import Glibc

extension JSONCursor {
  /// The next value, a string, as it stands in the buffer.
  @inlinable @inline(always)
  public mutating func readText() throws(JSONError) -> JSONText {
    guard try startOfValue(.string) == UInt8(ascii: "\"") else { throw unexpected(.string) }
    return try scanString()
  }

  /// The next value, a string.
  @inlinable
  public mutating func readString() throws(JSONError) -> String {
    try readText().string
  }

  /// The next value, true or false.
  @inlinable
  public mutating func readBool() throws(JSONError) -> Bool {
    switch try startOfValue(.boolean) {
    case UInt8(ascii: "t"):
      try pass("true", .boolean)
      return true
    case UInt8(ascii: "f"):
      try pass("false", .boolean)
      return false
    default: throw unexpected(.boolean)
    }
  }

  /// Steps over the next value when it is null; otherwise leaves it and says false.
  @inlinable
  public mutating func readNullIfPresent() throws(JSONError) -> Bool {
    guard try startOfValue(.value) == UInt8(ascii: "n") else { return false }
    try pass("null", .value)
    return true
  }

  /// Steps over a literal.
  @inlinable
  mutating func pass(_ literal: StaticString, _ expectation: JSONError.Expectation) throws(JSONError) {
    let count = literal.utf8CodeUnitCount
    guard end - position >= count,
      memcmp(base + position, literal.utf8Start, count) == 0
    else { throw unexpected(expectation) }
    position += count
  }
}
