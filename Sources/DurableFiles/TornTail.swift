import Glibc

/// A last line without its line feed: what an interrupted append left.
public struct TornTail: Equatable, Sendable {
  /// Where it began in the file.
  public var offset: Int
  /// Its bytes.
  public var bytes: [UInt8]
  /// The file that keeps the bytes: beside the torn one, a line for each time.
  public var keptIn: String

  /// Makes a tail from its three parts.
  public init(offset: Int, bytes: [UInt8], keptIn: String) {
    self.offset = offset
    self.bytes = bytes
    self.keptIn = keptIn
  }
}

extension SystemCalls {
  /// The torn tail of an open file, or nil when it ends with a line feed or is empty. One that is larger
  /// than any file read whole was not left by an append.
  func tornTail(of descriptor: Int32, _ path: String, length: Int) throws(FileError) -> TornTail? {
    var start = length
    // Mostly there is none, and nothing before the last byte needs to be read.
    if length == 0 { return nil }
    if try bytes(of: descriptor, path, from: length - 1, count: 1) == [0x0A] { return nil }
    while start > 0 {
      let block = max(0, start - 65_536)
      let found = try bytes(of: descriptor, path, from: block, count: start - block)
      if let feed = found.lastIndex(of: 0x0A) {
        start = block + feed + 1
        break
      }
      start = block
      guard length - start <= largestWholeFile else { throw .tooLarge(path: path, size: length) }
    }
    if start == length { return nil }
    let tail = try bytes(of: descriptor, path, from: start, count: length - start)
    return TornTail(offset: start, bytes: tail, keptIn: "\(path).torn-\(start)")
  }

  /// Appends a torn tail, as a line of its own, to the file that keeps it.
  func keep(_ tail: TornTail) throws(FileError) {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    let descriptor = try openFile(tail.keptIn, flags, mode: 0o640)
    _ = try inspect(descriptor.number, tail.keptIn)
    try perform(.write, tail.keptIn) { () throws(Errno) in
      try writeAll(tail.bytes + [0x0A], to: descriptor.number)
    }
    try synchronize(descriptor.number, tail.keptIn)
    try synchronizeFolder(of: tail.keptIn)
  }
}
