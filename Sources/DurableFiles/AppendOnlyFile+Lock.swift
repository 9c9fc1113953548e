import Glibc

// Who may append: the holder of the lock, as long as the path still names the file.

extension AppendOnlyFile {
  /// Takes the lock and leaves a note who did; tells the length of the file.
  func lock(for holder: LockHolder) throws(FileError) -> Int {
    do throws(FileError) {
      try calls.perform(.lock, path) { () throws(Errno) in
        try calls.flock(descriptor.number, LOCK_EX | LOCK_NB)
      }
    } catch .failed(.lock, _, Errno(EWOULDBLOCK)) {
      throw .held(path: path, by: note())
    }
    let size = try checkNamed()
    hasNote = true
    // The note is a courtesy: where it cannot be written, the lock holds all the same.
    try? leaveNote(holder)
    return size
  }

  /// Makes sure that the open file is the user's.
  func check(owner: UInt32) throws(FileError) {
    let found = try calls.inspect(descriptor.number, path).owner
    guard found == owner else { throw .otherOwner(path: path, owner: found) }
  }

  /// Makes sure that nobody without the lock wrote to the file, removed it or put another in its place.
  func checkUntouched() throws(FileError) {
    let size = try checkNamed()
    guard size == length || needsCut && size > length else { throw .changed(path: path) }
  }

  /// Makes sure that the path names the file that is open; tells its length.
  private func checkNamed() throws(FileError) -> Int {
    let status = try calls.inspect(descriptor.number, path)
    do throws(FileError) {
      let named = try calls.perform(.inspect, path) { () throws(Errno) in try calls.stat(path) }
      if named.device == status.device, named.inode == status.inode { return status.size }
    } catch .failed(.inspect, _, Errno(ENOENT)) {
      // Said below.
    }
    throw .replaced(path: path)
  }

  /// Where the holder of the lock says who it is. It may be stale: only the lock decides.
  private var notePath: String { path + ".holder" }

  private func leaveNote(_ holder: LockHolder) throws(FileError) {
    let note = try calls.makeFile(notePath, mode: 0o640)
    try calls.perform(.write, notePath) { () throws(Errno) in
      try calls.writeAll(Array(holder.line.utf8), to: note.number)
    }
  }

  private func note() -> LockHolder? {
    guard let bytes = try? calls.readRegularFile(notePath, O_NOFOLLOW, largest: 4096) else { return nil }
    return LockHolder(line: String(decoding: bytes, as: UTF8.self))
  }

  /// Removes the note, under the lock still, unless the path names another file by now: then it is not ours.
  func removeNote() {
    if (try? checkNamed()) != nil { try? calls.unlink(notePath) }
  }
}
