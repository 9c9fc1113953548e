import Glibc

/// Reads a whole file. Follows symbolic links; refuses folders, pipes and devices.
/// - Parameters:
///   - path: the file.
///   - largest: the most bytes that it may have.
///   - calls: the system.
public func readFile(
  _ path: String, largest: Int = .max, calls: SystemCalls = .real
) throws(FileError) -> [UInt8] {
  let descriptor = try calls.openFile(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  let status = try calls.inspect(descriptor.number, path)
  guard status.size <= largest else { throw .tooLarge(path: path, size: status.size) }
  return try calls.bytes(of: descriptor.number, path, from: 0, count: status.size)
}

extension SystemCalls {
  /// The text of a file of /proc, which has no length beforehand.
  func processText(_ path: String) throws(FileError) -> String {
    let descriptor = try openFile(path, O_RDONLY)
    var text: [UInt8] = []
    while true {
      let part = try bytes(of: descriptor.number, path, from: text.count, count: 65_536)
      if part.isEmpty { return String(decoding: text, as: UTF8.self) }
      text += part
    }
  }
}
