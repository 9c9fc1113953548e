extension JSONError: CustomStringConvertible {
  /// The reason in plain words; the place is told by `FileProblem`.
  public var description: String { reason.description }
}

extension JSONError.Reason: CustomStringConvertible {
  /// The reason in plain words.
  public var description: String {
    switch self {
    case .expected(let expectation, let found): "expected \(expectation), found \(Self.words(for: found))"
    case .empty: "nothing is written here"
    case .byteOrderMark: "the file begins with a byte order mark; save it as UTF-8 without one"
    case .trailing: "something follows the end of the value"
    case .unclosedString: "a string is not closed"
    case .controlCharacter(let byte): "a string holds control character \(byte), which must be escaped"
    case .invalidEscape: "a backslash is not followed by a known escape"
    case .loneSurrogate: "an escape is half of a surrogate pair"
    case .invalidUTF8: "the text is not UTF-8"
    case .malformedNumber: "a number is malformed"
    case .notWhole: "expected a whole number without fraction or exponent"
    case .numberOutOfRange: "a number is too large"
    case .tooDeep: "more than \(JSONCursor.deepest) arrays and objects are inside each other"
    case .keyTwice(let key): "key \"\(key)\" is written twice"
    case .keyMissing(let key): "key \"\(key)\" is missing"
    case .refused(let reason): reason
    }
  }

  private static func words(for found: UInt8?) -> String {
    guard let found else { return "the end" }
    switch found {
    case UInt8(ascii: "{"): return "an object"
    case UInt8(ascii: "["): return "an array"
    case UInt8(ascii: "\""): return "a string"
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
    case UInt8(ascii: "t"): return "true"
    case UInt8(ascii: "f"): return "false"
    case UInt8(ascii: "n"): return "null"
    case 0x21...0x7E: return "\"\(Character(Unicode.Scalar(found)))\""
    default: return "byte \(found)"
    }
  }
}

extension JSONError.Expectation: CustomStringConvertible {
  /// What was needed, with its article.
  public var description: String {
    switch self {
    case .value: "a value"
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .key: "a key"
    case .colon: "\":\""
    case .commaOrBrace: "\",\" or \"}\""
    case .commaOrBracket: "\",\" or \"]\""
    }
  }
}
