/// Reads the numbers of zip records, all little-endian, and tells where they end too early.
struct ZipReader {
  private let bytes: [UInt8]
  /// Where the bytes stand in the file.
  private let base: Int
  private let place: Place
  private var position = 0

  init(_ bytes: [UInt8], base: Int, place: Place) {
    self.bytes = bytes
    self.base = base
    self.place = place
  }

  /// Where in the file the next byte stands.
  var offset: Int { base + position }
  /// How many bytes are left.
  var count: Int { bytes.count - position }

  mutating func take(_ count: Int) throws(NumPyError) -> [UInt8] {
    guard count <= self.count else { throw place.error(.truncated, at: base + bytes.count) }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// A reader of the next bytes alone.
  mutating func part(_ count: Int) throws(NumPyError) -> ZipReader {
    let start = offset
    return ZipReader(try take(count), base: start, place: place)
  }

  mutating func skip(_ count: Int) throws(NumPyError) {
    guard count <= self.count else { throw place.error(.truncated, at: base + bytes.count) }
    position += count
  }

  mutating func uint16() throws(NumPyError) -> Int { Int(try number(2)) }

  mutating func uint32() throws(NumPyError) -> Int { Int(try number(4)) }

  mutating func uint64() throws(NumPyError) -> Int {
    let start = offset
    guard let value = Int(exactly: try number(8)) else { throw problem(.numberTooLarge, at: start) }
    return value
  }

  private mutating func number(_ size: Int) throws(NumPyError) -> UInt64 {
    guard size <= count else { throw place.error(.truncated, at: base + bytes.count) }
    defer { position += size }
    return bytes[position..<position + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Takes the signature that every record begins with.
  mutating func signature(_ signature: ZipSignature, of record: ZipRecord) throws(NumPyError) {
    let start = offset
    guard count >= 4, try uint32() == signature.rawValue else {
      throw problem(.recordExpected(record), at: start)
    }
  }

  func problem(_ problem: ArchiveProblem, at offset: Int) -> NumPyError {
    place.error(.archive(problem), at: offset)
  }
}

/// What records begin with (APPNOTE 4.3.7, 4.3.12, 4.3.14 to 4.3.16).
enum ZipSignature: Int {
  case memberHeader = 0x0403_4B50
  case directoryEntry = 0x0201_4B50
  case largeEnd = 0x0606_4B50
  case largeEndLocator = 0x0706_4B50
  case end = 0x0605_4B50
}

/// What stands where a number is too large for its field, and is given in another record.
enum ZipLimit {
  static let uint16 = 0xFFFF
  static let uint32 = 0xFFFF_FFFF
}
