/// The calls of the kernel that this module makes, one closure each, so that a test can record them and make
/// them fail. Each is named as its C function, takes the same and throws what the function left in `errno`.
public struct SystemCalls: Sendable {
  /// What fstat(2) and stat(2) tell of a file, as far as it is needed.
  public struct Status: Equatable, Sendable {
    /// The device that the file is on.
    public var device: UInt64
    /// The file's number on its device.
    public var inode: UInt64
    /// The number of the user who owns it.
    public var owner: UInt32
    /// The number of the group that it belongs to.
    public var group: UInt32
    /// Who may use it: the permission bits as in chmod(2).
    public var mode: UInt32
    /// Its length in bytes.
    public var size: Int
    /// Whether it is a regular file: no folder, pipe or device.
    public var isRegular: Bool
  }

  /// open(2): path, flags, mode for a file that is created.
  public var open: @Sendable (String, Int32, UInt32) throws(Errno) -> Int32
  /// close(2).
  public var close: @Sendable (Int32) throws(Errno) -> Void
  /// pread(2) into the buffer at an offset: how many bytes, 0 at the end.
  public var pread: @Sendable (Int32, UnsafeMutableRawBufferPointer, Int) throws(Errno) -> Int
  /// write(2): how many bytes were taken.
  public var write: @Sendable (Int32, UnsafeRawBufferPointer) throws(Errno) -> Int
  /// pwrite(2) at an offset.
  public var pwrite: @Sendable (Int32, UnsafeRawBufferPointer, Int) throws(Errno) -> Int
  /// fsync(2).
  public var fsync: @Sendable (Int32) throws(Errno) -> Void
  /// fcntl(2) with F_SETFL: has writing go past the kernel's cache from now on (O_DIRECT of open(2)), or through it.
  public var setDirect: @Sendable (Int32, Bool) throws(Errno) -> Void
  /// sync(2): synchronizes every file system.
  public var sync: @Sendable () -> Void
  /// ftruncate(2).
  public var ftruncate: @Sendable (Int32, Int) throws(Errno) -> Void
  /// fstat(2).
  public var fstat: @Sendable (Int32) throws(Errno) -> Status
  /// stat(2), which follows symbolic links.
  public var stat: @Sendable (String) throws(Errno) -> Status
  /// flock(2).
  public var flock: @Sendable (Int32, Int32) throws(Errno) -> Void
  /// mkdir(2): path, mode.
  public var mkdir: @Sendable (String, UInt32) throws(Errno) -> Void
  /// chmod(2): path, mode.
  public var chmod: @Sendable (String, UInt32) throws(Errno) -> Void
  /// chown(2): path, owner, group; -1 as a UInt32 leaves one as it is.
  public var chown: @Sendable (String, UInt32, UInt32) throws(Errno) -> Void
  /// fchmod(2).
  public var fchmod: @Sendable (Int32, UInt32) throws(Errno) -> Void
  /// rename(2).
  public var rename: @Sendable (String, String) throws(Errno) -> Void
  /// unlink(2).
  public var unlink: @Sendable (String) throws(Errno) -> Void
  /// readlink(2): what a symbolic link says.
  public var readlink: @Sendable (String) throws(Errno) -> String
  /// realpath(3): the path without links and dots.
  public var realpath: @Sendable (String) throws(Errno) -> String
}
