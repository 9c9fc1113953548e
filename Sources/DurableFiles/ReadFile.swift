import Glibc

/// Reads a whole file. Follows symbolic links; refuses folders, pipes and devices.
public func readFile(_ path: String, calls: SystemCalls = .real) throws(FileError) -> [UInt8] {
  let descriptor = try calls.openFile(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  return try calls.contents(of: descriptor.number, path)
}

extension SystemCalls {
  /// The text of a file of /proc, which has no length beforehand.
  func processText(_ path: String) throws(FileError) -> String {
    let descriptor = try openFile(path, O_RDONLY | O_CLOEXEC)
    var text: [UInt8] = []
    while true {
      let part = try bytes(of: descriptor.number, path, from: text.count, count: 65_536)
      if part.isEmpty { return String(decoding: text, as: UTF8.self) }
      text += part
    }
  }

  /// The bytes of an open regular file.
  func contents(of descriptor: Int32, _ path: String) throws(FileError) -> [UInt8] {
    let status = try perform(.inspect, path) { () throws(Errno) in try fstat(descriptor) }
    guard status.isRegular else { throw .notARegularFile(path: path) }
    return try bytes(of: descriptor, path, from: 0, count: status.size)
  }

  /// So many bytes of an open file from an offset; fewer where the file ends.
  func bytes(of descriptor: Int32, _ path: String, from start: Int, count: Int) throws(FileError) -> [UInt8] {
    try perform(.read, path) { () throws(Errno) in
      var failure: Errno?
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, count in
        do throws(Errno) {
          count = try readAll(UnsafeMutableRawBufferPointer(buffer), from: descriptor, at: start)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      return bytes
    }
  }
}
