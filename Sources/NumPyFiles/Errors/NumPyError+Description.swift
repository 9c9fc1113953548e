extension NumPyError: CustomStringConvertible {
  /// What is wrong and where, in plain words.
  public var description: String {
    // It names the file itself.
    if case .file(let error) = reason { return error.description }
    let place = member.map { "\(file): \($0)" } ?? file
    return "\(place): byte \(offset): \(reason)"
  }
}

extension NumPyError.Reason: CustomStringConvertible {
  /// The reason in plain words.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .outOfMemory: "there is not enough memory"
    case .truncated: "it ends too early"
    case .archive(let problem): problem.description
    case .header(let problem): problem.description
    case .elements(let problem): problem.description
    }
  }
}

extension ArchiveProblem: CustomStringConvertible {
  /// The reason in plain words.
  public var description: String {
    switch self {
    case .notAnArchive: "this is not a zip archive, or its end is missing"
    case .recordExpected(let record): "expected \(record)"
    case .severalDisks: "the archive spans several files"
    case .directoryMisplaced: "the list of members is not where the end of the archive says"
    case .directoryTooLarge(let size): "the list of members is too long: \(size) bytes"
    case .memberCountDiffers(let declared, let listed):
      "the archive says that it has \(declared) members and lists \(listed)"
    case .numberTooLarge: "a size is too large"
    case .largeNumberMissing: "a size over 4 GiB is missing"
    case .unsafeMemberName(let name): "the name \(quoted(name)) of a member is not allowed"
    case .memberTwice(let name): "two members have the name \(quoted(name))"
    case .memberMissing(let name, let present):
      "there is no member \(quoted(name)), only \(present.map(quoted).joined(separator: ", "))"
    case .encrypted(let member): "\(quoted(member)) is encrypted"
    case .unsupportedCompression(let member, let method):
      "\(quoted(member)) is compressed by method \(method); only deflate (8) and none (0) are read"
    case .memberHeaderDiffers(let member): "the header of \(quoted(member)) contradicts the list of members"
    case .membersOverlap(let member): "\(quoted(member)) overlaps what follows it"
    case .impossibleSize(let member, let compressed, let inflated):
      "\(quoted(member)) cannot have \(inflated) bytes in \(compressed) compressed ones"
    case .damagedCompression: "the compressed bytes are damaged"
    case .longerThanDeclared: "more bytes follow than the archive says"
    case .compressedBytesLeft(let count): "\(count) compressed bytes are left over"
    case .wrongChecksum(let declared, let found):
      "the checksum is \(hexadecimal(found)) and should be \(hexadecimal(declared))"
    case .notCompressed(let code): "it cannot be compressed (\(code))"
    }
  }
}

extension ZipRecord: CustomStringConvertible {
  /// The record's name with its article.
  public var description: String {
    switch self {
    case .memberHeader: "the header of a member"
    case .directoryEntry: "an entry of the list of members"
    case .largeEnd: "the end record of a large archive"
    }
  }
}

extension HeaderProblem: CustomStringConvertible {
  /// The reason in plain words.
  public var description: String {
    switch self {
    case .notAnArray: "this is not a NumPy array"
    case .unsupportedVersion(let major, let minor): "version \(major).\(minor) of the format is not known"
    case .tooLong(let length): "the header is too long: \(length) bytes"
    case .notASCII: "the header has characters that are not ASCII"
    case .notUTF8: "the header is not UTF-8"
    case .expected(let part, let found): "expected \(part), found \(words(for: found))"
    case .keyTwice(let key): "the header has \(quoted(key)) twice"
    case .keyMissing(let key): "the header lacks \(quoted(key))"
    case .keyUnknown(let key): "the header has the unknown key \(quoted(key))"
    case .objects:
      "the array holds Python objects, which are not read; save it with a type of numbers or texts"
    case .fields: "the array has elements with fields, which are not read"
    case .unsupportedType(let type): "elements of type \(quoted(type)) are not read"
    case .tooManyAxes(let count): "the array has \(count) axes, more than NumPy allows"
    case .shapeTooLarge: "the shape has more elements than can be counted"
    case .lengthDiffers(let declared, let found):
      "the shape needs \(declared) bytes of elements, \(found) follow"
    }
  }
}

extension HeaderPart: CustomStringConvertible {
  /// What was needed, with its article.
  public var description: String {
    switch self {
    case .openingBrace: "\"{\""
    case .colon: "\":\""
    case .commaOrBrace: "\",\" or \"}\""
    case .openingParenthesis: "\"(\""
    case .comma: "\",\""
    case .commaOrParenthesis: "\",\" or \")\""
    case .text: "a text in quotes"
    case .character: "the closing quote"
    case .boolean: "True or False"
    case .length: "a whole number"
    case .end: "the end of the header"
    }
  }
}

extension ElementProblem: CustomStringConvertible {
  /// The reason in plain words.
  public var description: String {
    switch self {
    case .wrongType(let expected, let found): "expected elements of type \(expected), found \(found)"
    case .notTexts(let found): "expected texts, found elements of type \(found)"
    case .wrongShape(let expected, let found):
      "expected the shape \(shape(expected)), found \(shape(found))"
    case .otherOrder(.fortran): "the elements are in Fortran order; save the array in C order"
    case .otherOrder(.c): "the elements are in C order; save the array in Fortran order"
    case .tooMany(let most, let found): "\(found) elements are too many; at most \(most) are read"
    case .rowTooLong(let bytes): "a row of \(bytes) bytes is too long"
    case .notABool(let byte): "\(byte) is not a truth value"
    case .invalidText: "a text has something that is no character"
    case .refused(let reason): reason
    case .wrongCount(let declared, let written):
      "the shape has \(declared) elements, \(written) were written"
    case .textTooLong(let most): "a text is longer than \(most)"
    }
  }
}

private func shape(_ lengths: [Int?]) -> String {
  let words = lengths.map { length in length.map(String.init) ?? "any" }
  return "(" + words.joined(separator: ", ") + (lengths.count == 1 ? ",)" : ")")
}

private func words(for byte: UInt8?) -> String {
  switch byte {
  case nil: "the end"
  case let byte? where (0x21...0x7E).contains(byte): "\"\(Character(Unicode.Scalar(byte)))\""
  case let byte?: "byte \(byte)"
  }
}

private func hexadecimal(_ number: UInt32) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}

/// The text in quotes, not too long, without what could command a terminal.
private func quoted(_ text: String) -> String {
  let shown = text.unicodeScalars.prefix(100).map { scalar in
    let isPlain =
      scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
    return isPlain ? Character(scalar) : "\u{FFFD}"
  }
  return "\"" + String(shown) + "\""
}
