import Glibc

/// A file of lines that several processes append to, each for a moment and under the file's lock.
///
/// Whoever dies under the lock leaves at most a torn last line, which the next one puts aside. To be used from
/// one thread.
public final class SharedFile {
  /// The file.
  public let path: String
  let calls: SystemCalls
  let descriptor: OwnedDescriptor
  /// How much of the file has been read.
  var offset = 0
  /// The file's length, known under the lock.
  private var length = 0

  /// Opens the file, which is made with this mode when there is none. A symbolic link in its place is not followed.
  public init(_ path: String, mode: UInt32 = 0o660, calls: SystemCalls = .real) throws(FileError) {
    self.path = path
    self.calls = calls
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    descriptor = try calls.openFile(path, flags, mode: mode)
    if try calls.inspect(descriptor.number, path).size == 0 { try calls.synchronizeFolder(of: path) }
  }

  /// Waits for the lock, then puts a torn last line aside.
  public func lock() throws(FileError) {
    try calls.perform(.lock, path) { () throws(Errno) in try calls.flock(descriptor.number, LOCK_EX) }
    do throws(FileError) {
      length = try namedLength()
      guard length >= offset else { throw .changed(path: path) }
      try moveTornTail()
    } catch {
      unlock()
      throw error
    }
  }

  /// Lets others have the lock. Closing the file or the end of the process does so too.
  public func unlock() {
    try? calls.flock(descriptor.number, LOCK_UN)
  }

  /// Whether nothing is in the file; under the lock.
  public var isEmpty: Bool { length == 0 }

  /// The bytes that have come since `markRead`, whole lines; under the lock.
  public var unread: Range<Int> { offset..<length }

  /// Takes note that all there is has been read.
  public func markRead() { offset = length }

  /// Everything is unread again.
  public func rewind() { offset = 0 }

  /// Appends lines in one write and returns when they are safe on disk; under the lock, and after everything was read.
  ///
  /// When it throws, lines may be there all the same, the last of them torn: read the news again from the start.
  public func append(_ lines: [UInt8]) throws(FileError) {
    guard lines.last == 0x0A else { throw .unfinishedLine(path: path) }
    do throws(FileError) {
      try calls.perform(.write, path) { () throws(Errno) in
        try calls.writeAll(lines, to: descriptor.number)
      }
      try calls.synchronize(descriptor.number, path)
    } catch {
      // What others would read without it being on disk is taken back, as far as that goes.
      try? shorten()
      throw error
    }
    length += lines.count
    offset += lines.count
  }

  /// The length of the file, which must still be the one that the path names.
  private func namedLength() throws(FileError) -> Int {
    let status = try calls.inspect(descriptor.number, path)
    do throws(FileError) {
      let named = try calls.perform(.inspect, path) { () throws(Errno) in try calls.stat(path) }
      if named.device == status.device, named.inode == status.inode { return status.size }
    } catch .failed(.inspect, _, Errno(ENOENT)) {
      // Said below.
    }
    throw .replaced(path: path)
  }

  private func moveTornTail() throws(FileError) {
    guard let tail = try calls.tornTail(of: descriptor.number, path, length: length) else { return }
    do throws(FileError) {
      try calls.keep(tail)
    } catch .failed(.open, _, Errno(EACCES)) {
      // Who may write to the file alone, not to its folder, gives up half a line that nobody has read.
    }
    length = tail.offset
    try shorten()
    try calls.synchronize(descriptor.number, path)
    guard offset <= length else { throw .changed(path: path) }
  }

  /// Cuts off what stands behind `length`.
  private func shorten() throws(FileError) {
    // A file that lost more than it should is not made longer, which would put zeros in the place.
    guard try calls.inspect(descriptor.number, path).size > length else { return }
    try calls.perform(.shorten, path) { () throws(Errno) in
      try calls.ftruncate(descriptor.number, length)
    }
  }
}
