extension ZipEntry {
  /// Reads the next entry of the list; its limit is not known yet.
  init(_ reader: inout ZipReader) throws(NumPyError) {
    let offset = reader.offset
    try reader.signature(.directoryEntry, of: .directoryEntry)
    try reader.skip(4)
    let (flags, method) = (try reader.uint16(), try reader.uint16())
    try reader.skip(4)
    let checksum = UInt32(try reader.uint32())
    var numbers = Numbers()
    (numbers.compressedSize, numbers.size) = (try reader.uint32(), try reader.uint32())
    let lengths = (name: try reader.uint16(), extra: try reader.uint16(), comment: try reader.uint16())
    numbers.disk = try reader.uint16()
    try reader.skip(6)
    numbers.start = try reader.uint32()
    let name = String(decoding: try reader.take(lengths.name), as: UTF8.self)
    try numbers.complete(from: reader.part(lengths.extra))
    try reader.skip(lengths.comment)
    do throws(ArchiveProblem) {
      guard isSafe(name) else { throw .unsafeMemberName(name) }
      guard numbers.disk == 0 else { throw .severalDisks }
      guard flags & ZipFlags.encrypted == 0 else { throw .encrypted(member: name) }
      guard let known = Method(rawValue: method) else {
        throw .unsupportedCompression(member: name, method: method)
      }
      guard known.canInflate(numbers.compressedSize, to: numbers.size) else {
        throw .impossibleSize(member: name, compressed: numbers.compressedSize, inflated: numbers.size)
      }
      self.init(
        name: name, method: known, checksum: checksum, compressedSize: numbers.compressedSize,
        size: numbers.size, start: numbers.start, limit: 0, hasTrailer: flags & ZipFlags.trailer != 0)
    } catch {
      throw reader.problem(error, at: offset)
    }
  }
}

extension ZipEntry.Method {
  /// Whether so many compressed bytes can have so much content: deflate gives at most 258 bytes for 2 bits.
  fileprivate func canInflate(_ compressedSize: Int, to size: Int) -> Bool {
    switch self {
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
      var large = try extra.part(extra.uint16())
      guard kind == 1 else { continue }
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
  return name.utf8.count <= ZipLimit.uint16 && parts.first?.isEmpty == false
    && !parts.contains { $0.elementsEqual("..".utf8) }
    && !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" || $0 == "\u{FFFD}" }
}
