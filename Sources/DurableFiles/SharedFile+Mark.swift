import Glibc

extension SharedFile {
  /// The end of the whole lines that a shared file had at a moment when nobody was appending.
  ///
  /// Lines before it stay as they are: the file is only appended to.
  public struct Mark: Equatable, Sendable {
    /// How many bytes lie before it.
    public let length: Int
    let device: UInt64
    let inode: UInt64
  }

  /// Takes the end of a file that is there, without opening it for writing; nil when there is none.
  ///
  /// Waits while somebody appends, but lets others take marks at the same time.
  public static func mark(of path: String, calls: SystemCalls = .real) throws(FileError) -> Mark? {
    do throws(FileError) {
      let descriptor = try calls.openFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
      // Closing the descriptor gives the lock back.
      try calls.perform(.lock, path) { () throws(Errno) in try calls.flock(descriptor.number, LOCK_SH) }
      let status = try calls.inspect(descriptor.number, path)
      let tail = try calls.tornTail(of: descriptor.number, path, length: status.size)
      return Mark(length: tail?.offset ?? status.size, device: status.device, inode: status.inode)
    } catch .failed(.open, _, Errno(ENOENT)) {
      return nil
    }
  }

  /// Takes what lies before a mark as read; false, and nothing done, when the mark is another file's.
  public func skip(to mark: Mark) throws(FileError) -> Bool {
    let status = try calls.inspect(descriptor.number, path)
    guard status.device == mark.device, status.inode == mark.inode, status.size >= mark.length else {
      return false
    }
    offset = mark.length
    return true
  }
}
