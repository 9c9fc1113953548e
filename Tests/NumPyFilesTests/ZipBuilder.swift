/// Zip archives byte by byte, right or wrong, made without the code under test.
struct ZipBuilder {
  /// A member; what is nil is filled in as it must be.
  struct Member {
    var name: String
    var nameBytes: [UInt8]?
    /// The bytes in the archive; deflated if the method says so.
    var content: [UInt8]
    var size: Int?
    var checksum: UInt32?
    var method = 0
    var flags = 0
    var compressedSize: Int?
    var start: Int?
    var disk = 0
    var extra: [UInt8] = []
    var memberExtra: [UInt8] = []
    var memberName: String?
    var memberMethod: Int?
    var memberChecksum: UInt32?
    var comment = ""
  }

  var members: [Member]
  var comment: [UInt8] = []
  var prefix: [UInt8] = []
  var isLarge = false
  var count: Int?
  var directorySize: Int?
  var directoryStart: Int?
  var disk = 0
  var largeEndSize = 44
  var largeEndStart: Int?

  /// The archive, and where each member's header and the list of members stand.
  func build() -> (bytes: [UInt8], starts: [Int], directory: Int) {
    var bytes = prefix
    var starts: [Int] = []
    for member in members {
      starts.append(bytes.count)
      bytes += memberHeader(member) + member.content
    }
    let directory = bytes.count
    for (member, start) in zip(members, starts) { bytes += entry(member, start) }
    bytes += end(directory: directory..<bytes.count)
    return (bytes, starts, directory)
  }

  private func memberHeader(_ member: Member) -> [UInt8] {
    let name = member.memberName.map { Array($0.utf8) } ?? member.nameBytes ?? Array(member.name.utf8)
    let isTrailing = member.flags & 8 != 0
    let sum = member.memberChecksum ?? member.checksum ?? crc32(member.content)
    var bytes = little(0x0403_4B50, 4) + little(20, 2) + little(member.flags, 2)
    bytes += little(member.memberMethod ?? member.method, 2) + little(0, 4)
    bytes += little(isTrailing ? 0 : Int(sum), 4)
    bytes += little(isTrailing ? 0 : member.compressedSize ?? member.content.count, 4)
    bytes += little(isTrailing ? 0 : member.size ?? member.content.count, 4)
    return bytes + little(name.count, 2) + little(member.memberExtra.count, 2) + name + member.memberExtra
  }

  private func entry(_ member: Member, _ start: Int) -> [UInt8] {
    let name = member.nameBytes ?? Array(member.name.utf8)
    var bytes = little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(member.flags, 2)
    bytes +=
      little(member.method, 2) + little(0, 4) + little(Int(member.checksum ?? crc32(member.content)), 4)
    bytes += little(member.compressedSize ?? member.content.count, 4)
    bytes += little(member.size ?? member.content.count, 4)
    bytes += little(name.count, 2) + little(member.extra.count, 2) + little(member.comment.utf8.count, 2)
    bytes += little(member.disk, 2) + little(0, 6) + little(member.start ?? start, 4)
    return bytes + name + member.extra + Array(member.comment.utf8)
  }

  private func end(directory: Range<Int>) -> [UInt8] {
    let count = count ?? members.count
    let size = directorySize ?? directory.count
    let start = directoryStart ?? directory.lowerBound
    var bytes: [UInt8] = []
    if isLarge {
      bytes += little(0x0606_4B50, 4) + little(largeEndSize, 8) + little(45, 2) + little(45, 2)
      bytes += little(disk, 4) + little(0, 4) + little(count, 8) + little(count, 8)
      bytes += little(size, 8) + little(start, 8)
      bytes += little(0x0706_4B50, 4) + little(0, 4)
      bytes += little(largeEndStart ?? directory.upperBound, 8) + little(1, 4)
    }
    bytes += little(0x0605_4B50, 4) + little(isLarge ? 0 : disk, 2) + little(0, 2)
    bytes += little(isLarge ? 0xFFFF : count, 2) + little(isLarge ? 0xFFFF : count, 2)
    bytes += little(isLarge ? 0xFFFF_FFFF : size, 4) + little(isLarge ? 0xFFFF_FFFF : start, 4)
    return bytes + little(comment.count, 2) + comment
  }
}

extension ZipBuilder {
  init(_ members: Member...) {
    self.members = members
  }

  /// The archive alone.
  var bytes: [UInt8] { build().bytes }
}

/// The lowest bytes of a number, the lowest first.
func little(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
}

/// CRC-32 bit by bit (RFC 1952).
func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}

/// A deflate stream of blocks that are not compressed (RFC 1951 3.2.4).
func deflatedWithoutCompression(_ bytes: [UInt8], blockSize: Int = 60_000) -> [UInt8] {
  var result: [UInt8] = []
  var start = 0
  repeat {
    let end = min(bytes.count, start + blockSize)
    let length = little(end - start, 2)
    result += [end == bytes.count ? 1 : 0] + length + length.map(~) + bytes[start..<end]
    start = end
  } while start < bytes.count
  return result
}
