/// The bytes of one .npy, from a file of its own or from an archive, handed out one after another and checked:
/// there are as many as declared, and with the checksum declared.
final class Content {
  let place: Place
  /// How many bytes there must be.
  let size: Int
  /// How many were handed out.
  private(set) var offset = 0

  private var bytes: any SequentialBytes
  private let declaredChecksum: UInt32?
  private var checksum: UInt32 = 0
  private let library: InflateLibrary

  init(
    _ bytes: any SequentialBytes, size: Int, checksum: UInt32?, library: InflateLibrary, place: Place
  ) {
    self.bytes = bytes
    self.size = size
    declaredChecksum = checksum
    self.library = library
    self.place = place
  }

  /// Fills the whole buffer with the next bytes.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(NumPyError) {
    guard buffer.count <= size - offset else { throw error(.truncated, at: size) }
    let count = try bytes.read(into: buffer)
    if declaredChecksum != nil {
      checksum = library.checksum(checksum, UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
    }
    offset += count
    if count < buffer.count { throw error(.truncated, at: offset) }
  }

  /// The next bytes; few, such as those of a header.
  func read(_ count: Int) throws(NumPyError) -> [UInt8] {
    let buffer = Buffer(count)
    try read(into: buffer.bytes)
    return Array(buffer.bytes)
  }

  /// Makes sure that everything was handed out, that nothing follows, and that the checksum is right.
  func finish() throws(NumPyError) {
    try bytes.finish()
    if let declaredChecksum, checksum != declaredChecksum {
      throw error(.archive(.wrongChecksum(declared: declaredChecksum, found: checksum)), at: offset)
    }
  }

  func error(_ reason: NumPyError.Reason, at offset: Int) -> NumPyError {
    place.error(reason, at: offset)
  }
}
