/// A strict reader of the Python dictionary in a header: three keys, each once, and nothing else.
///
/// It takes what Python takes for such a dictionary: either quote, white space anywhere between signs, a comma
/// after the last item, `(5,)` for a tuple of one. It refuses escapes, comments, signs and underscores in
/// numbers, none of which NumPy writes.
struct HeaderLiteral {
  /// What the dictionary says, and where.
  struct Dictionary: Equatable {
    var descriptor: String
    var descriptorOffset: Int
    var isFortran: Bool
    var shape: [Int]
    var shapeOffset: Int
  }

  private let text: [UInt8]
  private let base: Int
  private let place: Place
  /// Whether a number may end with L, as Python 2 wrote it (versions 1 and 2 of the format).
  private let allowsLong: Bool
  private var position = 0

  /// Starts at the beginning of a text; `base` is its offset in the content.
  init(_ text: [UInt8], base: Int, place: Place, allowsLong: Bool) {
    self.text = text
    self.base = base
    self.place = place
    self.allowsLong = allowsLong
  }

  mutating func readDictionary() throws(NumPyError) -> Dictionary {
    var descriptor: (String, Int)?
    var isFortran: Bool?
    var shape: ([Int], Int)?
    try take("{", .openingBrace)
    while !takeIfNext("}") {
      let (key, offset) = try readText()
      try take(":", .colon)
      switch key {
      case "descr" where descriptor == nil: descriptor = try readDescriptor()
      case "fortran_order" where isFortran == nil: isFortran = try readBoolean()
      case "shape" where shape == nil: shape = try readShape()
      case "descr", "fortran_order", "shape": throw problem(.keyTwice(key), at: offset)
      default: throw problem(.keyUnknown(key), at: offset)
      }
      if takeIfNext(",") { continue }
      try take("}", .commaOrBrace)
      break
    }
    skipSpace()
    if position < text.count { throw unexpected(.end) }
    guard let descriptor else { throw problem(.keyMissing("descr"), at: position) }
    guard let isFortran else { throw problem(.keyMissing("fortran_order"), at: position) }
    guard let shape else { throw problem(.keyMissing("shape"), at: position) }
    return Dictionary(
      descriptor: descriptor.0, descriptorOffset: base + descriptor.1, isFortran: isFortran, shape: shape.0,
      shapeOffset: base + shape.1)
  }

  /// A type; a list of fields instead of a text is a structured one.
  private mutating func readDescriptor() throws(NumPyError) -> (String, Int) {
    skipSpace()
    if next == UInt8(ascii: "[") || next == UInt8(ascii: "(") { throw problem(.fields, at: position) }
    return try readText()
  }

  private mutating func readText() throws(NumPyError) -> (String, Int) {
    skipSpace()
    guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw unexpected(.text)
    }
    let start = position
    position += 1
    while let byte = next, byte != quote {
      if byte < 0x20 || byte == UInt8(ascii: "\\") { throw unexpected(.character) }
      position += 1
    }
    guard next == quote else { throw unexpected(.character) }
    position += 1
    return (String(decoding: text[start + 1..<position - 1], as: UTF8.self), start)
  }

  private mutating func readBoolean() throws(NumPyError) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where text[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw unexpected(.boolean)
  }

  /// `()`, `(5,)`, `(5, 3)` or `(5, 3,)`; `(5)` is no tuple in Python.
  private mutating func readShape() throws(NumPyError) -> ([Int], Int) {
    try take("(", .openingParenthesis)
    let start = position - 1
    var lengths: [Int] = []
    while !takeIfNext(")") {
      lengths.append(try readLength())
      if takeIfNext(",") { continue }
      if lengths.count == 1 { throw unexpected(.comma) }
      try take(")", .commaOrParenthesis)
      break
    }
    return (lengths, start)
  }

  private mutating func readLength() throws(NumPyError) -> Int {
    skipSpace()
    let start = position
    var value = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if isTooLarge || isStillTooLarge { throw problem(.shapeTooLarge, at: start) }
      value = sum
      position += 1
    }
    let digits = position - start
    // Python refuses 007, and so a length may only begin with 0 when it is 0.
    guard digits > 0, digits == 1 || text[start] != UInt8(ascii: "0") else { throw unexpected(.length) }
    if allowsLong, next == UInt8(ascii: "L") { position += 1 }
    return value
  }
}

// MARK: Signs and space

extension HeaderLiteral {
  /// Python's white space: space, tab, line feed, form feed, carriage return.
  private static let space: [UInt8] = [0x20, 0x09, 0x0A, 0x0C, 0x0D]

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, Self.space.contains(byte) { position += 1 }
  }

  private mutating func takeIfNext(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private mutating func take(_ sign: Unicode.Scalar, _ part: HeaderPart) throws(NumPyError) {
    if !takeIfNext(sign) { throw unexpected(part) }
  }

  private func unexpected(_ part: HeaderPart) -> NumPyError {
    problem(.expected(part, found: next), at: position)
  }

  private func problem(_ problem: HeaderProblem, at offset: Int) -> NumPyError {
    place.error(.header(problem), at: base + offset)
  }
}
