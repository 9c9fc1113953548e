extension ZipEntry {
  /// Reads the next entry of the list; its limit is not known yet.
  init(_ reader: inout ZipReader) throws(NumPyError) {
    let offset = reader.offset
    try reader.signature(.directoryEntry, of: .directoryEntry)
    try reader.skip(4)
    let flags = try reader.uint16()
    let method = try reader.uint16()
    try reader.skip(4)
    var numbers = Numbers()
    checksum = UInt32(try reader.uint32())
    numbers.compressedSize = try reader.uint32()
    numbers.size = try reader.uint32()
    let lengths = (name: try reader.uint16(), extra: try reader.uint16(), comment: try reader.uint16())
    numbers.disk = try reader.uint16()
    try reader.skip(6)
    numbers.start = try reader.uint32()
    let name = String(decoding: try reader.take(lengths.name), as: UTF8.self)
    guard isSafe(name) else { throw reader.problem(.unsafeMemberName(name), at: offset) }
    let extra = ZipReader(try reader.take(lengths.extra), base: offset, place: reader.place)
    try reader.skip(lengths.comment)
    try numbers.complete(from: extra)
    guard numbers.disk == 0 else { throw reader.problem(.severalDisks, at: offset) }
    guard flags & ZipFlags.encrypted == 0 else { throw reader.problem(.encrypted(member: name), at: offset) }
    guard let known = Method(rawValue: method) else {
      throw reader.problem(.unsupportedCompression(member: name, method: method), at: offset)
    }
    self.name = name
    self.method = known
    hasTrailer = flags & ZipFlags.trailer != 0
    (compressedSize, size, start, limit) = (
      numbers.compressedSize, numbers.size, numbers.start, numbers.start
    )
    guard isPossible else {
      throw reader.problem(
        .impossibleSize(member: name, compressed: compressedSize, inflated: size), at: offset)
    }
  }

  /// Whether so many compressed bytes can inflate to so many: deflate gives at most 258 bytes for 2 bits.
  private var isPossible: Bool {
    switch method {
    case .stored: size == compressedSize
    case .deflated: size / 1032 <= compressedSize
    }
  }
}

/// The numbers of an entry that may be too large for their fields; then an extra field has them (APPNOTE 4.5.3).
private struct Numbers {
  var size = 0
  var compressedSize = 0
  var start = 0
  var disk = 0

  mutating func complete(from extra: ZipReader) throws(NumPyError) {
    let isLarge = [size, compressedSize, start].contains(ZipLimit.uint32)
    guard isLarge || disk == ZipLimit.uint16 else { return }
    var extra = extra
    while extra.count > 0 {
      let kind = try extra.uint16()
      let length = try extra.uint16()
      let offset = extra.offset
      let bytes = try extra.take(length)
      guard kind == 1 else { continue }
      var large = ZipReader(bytes, base: offset, place: extra.place)
      if size == ZipLimit.uint32 { size = try large.uint64() }
      if compressedSize == ZipLimit.uint32 { compressedSize = try large.uint64() }
      if start == ZipLimit.uint32 { start = try large.uint64() }
      if disk == ZipLimit.uint16 { disk = try large.uint32() }
      return
    }
    throw extra.problem(.largeNumberMissing, at: extra.offset)
  }
}

/// Whether a member's name is text that stays in the folder that an archive might be unpacked in.
func isSafe(_ name: String) -> Bool {
  let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return !name.isEmpty && parts.first?.isEmpty == false && !parts.contains { $0.elementsEqual("..".utf8) }
    && !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" || $0 == "\u{FFFD}" }
}
