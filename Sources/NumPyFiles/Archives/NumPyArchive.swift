import DurableFiles

/// A .npz: a zip archive of arrays.
///
/// Opening reads and checks the list of its members; arrays are read one at a time, as streams.
public struct NumPyArchive: Sendable {
  let source: any ByteSource
  let entries: [ZipEntry]
  let library: InflateLibrary

  /// Opens an archive.
  public init(path: String) throws(NumPyError) {
    try self.init(FileSource.opened(path))
  }

  /// Opens an archive in a source.
  public init(_ source: any ByteSource) throws(NumPyError) {
    try self.init(source, library: .fastest)
  }

  package init(_ source: any ByteSource, library: InflateLibrary) throws(NumPyError) {
    self.source = source
    self.library = library
    entries = try ZipDirectory(source).entries
  }

  /// The names of its arrays, in the order of the archive, without `.npy`.
  public var names: [String] {
    entries.compactMap { $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : nil }
  }

  /// Opens an array by its name without `.npy`, as NumPy does.
  public func array(_ name: String) throws(NumPyError) -> ArrayReader {
    try array(name, chunkSize: ArrayReader.usualChunkSize)
  }

  package func array(_ name: String, chunkSize: Int) throws(NumPyError) -> ArrayReader {
    let entry = try entry(name + ".npy")
    return try ArrayReader(content(of: entry), chunkSize: chunkSize)
  }

  func entry(_ name: String) throws(NumPyError) -> ZipEntry {
    if let entry = entries.first(where: { $0.name == name }) { return entry }
    throw Place(file: source.name).error(
      .archive(.memberMissing(name, present: entries.map(\.name))), at: 0)
  }

  private func content(of entry: ZipEntry) throws(NumPyError) -> Content {
    let place = Place(file: source.name, member: entry.name)
    let stored = try StoredBytes(source, entry.contentRange(in: source))
    let bytes: any SequentialBytes =
      entry.method == .stored ? stored : try InflatedBytes(stored, library: library, place: place)
    return Content(bytes, size: entry.size, checksum: entry.checksum, library: library, place: place)
  }
}
