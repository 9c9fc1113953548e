import Glibc

/// A file of lines that this process alone appends to, safe on disk before `append` returns.
///
/// The file is locked by flock(2) for as long as this object lives; the kernel releases the lock when the
/// process ends, however it ends. Programs that the process starts do not inherit it.
///
/// Beside the file there may be `NAME.holder`, which says who has it open, and `NAME.torn-OFFSET`, which
/// keeps what was cut off.
public final class AppendOnlyFile {
  /// The file.
  public let path: String
  /// How many bytes of it are known to be safe.
  public internal(set) var length = 0
  /// The torn tail that was found and moved away when the file was opened.
  public internal(set) var repair: TornTail?

  let calls: SystemCalls
  /// Appends, and holds the lock; open as long as this object lives.
  let descriptor: OwnedDescriptor
  /// Whether the note that says who holds the file is this process's.
  var hasNote = false
  /// The end of the file as it should be: of what was found at first, then what was last appended.
  var lastBytes: [UInt8] = []
  /// Whether something may stand behind `length` that was reported as not written.
  var needsCut = false

  /// Opens the file, which is made with mode 0640, whatever the umask is, when there is none, and locks it. Symbolic links are not
  /// followed, neither in its place nor in that of the files beside it.
  ///
  /// A last line without its line feed is what an interrupted append left: it is copied to a file beside
  /// this one and cut off. Nothing else is ever changed.
  /// - Parameters:
  ///   - path: the file; its folder must exist.
  ///   - owner: the user whose file it must be; nil: anybody's. A file of another user is left untouched.
  ///   - holder: who opens it, to be told to others who try.
  ///   - calls: the system.
  public init(
    _ path: String, owner: UInt32? = nil, holder: LockHolder, calls: SystemCalls = .real
  ) throws(FileError) {
    self.path = path
    self.calls = calls
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    descriptor = try calls.openFile(path, flags, mode: 0o640)
    if let owner { try check(owner: owner) }
    length = try lock(for: holder)
    // Whoever had the file before may have died between writing and synchronizing.
    try calls.synchronize(descriptor.number, path)
    if length == 0 {
      try permitGroup()
      try calls.synchronizeFolder(of: path)
    }
    try moveTornTail()
    lastBytes = try bytes(from: max(0, length - 4096))
  }

  /// Lets the group read a file that is new, or whose maker died before that: the umask may have kept it out.
  private func permitGroup() throws(FileError) {
    do throws(FileError) {
      try calls.perform(.permit, path) { () throws(Errno) in try calls.fchmod(descriptor.number, 0o640) }
    } catch .failed(.permit, _, Errno(EPERM)) {
      // It is another user's, who says who may read it.
    }
  }

  deinit {
    // What was reported as not written must not be found by whoever opens the file next.
    if needsCut { try? cut() }
    if hasNote { removeNote() }
  }

  /// All that is in the file, without what may stand behind `length`.
  public func contents() throws(FileError) -> [UInt8] { try bytes(from: 0) }

  /// Appends lines in one write and returns when they are safe on disk.
  ///
  /// When it throws, the file is as before; where even that fails, it throws `perhapsWritten`, and the remains
  /// are cut off before anything else is written, or when this object ends. It may be tried again at any
  /// time. A power cut may leave the first of several lines,
  /// and a torn one, which is moved away when the file is opened again.
  /// - Parameter lines: the bytes, of which the last must be a line feed.
  public func append(_ lines: [UInt8]) throws(FileError) {
    guard lines.last == 0x0A else { throw .unfinishedLine(path: path) }
    do throws(FileError) {
      try checkUntouched()
      if needsCut { try cut() }
      try write(lines)
    } catch {
      throw needsCut ? .perhapsWritten(error) : error
    }
    length += lines.count
    lastBytes = lines
  }

  /// Makes sure that nothing stands behind `length`, where an append failed and its remains are still there.
  public func confirm() throws(FileError) {
    guard needsCut else { return }
    try checkUntouched()
    try cut()
  }

  private func write(_ lines: [UInt8]) throws(FileError) {
    do throws(FileError) {
      try calls.perform(.write, path) { () throws(Errno) in
        try calls.writeAll(lines, to: descriptor.number)
      }
      try synchronize(lines)
    } catch {
      needsCut = true
      try? cut()
      throw error
    }
  }

  func bytes(from start: Int) throws(FileError) -> [UInt8] {
    try calls.bytes(of: descriptor.number, path, from: start, count: length - start)
  }
}
