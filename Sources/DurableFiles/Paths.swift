import Glibc

/// O_PATH of open(2), which the Glibc module lacks: locates a file without opening it.
let openPathOnly: Int32 = 0o10_000_000

/// The folder that a path is in.
func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  let folder = String(path[..<slash])
  return folder.isEmpty ? "/" : folder
}

extension SystemCalls {
  /// Makes sure that a name made or changed in the folder of the path stays after a power cut.
  func synchronizeFolder(of path: String) throws(FileError) {
    let folder = folder(of: path)
    let descriptor = try openFile(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try perform(.synchronize, folder) { () throws(Errno) in try fsync(descriptor.number) }
  }

  /// Opens a file.
  func openFile(_ path: String, _ flags: Int32, mode: UInt32 = 0) throws(FileError) -> OwnedDescriptor {
    OwnedDescriptor(
      try perform(.open, path) { () throws(Errno) in try open(path, flags, mode) }, calls: self)
  }

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
}
