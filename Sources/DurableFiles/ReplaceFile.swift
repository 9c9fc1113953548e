import Glibc

/// Writes a file so that, whatever happens, either the old or the new content is there, whole.
///
/// The content goes to a temporary file in the same folder, which is synchronized and then renamed. The new
/// file has the mode that is asked for less the umask, not that of the old one; a symbolic link at the path is replaced, not followed. When it
/// throws, the old file is as before, unless only synchronizing the folder failed: then the new content is in
/// place but may not outlast a power cut.
/// - Parameters:
///   - path: the file; its folder must exist.
///   - bytes: the new content.
///   - mode: who may do what, less the umask.
///   - calls: the system.
public func replaceFile(
  at path: String, with bytes: [UInt8], mode: UInt32 = 0o644, calls: SystemCalls = .real
) throws(FileError) {
  let temporary = "\(path).new-\(getpid())"
  let unfinished = UnfinishedFile(temporary)
  defer { unfinished.finish() }
  do throws(FileError) {
    try calls.writeFile(temporary, bytes, mode)
    try calls.perform(.replace, path) { () throws(Errno) in try calls.rename(temporary, path) }
  } catch {
    try? calls.unlink(temporary)
    throw error
  }
  try calls.synchronizeFolder(of: path)
}

/// Makes a folder that stays after a power cut; one that is there already is left as it is.
/// - Parameters:
///   - path: the folder; the one that it is in must exist.
///   - mode: who may do what, less the umask.
///   - calls: the system.
public func makeFolder(
  at path: String, mode: UInt32 = 0o755, calls: SystemCalls = .real
) throws(FileError) {
  do throws(FileError) {
    try calls.perform(.make, path) { () throws(Errno) in try calls.mkdir(path, mode) }
  } catch .failed(.make, _, Errno(EEXIST)) {
    return
  }
  try calls.synchronizeFolder(of: path)
}

/// Gives a folder another name in the same folder, which stays after a power cut. Nothing but an empty folder may
/// have that name.
public func moveFolder(from path: String, to name: String, calls: SystemCalls = .real) throws(FileError) {
  try calls.perform(.replace, name) { () throws(Errno) in try calls.rename(path, name) }
  try calls.synchronizeFolder(of: name)
}

extension SystemCalls {
  /// Writes and synchronizes a new file.
  fileprivate func writeFile(_ path: String, _ bytes: [UInt8], _ mode: UInt32) throws(FileError) {
    let descriptor = try makeFile(path, mode: mode)
    try perform(.write, path) { () throws(Errno) in try writeAll(bytes, to: descriptor.number) }
    try synchronize(descriptor.number, path)
  }
}
