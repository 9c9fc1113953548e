/// Writes a .npz that NumPy loads: arrays one after another, then, with `finish`, the list of them.
///
/// The bytes depend on what is written and on the version of the library that compresses: members bear zip's first date, 1980-01-01.
public final class NumPyArchiveWriter {
  /// How members are compressed.
  public enum Compression: Sendable {
    /// Not at all, as numpy.savez does.
    case none
    /// By deflate, at a level from 1 (fast) to 9 (small); 6 as numpy.savez_compressed does.
    case deflate(level: Int = 6)
    /// By deflate, as fast as it goes: with ISA-L where it is there, else with zlib at level 1.
    case fastest
  }

  private let sink: SinkWriter
  private let compression: Compression
  private let largest: Int
  private var records: [ZipRecordWriter] = []
  private var names: Set<String> = []

  /// Begins an archive in an empty sink.
  public convenience init(to sink: any ByteSink, compression: Compression = .deflate()) {
    self.init(to: sink, compression: compression, largest: ZipLimit.uint32 - 1)
  }

  /// Begins an archive that gives sizes and offsets above `largest` as large ones do (zip64).
  package init(to sink: any ByteSink, compression: Compression, largest: Int) {
    self.sink = SinkWriter(sink)
    self.compression = compression
    self.largest = largest
  }

  /// Writes an array.
  ///
  /// - Parameters:
  ///   - name: its name without `.npy`.
  ///   - type: what its elements are.
  ///   - shape: the length of each axis.
  ///   - body: writes the elements in C order.
  public func add(
    _ name: String, of type: ElementType, shape: [Int],
    _ body: (ArrayWriter) throws(NumPyError) -> Void
  ) throws(NumPyError) {
    let place = Place(file: sink.place.file, member: name + ".npy")
    let header = try ArrayHeader.toWrite(type, shape, for: place)
    // deflate makes nothing longer by more than five bytes in 16 KB; a header has less than 4 KB.
    let isLarge = header.byteCount > largest - largest / 1024 - 4096
    var record = try begin(name + ".npy", isLarge: isLarge)
    let output = MemberOutput(sink, deflater: try compression.makeDeflater(for: sink))
    let writer = ArrayWriter(header, to: output, place: place)
    try body(writer)
    try writer.finish()
    try output.finish()
    (record.checksum, record.size, record.compressedSize) = (
      output.checksum, output.size, output.compressedSize
    )
    try sink.overwrite(at: record.start, with: record.memberHeader())
    records.append(record)
  }

  /// Writes an array of numbers that are in memory.
  public func add<Element: NumPyElement>(
    _ name: String, _ elements: [Element], shape: [Int]
  ) throws(NumPyError) {
    try add(name, of: Element.elementType, shape: shape) { (array) throws(NumPyError) in
      try array.append(elements)
    }
  }

  /// Writes an array of texts that are in memory, with room for the longest.
  public func add(_ name: String, texts: [String], shape: [Int]) throws(NumPyError) {
    let length = max(1, texts.lazy.map(\.unicodeScalars.count).max() ?? 1)
    try add(name, of: .unicode(length: length), shape: shape) { (array) throws(NumPyError) in
      for text in texts { try array.append(text: text) }
    }
  }

  /// Copies an array from another archive as it is compressed there, with its checksum, which is not checked.
  public func copy(_ name: String, from archive: NumPyArchive) throws(NumPyError) {
    let entry = try archive.entry(name + ".npy")
    var record = try begin(entry.name, isLarge: max(entry.size, entry.compressedSize) > largest)
    record.method = entry.method
    (record.checksum, record.size, record.compressedSize) = (entry.checksum, entry.size, entry.compressedSize)
    var bytes = StoredBytes(archive.source, try entry.contentRange(in: archive.source))
    let buffer = Buffer(1 << 16)
    while bytes.count > 0 {
      let count = try bytes.read(into: buffer.bytes)
      try sink.append(UnsafeRawBufferPointer(rebasing: buffer.bytes.prefix(count)))
    }
    try sink.overwrite(at: record.start, with: record.memberHeader())
    records.append(record)
  }

  /// Writes the list of members. Without it the archive cannot be read.
  public func finish() throws(NumPyError) {
    let start = sink.offset
    for record in records { try sink.append(record.directoryEntry(largest: largest)) }
    try sink.append(
      endOfArchive(memberCount: records.count, directory: start..<sink.offset, largest: largest))
  }

  /// Writes a member's header, to be written again when its numbers are known.
  private func begin(_ name: String, isLarge: Bool) throws(NumPyError) -> ZipRecordWriter {
    guard isSafe(name) else { throw sink.place.error(.archive(.unsafeMemberName(name)), at: sink.offset) }
    guard names.insert(name).inserted else {
      throw sink.place.error(.archive(.memberTwice(name)), at: sink.offset)
    }
    let method: ZipEntry.Method = if case .none = compression { .stored } else { .deflated }
    let record = ZipRecordWriter(name: name, method: method, start: sink.offset, isLarge: isLarge)
    try sink.append(record.memberHeader())
    return record
  }
}
