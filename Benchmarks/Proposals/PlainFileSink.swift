import DurableFiles
import Glibc
import NumPyFiles

/// A file as a sink that makes nothing safe: generated data can be generated again.
final class PlainFileSink: ByteSink {
  let name: String
  private let descriptor: Int32

  init(_ path: String) throws(BenchError) {
    name = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .file(path, errno: errno) }
  }

  deinit { close(descriptor) }

  func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      guard count > 0 else { throw .failed(.write, path: name, Errno(errno)) }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }

  func overwrite(at offset: Int, with bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard pwrite(descriptor, bytes.baseAddress, bytes.count, offset) == bytes.count else {
      throw .failed(.write, path: name, Errno(errno))
    }
  }
}
