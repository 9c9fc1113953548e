/// What can be wrong with the header of an array.
public enum HeaderProblem: Error, Equatable, Sendable {
  /// The content does not begin as .npy does.
  case notAnArray
  /// A version of the format other than 1.0, 2.0 and 3.0.
  case unsupportedVersion(major: UInt8, minor: UInt8)
  /// It is longer than that of any array of numbers or texts; its length in bytes.
  case tooLong(Int)
  /// A byte above 127 in version 1 or 2.
  case notASCII
  /// Bytes that are not UTF-8 in version 3.
  case notUTF8
  /// It breaks its grammar; `found` is the byte at the place, nil at the end of the header.
  case expected(HeaderPart, found: UInt8?)
  /// It says something twice.
  case keyTwice(String)
  /// It leaves something out.
  case keyMissing(String)
  /// It says something that is unknown.
  case keyUnknown(String)
  /// The elements are Python objects, which could run any program when loaded.
  case objects
  /// The elements have fields.
  case fields
  /// The elements are of a type that is not read; as the header says it.
  case unsupportedType(String)
  /// More axes than NumPy has; how many.
  case tooManyAxes(Int)
  /// The shape has more elements, or needs more bytes, than can be counted.
  case shapeTooLarge
  /// The shape needs another number of bytes than follow the header.
  case lengthDiffers(declared: Int, found: Int)
}

/// What a header is made of.
public enum HeaderPart: Equatable, Sendable {
  /// Signs.
  case openingBrace, colon, commaOrBrace, openingParenthesis, comma, commaOrParenthesis
  /// Values.
  case text, character, boolean, length
  /// Nothing more.
  case end
}
