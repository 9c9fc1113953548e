import Glibc

/// Writes a file so that, whatever happens, either the old or the new content is there, whole.
///
/// The content goes to a temporary file in the same folder, which is synchronized and then renamed.
/// The new file has the mode 0644 less the umask. When it throws, the old file is as before, unless only
/// synchronizing the folder failed: then the new content is in place but may not outlast a power cut.
public func replaceFile(
  at path: String, with bytes: [UInt8], calls: SystemCalls = .real
) throws(FileError) {
  let temporary = path + ".new-\(getpid())"
  do throws(FileError) {
    try calls.writeNew(temporary, bytes)
    try calls.perform(.replace, path) { () throws(Errno) in try calls.rename(temporary, path) }
  } catch {
    try? calls.unlink(temporary)
    throw error
  }
  try calls.synchronizeFolder(of: path)
}

extension SystemCalls {
  /// Writes and synchronizes a file, over any old one.
  func writeNew(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o644) throws(FileError) {
    let descriptor = try openFile(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode: mode)
    try perform(.write, path) { () throws(Errno) in
      try bytes.withUnsafeBytesOrErrno { bytes throws(Errno) in try writeAll(bytes, to: descriptor.number) }
    }
    try perform(.synchronize, path) { () throws(Errno) in try fsync(descriptor.number) }
  }
}

extension Array<UInt8> {
  /// `withUnsafeBytes` for a body that throws Errno.
  func withUnsafeBytesOrErrno(_ body: (UnsafeRawBufferPointer) throws(Errno) -> Void) throws(Errno) {
    let outcome = withUnsafeBytes { bytes in
      Result { () throws(Errno) in try body(bytes) }
    }
    try outcome.get()
  }
}
