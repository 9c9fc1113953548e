import DurableFiles

/// Bytes that can be read from any place: a file, or memory.
public protocol ByteSource: Sendable {
  /// What errors call it.
  var name: String { get }
  /// How many bytes there are.
  var count: Int { get }
  /// Fills the buffer from an offset and tells how many bytes were read: fewer only where the bytes end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int
}

/// A file as a source.
public final class FileSource: ByteSource {
  private let file: ReadableFile

  /// Opens a regular file.
  public init(_ path: String, calls: SystemCalls = .real) throws(FileError) {
    file = try ReadableFile(path, calls: calls)
  }

  /// The path.
  public var name: String { file.path }
  /// The file's length when it was opened.
  public var count: Int { file.size }

  /// Reads from the file.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    try file.read(into: buffer, at: offset)
  }
}

/// Bytes in memory as a source.
public struct MemorySource: ByteSource {
  /// What errors call it.
  public let name: String
  private let bytes: [UInt8]

  /// Makes a source of bytes.
  public init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// How many bytes there are.
  public var count: Int { bytes.count }

  /// Copies from the bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    let end = min(bytes.count, offset + buffer.count)
    guard offset < end else { return 0 }
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<end])) }
    return end - offset
  }
}

extension ByteSource {
  /// Fills the whole buffer from a place where so many bytes were when the source was opened.
  func fill(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(NumPyError) {
    let place = Place(file: name)
    let done: Int
    do throws(FileError) {
      done = try read(into: buffer, at: offset)
    } catch {
      throw place.error(.file(error), at: offset)
    }
    if done < buffer.count { throw place.error(.truncated, at: offset + done) }
  }

  /// So many bytes from a place where they were when the source was opened.
  func bytes(_ count: Int, at offset: Int) throws(NumPyError) -> [UInt8] {
    let buffer = Buffer(count)
    try fill(buffer.bytes, at: offset)
    return Array(buffer.bytes)
  }
}
