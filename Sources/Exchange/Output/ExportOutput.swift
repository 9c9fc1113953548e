public import DurableFiles
import Glibc

/// Where an export goes: stdout, or a file that takes its place when it is whole and safe on disk.
public final class ExportOutput {
  private let file: ReplacementFile?
  private var buffer: [UInt8] = []

  /// As much as it pays to hand on at once.
  private static let blockSize = 1 << 17

  /// Begins an export.
  /// - Parameter path: the file; nil: stdout.
  public init(_ path: String?) throws(FileError) {
    file = if let path { try ReplacementFile(at: path) } else { nil }
    buffer.reserveCapacity(2 * Self.blockSize)
  }

  /// Adds what `write` appends to the bytes that are waiting.
  func append(_ write: (inout [UInt8]) -> Void) throws(FileError) {
    write(&buffer)
    if buffer.count >= Self.blockSize { try flush() }
  }

  /// Adds bytes.
  public func write(_ bytes: [UInt8]) throws(FileError) { try append { $0 += bytes } }

  /// Writes what is waiting and puts the file in its place.
  public func finish() throws(FileError) {
    try flush()
    try file?.finish()
  }

  private func flush() throws(FileError) {
    if let file { try file.append(buffer) } else { try writeToStandardOutput(buffer) }
    buffer.removeAll(keepingCapacity: true)
  }
}

private func writeToStandardOutput(_ bytes: [UInt8]) throws(FileError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if count < 0, errno != EINTR { throw .failed(.write, path: "stdout", Errno(errno)) }
    rest = rest.dropFirst(max(count, 0))
  }
}
