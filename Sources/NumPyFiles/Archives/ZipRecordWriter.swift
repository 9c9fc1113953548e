/// A member that is being written, and the records that tell of it (APPNOTE 4.3.7 and 4.3.12).
struct ZipRecordWriter {
  var name: String
  var method: ZipEntry.Method
  /// Where its header stands.
  var start: Int
  /// Whether its header has room for sizes over 4 GiB.
  var isLarge: Bool
  var checksum: UInt32 = 0
  var compressedSize = 0
  var size = 0

  /// The version of zip that reading needs: 4.5 for large archives, otherwise 2.0 (deflate).
  private static let (version, largeVersion) = (20, 45)
  /// A regular file, for its owner to write and all to read, as Unix (3) has it.
  private static let (unix, mode) = (3, 0o100644)
  /// 1980-01-01, the first date of zip.
  private static let date = 1 << 5 | 1

  /// What stands before the content. Its length does not depend on the sizes.
  func memberHeader() -> [UInt8] {
    var record = ZipBytes(.memberHeader)
    record.uint16(isLarge ? Self.largeVersion : Self.version)
    appendCommon(
      &record, compressedSize: isLarge ? ZipLimit.uint32 : compressedSize,
      size: isLarge ? ZipLimit.uint32 : size)
    record.uint16(isLarge ? 20 : 0)
    record.bytes += name.utf8
    if isLarge { record.largeNumbers([size, compressedSize]) }
    return record.bytes
  }

  /// The member in the list of members.
  func directoryEntry(largest: Int) -> [UInt8] {
    let large = [size, compressedSize, start].filter { $0 > largest }
    func field(_ number: Int) -> Int { number > largest ? ZipLimit.uint32 : number }
    let version = isLarge || !large.isEmpty ? Self.largeVersion : Self.version
    var record = ZipBytes(.directoryEntry)
    record.uint16(Self.unix << 8 | version)
    record.uint16(version)
    appendCommon(&record, compressedSize: field(compressedSize), size: field(size))
    record.uint16(large.isEmpty ? 0 : 4 + 8 * large.count)
    // No comment, first disk, not known to be text.
    for _ in 0..<3 { record.uint16(0) }
    record.uint32(Self.mode << 16)
    record.uint32(field(start))
    record.bytes += name.utf8
    if !large.isEmpty { record.largeNumbers(large) }
    return record.bytes
  }

  private func appendCommon(_ record: inout ZipBytes, compressedSize: Int, size: Int) {
    record.uint16(name.utf8.allSatisfy { $0 < 0x80 } ? 0 : ZipFlags.utf8)
    record.uint16(method.rawValue)
    record.uint16(0)
    record.uint16(Self.date)
    record.uint32(Int(checksum))
    record.uint32(compressedSize)
    record.uint32(size)
    record.uint16(name.utf8.count)
  }
}

/// The records after the list of members (APPNOTE 4.3.14 to 4.3.16).
func endOfArchive(memberCount: Int, directory: Range<Int>, largest: Int) -> [UInt8] {
  var record = ZipBytes()
  let isLarge = memberCount >= ZipLimit.uint16 || directory.upperBound > largest
  if isLarge {
    record.signature(.largeEnd)
    record.uint64(44)
    record.uint16(45)
    record.uint16(45)
    record.uint32(0)
    record.uint32(0)
    for number in [memberCount, memberCount, directory.count, directory.lowerBound] { record.uint64(number) }
    record.signature(.largeEndLocator)
    record.uint32(0)
    record.uint64(directory.upperBound)
    record.uint32(1)
  }
  record.signature(.end)
  record.uint32(0)
  for _ in 0..<2 { record.uint16(isLarge ? ZipLimit.uint16 : memberCount) }
  record.uint32(isLarge ? ZipLimit.uint32 : directory.count)
  record.uint32(isLarge ? ZipLimit.uint32 : directory.lowerBound)
  record.uint16(0)
  return record.bytes
}

/// The numbers of zip records, little-endian.
struct ZipBytes {
  var bytes: [UInt8] = []

  init() {}

  init(_ signature: ZipSignature) {
    self.signature(signature)
  }

  mutating func signature(_ signature: ZipSignature) { uint32(signature.rawValue) }
  mutating func uint16(_ number: Int) { append(number, size: 2) }
  mutating func uint32(_ number: Int) { append(number, size: 4) }
  mutating func uint64(_ number: Int) { append(number, size: 8) }

  /// The extra field of large members (APPNOTE 4.5.3).
  mutating func largeNumbers(_ numbers: [Int]) {
    uint16(1)
    uint16(8 * numbers.count)
    for number in numbers { uint64(number) }
  }

  private mutating func append(_ number: Int, size: Int) {
    for index in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
