/// The list of members of a zip archive (APPNOTE 4.3.12), read and checked as a whole.
struct ZipDirectory {
  let entries: [ZipEntry]

  /// Many thousands of members; NumPy's archives have a few.
  private static let largest = 1 << 24

  init(_ source: any ByteSource) throws(NumPyError) {
    let place = Place(file: source.name)
    let end = try ZipEnd(in: source)
    let range = end.directory
    guard range.count <= Self.largest else {
      throw place.error(.archive(.directoryTooLarge(range.count)), at: range.lowerBound)
    }
    let bytes = try source.bytes(range.count, at: range.lowerBound)
    var reader = ZipReader(bytes, base: range.lowerBound, place: place)
    var entries: [ZipEntry] = []
    var names: Set<String> = []
    while reader.count > 0 {
      let start = reader.offset
      let entry = try ZipEntry(&reader)
      guard names.insert(entry.name).inserted else {
        throw place.error(.archive(.memberTwice(entry.name)), at: start)
      }
      entries.append(entry)
    }
    guard entries.count == end.memberCount else {
      throw place.error(
        .archive(.memberCountDiffers(declared: end.memberCount, listed: entries.count)), at: range.upperBound)
    }
    self.entries = try Self.limited(entries, by: range.lowerBound, place)
  }

  /// Gives each member its limit: members may not share bytes, or one bomb could be listed a thousand times.
  private static func limited(
    _ entries: [ZipEntry], by end: Int, _ place: Place
  ) throws(NumPyError) -> [ZipEntry] {
    var entries = entries
    var limit = end
    for index in entries.indices.sorted(by: { entries[$0].start > entries[$1].start }) {
      let entry = entries[index]
      let room = limit - entry.start - ZipEntry.headerSize - entry.name.utf8.count
      guard entry.start <= limit, entry.compressedSize <= room else {
        throw place.error(.archive(.membersOverlap(member: entry.name)), at: min(entry.start, limit))
      }
      entries[index].limit = limit
      limit = entry.start
    }
    return entries
  }
}
