/// What a JSON value is.
public enum JSONKind: Hashable, Sendable, CaseIterable {
  /// The kinds of RFC 8259, true and false taken as one.
  case object, array, string, number, boolean, null
}

extension JSONCursor {
  /// What the next value is, to be read or skipped afterwards; only its first byte is looked at.
  public mutating func nextKind() throws(JSONError) -> JSONKind {
    switch try startOfValue(.value) {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    default: throw unexpected(.value)
    }
  }
}
