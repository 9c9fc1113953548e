import Glibc

/// The most bytes that a file read whole has, unless a caller says otherwise: 256 MiB, far above any real one.
public let largestWholeFile = 1 << 28

/// Reads a whole file. Follows symbolic links; refuses folders, pipes and devices.
/// - Parameters:
///   - path: the file.
///   - largest: the most bytes that it may have.
///   - calls: the system.
public func readFile(
  _ path: String, largest: Int = largestWholeFile, calls: SystemCalls = .real
) throws(FileError) -> [UInt8] {
  try calls.readRegularFile(path, largest: largest)
}

/// Reads a file of any length from its beginning to its end, a part at a time.
///
/// Follows symbolic links; refuses folders, pipes and devices.
/// - Parameters:
///   - path: the file.
///   - calls: the system.
///   - body: takes the parts, in order.
public func readBlocks(
  of path: String, calls: SystemCalls = .real, _ body: ([UInt8]) -> Void
) throws(FileError) {
  let descriptor = try calls.openFile(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  _ = try calls.inspect(descriptor.number, path)
  var offset = 0
  while true {
    let block = try calls.bytes(of: descriptor.number, path, from: offset, count: 1 << 18)
    if block.isEmpty { return }
    body(block)
    offset += block.count
  }
}

extension SystemCalls {
  /// Reads a whole file, opened with further flags.
  func readRegularFile(_ path: String, _ flags: Int32 = 0, largest: Int) throws(FileError) -> [UInt8] {
    let descriptor = try openFile(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | flags)
    let status = try inspect(descriptor.number, path)
    guard status.size <= largest else { throw .tooLarge(path: path, size: status.size) }
    return try bytes(of: descriptor.number, path, from: 0, count: status.size)
  }

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
