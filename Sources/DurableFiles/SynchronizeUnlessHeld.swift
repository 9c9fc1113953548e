import Glibc

/// Makes sure that what is in a file is safe on disk, unless another process has it open for appending: then it
/// returns false. A missing file has nothing to lose.
///
/// Whoever wrote the file may have died before synchronizing it.
public func synchronizeUnlessHeld(_ path: String, calls: SystemCalls = .real) throws(FileError) -> Bool {
  do throws(FileError) {
    let file = try calls.openFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    try calls.perform(.lock, path) { () throws(Errno) in try calls.flock(file.number, LOCK_SH | LOCK_NB) }
    try calls.synchronize(file.number, path)
    return true
  } catch .failed(.lock, _, Errno(EWOULDBLOCK)) {
    return false
  } catch .failed(.open, _, Errno(ENOENT)) {
    return true
  }
}
