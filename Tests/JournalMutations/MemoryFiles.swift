import DurableFiles
import Glibc
import Synchronization

/// Files that lie in memory, as the system's reading calls show them; whatever else is called ends in an error.
final class MemoryFiles: Sendable {
  private let files: Mutex<[String: [UInt8]]>

  init(_ files: [String: [UInt8]]) {
    self.files = Mutex(files)
  }

  /// The bytes of a file; nil: there is none.
  subscript(path: String) -> [UInt8]? {
    get { files.withLock { $0[path] } }
    set { files.withLock { $0[path] = newValue } }
  }

  /// Descriptors are places in the list of the files' names.
  var calls: SystemCalls {
    let names = files.withLock { $0.keys.sorted() }
    var calls = SystemCalls.real
    calls.open = { path, _, _ throws(Errno) in
      guard let place = names.firstIndex(of: path) else { throw Errno(ENOENT) }
      return Int32(place)
    }
    calls.close = { _ in }
    calls.pread = { [self] descriptor, buffer, offset in
      let rest = (self[names[Int(descriptor)]] ?? []).dropFirst(offset).prefix(buffer.count)
      buffer.copyBytes(from: rest)
      return rest.count
    }
    calls.fstat = { [self] descriptor throws(Errno) in try status(of: self[names[Int(descriptor)]] ?? []) }
    calls.stat = { [self] path throws(Errno) in
      guard let bytes = self[path] else { throw Errno(ENOENT) }
      return try status(of: bytes)
    }
    return calls
  }

  /// That of any regular file, with another size.
  private func status(of bytes: [UInt8]) throws(Errno) -> SystemCalls.Status {
    var status = try SystemCalls.real.stat("/proc/self/exe")
    status.size = bytes.count
    return status
  }
}
