import Glibc

/// Keeps other processes from writing files that belong together into a folder at the same time.
///
/// The folder itself is locked by flock(2), so that nothing is left in it; the kernel releases the lock when the
/// process ends, however it ends. It binds those alone who take it too.
public final class FolderLock {
  private let descriptor: OwnedDescriptor
  private let calls: SystemCalls

  /// Locks a folder, which must exist; waits for as long as another process has it locked.
  public init(_ path: String, calls: SystemCalls = .real) throws(FileError) {
    self.calls = calls
    descriptor = try calls.openFile(path, O_RDONLY | O_DIRECTORY)
    do throws(FileError) {
      try calls.perform(.lock, path) { () throws(Errno) in try calls.flock(descriptor.number, LOCK_EX) }
    } catch .failed(.lock, _, Errno(EBADF)) {
      // NFS locks only what is open for writing, which folders cannot be; it can do no better.
    }
  }

  /// Lets others go on.
  public func release() { try? calls.flock(descriptor.number, LOCK_UN) }
}
