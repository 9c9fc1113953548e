/// The end of a zip archive: how many members are listed, and where (APPNOTE 4.3.14 to 4.3.16).
struct ZipEnd: Equatable {
  /// How many members the archive says that it has.
  var memberCount: Int
  /// Where the list of members stands.
  var directory: Range<Int>

  private static let size = 22
  private static let locatorSize = 20
  private static let longestComment = 0xFFFF

  /// Finds the end record, which only a comment may follow.
  init(in source: any ByteSource) throws(NumPyError) {
    let place = Place(file: source.name)
    let tailSize = min(source.count, Self.locatorSize + Self.size + Self.longestComment)
    let base = source.count - tailSize
    let tail = try source.bytes(tailSize, at: base)
    guard let start = Self.start(in: tail) else {
      throw place.error(.archive(.notAnArchive), at: source.count)
    }
    var reader = ZipReader(Array(tail[start...]), base: base + start, place: place)
    try reader.skip(4)
    var end = try Self.read(&reader)
    var directoryEnd = base + start
    if start >= Self.locatorSize {
      let locator = Array(tail[start - Self.locatorSize..<start])
      var reader = ZipReader(locator, base: base + start - Self.locatorSize, place: place)
      if try reader.uint32() == ZipSignature.largeEndLocator.rawValue {
        (end, directoryEnd) = try Self.readLarge(&reader, in: source)
      }
    }
    guard end.offset <= directoryEnd, end.size == directoryEnd - end.offset else {
      throw place.error(.archive(.directoryMisplaced), at: directoryEnd)
    }
    memberCount = end.memberCount
    directory = end.offset..<directoryEnd
  }

  private typealias Fields = (memberCount: Int, size: Int, offset: Int)

  /// The last place where a signature stands and the comment ends with the file.
  private static func start(in tail: [UInt8]) -> Int? {
    guard tail.count >= size else { return nil }
    return (0...tail.count - size).reversed().first { start in
      tail[start] == 0x50 && tail[start + 1] == 0x4B && tail[start + 2] == 5 && tail[start + 3] == 6
        && Int(tail[start + 20]) | Int(tail[start + 21]) << 8 == tail.count - start - size
    }
  }

  private static func read(_ reader: inout ZipReader) throws(NumPyError) -> Fields {
    let start = reader.offset
    let disks = (try reader.uint16(), try reader.uint16())
    let counts = (try reader.uint16(), try reader.uint16())
    guard disks == (0, 0), counts.0 == counts.1 else { throw reader.problem(.severalDisks, at: start) }
    return (counts.1, try reader.uint32(), try reader.uint32())
  }

  /// Follows the locator, whose signature was read, to the end record of large archives (zip64).
  private static func readLarge(
    _ locator: inout ZipReader, in source: any ByteSource
  ) throws(NumPyError) -> (Fields, start: Int) {
    let locatorStart = locator.offset - 4
    let disk = try locator.uint32()
    let start = try locator.uint64()
    guard disk == 0, try locator.uint32() <= 1 else { throw locator.problem(.severalDisks, at: locatorStart) }
    // Between the fixed part of 56 bytes and the locator may stand what only others understand.
    guard start <= locatorStart - 56 else {
      throw locator.problem(.recordExpected(.largeEnd), at: locatorStart)
    }
    var reader = ZipReader(try source.bytes(56, at: start), base: start, place: Place(file: source.name))
    try reader.signature(.largeEnd, of: .largeEnd)
    guard try reader.uint64() == locatorStart - start - 12 else {
      throw reader.problem(.recordExpected(.largeEnd), at: start)
    }
    try reader.skip(4)
    let disksStart = reader.offset
    let disks = (try reader.uint32(), try reader.uint32())
    let counts = (try reader.uint64(), try reader.uint64())
    guard disks == (0, 0), counts.0 == counts.1 else { throw reader.problem(.severalDisks, at: disksStart) }
    return ((counts.1, try reader.uint64(), try reader.uint64()), start)
  }
}
