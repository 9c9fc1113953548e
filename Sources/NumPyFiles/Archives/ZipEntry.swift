/// A member of a zip archive, as the list of members has it.
struct ZipEntry: Equatable, Sendable {
  /// How a member is compressed (APPNOTE 4.4.5).
  enum Method: Int, Sendable {
    case stored = 0
    case deflated = 8
  }

  var name: String
  var method: Method
  var checksum: UInt32
  var compressedSize: Int
  var size: Int
  /// Where the member's own header stands.
  var start: Int
  /// Where the next member, or the list of members, begins.
  var limit: Int
  /// Whether sizes and checksum stand behind the content, not in the member's header.
  var hasTrailer: Bool

  /// The fixed size of a member's header.
  static let headerSize = 30

  /// Where the content stands, from the member's header, which must agree with the list.
  func contentRange(in source: any ByteSource) throws(NumPyError) -> Range<Int> {
    let place = Place(file: source.name)
    let nameSize = name.utf8.count
    let bytes = try source.bytes(Self.headerSize + nameSize, at: start)
    var reader = ZipReader(bytes, base: start, place: place)
    try reader.signature(.memberHeader, of: .memberHeader)
    try reader.skip(2)
    let flags = try reader.uint16()
    let method = try reader.uint16()
    try reader.skip(4)
    let declared = (try reader.uint32(), try reader.uint32(), try reader.uint32())
    let lengths = (try reader.uint16(), try reader.uint16())
    guard method == self.method.rawValue, flags & ZipFlags.trailer == 0 || hasTrailer,
      hasTrailer || agrees(declared), lengths.0 == nameSize,
      try reader.take(nameSize).elementsEqual(name.utf8)
    else { throw place.error(.archive(.memberHeaderDiffers(member: name)), at: start) }
    let content = start + Self.headerSize + nameSize + lengths.1
    guard content <= limit, compressedSize <= limit - content else {
      throw place.error(.archive(.membersOverlap(member: name)), at: start)
    }
    return content..<content + compressedSize
  }

  /// Whether the member's header says the same; sizes there may be left to the extra field.
  private func agrees(_ declared: (checksum: Int, compressedSize: Int, size: Int)) -> Bool {
    declared.checksum == checksum
      && (declared.compressedSize == compressedSize || declared.compressedSize == ZipLimit.uint32)
      && (declared.size == size || declared.size == ZipLimit.uint32)
  }
}

/// Bits of a member's flags (APPNOTE 4.4.4).
enum ZipFlags {
  /// Encrypted in one of three ways.
  static let encrypted = 1 << 0 | 1 << 6 | 1 << 13
  /// Sizes and checksum stand behind the content.
  static let trailer = 1 << 3
  /// The name is UTF-8.
  static let utf8 = 1 << 11
}
