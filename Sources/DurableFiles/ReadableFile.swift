import Glibc

/// A regular file that is read from any place, with no more memory than the caller's buffer.
public struct ReadableFile: ~Copyable, Sendable {
  /// The path that it was opened by.
  public let path: String
  /// Its length in bytes when it was opened.
  public let size: Int
  private let descriptor: OwnedDescriptor
  private let calls: SystemCalls

  /// Opens a file. Follows symbolic links; refuses folders, pipes and devices.
  public init(_ path: String, calls: SystemCalls = .real) throws(FileError) {
    let descriptor = try calls.openFile(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    size = try calls.inspect(descriptor.number, path).size
    self.path = path
    self.descriptor = descriptor
    self.calls = calls
  }

  /// Fills the buffer from an offset and tells how many bytes were read: fewer only where the file ends.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    try calls.perform(.read, path) { () throws(Errno) in
      try calls.fill(buffer, from: descriptor.number, at: offset)
    }
  }
}
