/// Why a text is not the JSON that was asked for, and where.
public struct JSONError: Error, Equatable, Sendable {
  /// Where: bytes from the start of the buffer that the cursor was made over.
  public var offset: Int
  /// Why.
  public var reason: Reason

  /// Makes an error from its two parts.
  public init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// What can be wrong. The wording is in `description`.
  public enum Reason: Equatable, Sendable {
    /// Something else was needed here; `found` is the byte at the place, nil at the end of the text.
    case expected(Expectation, found: UInt8?)
    /// The line holds nothing, or the file does.
    case empty
    /// The text begins with the bytes EF BB BF.
    case byteOrderMark
    /// Something follows the value.
    case trailing
    /// A string without its closing quote.
    case unclosedString
    /// A byte below 0x20 in a string; it must be written as an escape.
    case controlCharacter(UInt8)
    /// A backslash not followed by one of `" \ / b f n r t u`, or `\u` without four hexadecimal digits.
    case invalidEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// Bytes that are not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
    case invalidUTF8
    /// A number that breaks the grammar, such as `01` or `1.`.
    case malformedNumber
    /// A number with a fraction or an exponent where a whole one is needed.
    case notWhole
    /// A number outside what Int or Double can hold.
    case numberOutOfRange
    /// More arrays and objects inside each other than `JSONCursor.deepest`.
    case tooDeep
    /// A key that the object has already.
    case keyTwice(String)
    /// A key that the object must have and has not.
    case keyMissing(String)
    /// The caller's own reason, in a few plain words.
    case refused(String)
  }

  /// What was needed.
  public enum Expectation: Equatable, Sendable {
    /// Any value.
    case value
    /// A value of this kind.
    case object, array, string, integer, number, boolean
    /// Within an object.
    case key, colon, commaOrBrace
    /// Within an array.
    case commaOrBracket
  }
}
