import Glibc

/// Which file stood at a path, how long it was and when it was last written: what changes when somebody writes it.
///
/// For files that are read in pieces, or twice: taken before and after, it tells whether all of it was one content. A
/// writer who keeps the size and sets the time back is not noticed.
public struct FileState: Equatable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  private let size: Int64
  private let seconds: Int64
  private let nanoseconds: Int64

  /// Looks at a path; nil when nothing can be seen there.
  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = Int64(status.st_mtim.tv_sec)
    nanoseconds = Int64(status.st_mtim.tv_nsec)
  }
}
