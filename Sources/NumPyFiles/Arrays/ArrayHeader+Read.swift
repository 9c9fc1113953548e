extension ArrayHeader {
  /// What every .npy begins with.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// No header of numbers or texts comes near it: 64 axes of 19 digits are 1.3 KB.
  static let longest = 65_535

  /// Reads the header at the beginning of a content; its elements follow.
  init(from content: Content) throws(NumPyError) {
    let start = try content.read(8)
    guard start.starts(with: Self.magic) else { throw content.error(.header(.notAnArray), at: 0) }
    let (major, minor) = (start[6], start[7])
    guard (1...3).contains(major), minor == 0 else {
      throw content.error(.header(.unsupportedVersion(major: major, minor: minor)), at: 6)
    }
    let length = try content.read(major == 1 ? 2 : 4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.longest else { throw content.error(.header(.tooLong(length)), at: 8) }
    let base = content.offset
    let text = try content.read(length)
    if major < 3, let place = text.firstIndex(where: { $0 > 0x7F }) {
      throw content.error(.header(.notASCII), at: base + place)
    }
    if major == 3, String(validating: text, as: UTF8.self) == nil {
      throw content.error(.header(.notUTF8), at: base)
    }
    var literal = HeaderLiteral(text, base: base, place: content.place, allowsLong: major < 3)
    try self.init(literal.readDictionary(), in: content.place)
    guard byteCount == content.size - content.offset else {
      throw content.error(
        .header(.lengthDiffers(declared: byteCount, found: content.size - content.offset)), at: content.offset
      )
    }
  }

  private init(_ words: HeaderLiteral.Dictionary, in place: Place) throws(NumPyError) {
    let type: ElementType, byteOrder: ByteOrder
    do throws(HeaderProblem) {
      (type, byteOrder) = try ElementType.parse(words.descriptor)
    } catch {
      throw place.error(.header(error), at: words.descriptorOffset)
    }
    do throws(HeaderProblem) {
      try self.init(
        type: type, byteOrder: byteOrder, order: words.isFortran ? .fortran : .c, shape: words.shape)
    } catch {
      throw place.error(.header(error), at: words.shapeOffset)
    }
  }
}
