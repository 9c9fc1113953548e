import Glibc

// The steps that reading and writing are made of, each telling what was tried when it fails.

/// O_PATH of open(2), which the Glibc module lacks: locates a file without opening it.
let openPathOnly: Int32 = 0o10_000_000

extension SystemCalls {
  /// Makes a call, again when interrupted, and says what it was for when it fails.
  func perform<Result>(
    _ action: FileError.Action, _ path: String, _ call: () throws(Errno) -> Result
  ) throws(FileError) -> Result {
    do throws(Errno) {
      return try retrying(call)
    } catch {
      throw .failed(action, path: path, error)
    }
  }

  /// Opens a file. Where no link is to be followed (O_NOFOLLOW), one is refused by its own error.
  func openFile(_ path: String, _ flags: Int32, mode: UInt32 = 0) throws(FileError) -> OwnedDescriptor {
    do throws(FileError) {
      let number = try perform(.open, path) { () throws(Errno) in try open(path, flags | O_CLOEXEC, mode) }
      return OwnedDescriptor(number, calls: self)
    } catch .failed(.open, _, Errno(ELOOP)) where flags & O_NOFOLLOW != 0 {
      throw .symbolicLink(path: path)
    }
  }

  /// Makes a file to write to. What has its name already is removed, never written to or through: a process
  /// that died may have left it, or somebody may have planted a link.
  func makeFile(_ path: String, mode: UInt32) throws(FileError) -> OwnedDescriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL
    do throws(FileError) {
      return try openFile(path, flags, mode: mode)
    } catch .failed(.open, _, Errno(EEXIST)) {
      try perform(.replace, path) { () throws(Errno) in try unlink(path) }
      return try openFile(path, flags, mode: mode)
    }
  }

  /// What is known of an open file, which must be a regular one.
  func inspect(_ descriptor: Int32, _ path: String) throws(FileError) -> Status {
    let status = try perform(.inspect, path) { () throws(Errno) in try fstat(descriptor) }
    guard status.isRegular else { throw .notARegularFile(path: path) }
    return status
  }

  /// So many bytes of an open file from an offset; fewer where the file ends.
  func bytes(of descriptor: Int32, _ path: String, from start: Int, count: Int) throws(FileError) -> [UInt8] {
    try perform(.read, path) { () throws(Errno) in try readAll(count, from: descriptor, at: start) }
  }

  /// Returns when everything written to an open file is safe on disk.
  func synchronize(_ descriptor: Int32, _ path: String) throws(FileError) {
    try perform(.synchronize, path) { () throws(Errno) in try fsync(descriptor) }
  }

  /// Makes sure that a name made or changed in the folder of the path stays after a power cut.
  func synchronizeFolder(of path: String) throws(FileError) {
    let folder = folder(of: path)
    do throws(FileError) {
      let descriptor = try openFile(folder, O_RDONLY | O_DIRECTORY)
      try synchronize(descriptor.number, folder)
    } catch .failed(.open, _, Errno(EACCES)) {
      // A folder that may be written to but not listed cannot be opened.
      sync()
    } catch .failed(.synchronize, _, Errno(EINVAL)) {
      // This file system has no such call for folders; it can do no better.
    }
  }
}

/// The folder that a path is in.
func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  let folder = path[..<slash]
  return folder.isEmpty ? "/" : String(folder)
}
