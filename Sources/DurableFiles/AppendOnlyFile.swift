import Glibc

/// A file of lines that this process alone appends to, each line safe on disk before `append` returns.
///
/// The file is locked by flock(2) for as long as this object lives; the kernel releases the lock when the
/// process ends, however it ends. The descriptor is closed in programs that the process starts.
public final class AppendOnlyFile {
  /// The file.
  public let path: String
  /// How many bytes of it are known to be safe.
  public private(set) var length = 0
  /// The torn tail that was found and moved away when the file was opened.
  public private(set) var repair: TornTail?

  let calls: SystemCalls
  let descriptor: OwnedDescriptor
  /// The end of the file as it should be on disk: of what was found, or the last line appended.
  private var lastBytes: [UInt8] = []
  /// Whether something may stand behind `length` that was reported as not written.
  private var needsCut = false

  /// Opens the file, which is made with mode 0640 when there is none, and locks it.
  ///
  /// A last line without its line feed is what an interrupted append left: it is copied to a file beside
  /// this one and cut off. Nothing else is ever changed.
  /// - Parameters:
  ///   - path: the file; its folder must exist.
  ///   - holder: who opens it, to be told to others who try.
  ///   - calls: the system.
  public init(
    _ path: String, holder: LockHolder, calls: SystemCalls = .real
  ) throws(FileError) {
    self.path = path
    self.calls = calls
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    descriptor = try calls.openFile(path, flags, mode: 0o640)
    try lock()
    // Who holds the file is a courtesy: when it cannot be written, the lock holds all the same.
    try? calls.writeNew(holderPath, Array(holder.line.utf8), mode: 0o640)
    length = try status().size
    if let tail = try calls.tornTail(of: descriptor.number, path, length: length) {
      try remove(tail)
    }
    lastBytes = try end(min(length, 4096))
    try calls.perform(.synchronize, path) { () throws(Errno) in try calls.fsync(descriptor.number) }
    try calls.synchronizeFolder(of: path)
  }

  deinit {
    // Still under the lock, so that it cannot be the note of the next holder.
    try? calls.unlink(holderPath)
  }

  /// All that is in the file, without what may stand behind `length`.
  public func contents() throws(FileError) -> [UInt8] {
    let bytes = try calls.contents(of: descriptor.number, path)
    return bytes.count > length ? Array(bytes[..<length]) : bytes
  }

  /// Appends one line and returns when it is safe on disk.
  ///
  /// When it throws, the file is as before; where even that fails, the remains are cut off before the next
  /// line is written or when the file is opened again. It may be tried again at any time.
  /// - Parameter line: the bytes, of which the last must be the line feed.
  public func append(_ line: [UInt8]) throws(FileError) {
    guard line.last == 0x0A else { throw .unfinishedLine(path: path) }
    try checkUntouched()
    if needsCut { try cut() }
    do throws(FileError) {
      try calls.perform(.write, path) { () throws(Errno) in
        try line.withUnsafeBytesOrErrno { bytes throws(Errno) in
          try calls.writeAll(bytes, to: descriptor.number)
        }
      }
      try synchronize(line)
    } catch {
      needsCut = true
      try? cut()
      throw error
    }
    length += line.count
    lastBytes = line
  }
}

extension AppendOnlyFile {
  /// Where the holder of the lock says who it is.
  var holderPath: String { path + ".holder" }

  private func status() throws(FileError) -> SystemCalls.Status {
    let status = try calls.perform(.inspect, path) { () throws(Errno) in try calls.fstat(descriptor.number) }
    guard status.isRegular else { throw .notARegularFile(path: path) }
    return status
  }

  private func lock() throws(FileError) {
    do throws(Errno) {
      try calls.retrying { () throws(Errno) in try calls.flock(descriptor.number, LOCK_EX | LOCK_NB) }
    } catch  where error.code == EWOULDBLOCK {
      let note = try? readFile(holderPath, calls: calls)
      throw .held(path: path, by: note.flatMap { LockHolder(line: String(decoding: $0, as: UTF8.self)) })
    } catch {
      throw .failed(.lock, path: path, error)
    }
    try checkStillNamed(try status())
  }

  /// Makes sure that the path names the file that is open, so that nothing is written to a removed one.
  private func checkStillNamed(_ status: SystemCalls.Status) throws(FileError) {
    do throws(Errno) {
      let named = try calls.retrying { () throws(Errno) in try calls.stat(path) }
      if named.device == status.device, named.inode == status.inode { return }
    } catch  where error.code != ENOENT {
      throw .failed(.inspect, path: path, error)
    } catch {}
    throw .replaced(path: path)
  }

  /// Makes sure that nobody without the lock wrote to the file.
  private func checkUntouched() throws(FileError) {
    let status = try status()
    try checkStillNamed(status)
    guard status.size == length || needsCut && status.size > length else { throw .changed(path: path) }
  }

  private func remove(_ tail: TornTail) throws(FileError) {
    try calls.keep(tail, beside: path)
    try calls.perform(.shorten, path) { () throws(Errno) in
      try calls.ftruncate(descriptor.number, tail.offset)
    }
    length = tail.offset
    repair = tail
  }

  /// Synchronizes the line that was just written.
  ///
  /// After a failed fsync the kernel may take the pages for clean though they never reached the disk, and
  /// a second fsync would succeed without writing them (Rebello et al., "Can Applications Recover from
  /// fsync Failures?", 2020). So the file is opened anew and compared, and the line is written once more in its
  /// place before it is synchronized.
  private func synchronize(_ line: [UInt8]) throws(FileError) {
    do throws(FileError) {
      try calls.perform(.synchronize, path) { () throws(Errno) in try calls.fsync(descriptor.number) }
    } catch {
      let again = try reopen(expecting: lastBytes + line, upTo: length + line.count)
      try calls.perform(.write, path) { () throws(Errno) in
        try line.withUnsafeBytesOrErrno { bytes throws(Errno) in
          try calls.rewriteAll(bytes, to: again.number, at: length)
        }
      }
      try calls.perform(.synchronize, path) { () throws(Errno) in try calls.fsync(again.number) }
    }
  }

  /// Cuts off what a failed append left, once the file is seen to be sound up to there.
  private func cut() throws(FileError) {
    let again = try reopen(expecting: lastBytes, upTo: length)
    try calls.perform(.shorten, path) { () throws(Errno) in try calls.ftruncate(again.number, length) }
    try calls.perform(.synchronize, path) { () throws(Errno) in try calls.fsync(again.number) }
    needsCut = false
  }

  /// Opens the file a second time and compares what stands before an offset with what should be there.
  private func reopen(expecting bytes: [UInt8], upTo offset: Int) throws(FileError) -> OwnedDescriptor {
    let again = try calls.openFile(path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    let start = offset - bytes.count
    guard try calls.bytes(of: again.number, path, from: start, count: bytes.count) == bytes else {
      throw .changed(path: path)
    }
    return again
  }

  private func end(_ count: Int) throws(FileError) -> [UInt8] {
    try calls.bytes(of: descriptor.number, path, from: length - count, count: count)
  }
}
