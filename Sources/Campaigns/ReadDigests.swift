import DurableFiles
import Synchronization

/// The digests of files, taken of the very bytes that were read: a file may be another a moment later.
public final class ReadDigests: Sendable {
  private let open = Mutex<[Int32: OpenFile]>([:])
  private let digests = Mutex<[String: String]>([:])

  /// Nothing read yet.
  public init() {}

  /// The SHA-256 digest of a file, by the path that it was opened by, as 64 lower-case hexadecimal digits; nil when it was
  /// not read, or not from its beginning to its end in order.
  public subscript(path: String) -> String? { digests.withLock { $0[path] } }

  /// The same calls; what they read goes into the digests.
  func watching(_ calls: SystemCalls) -> SystemCalls {
    var watching = calls
    watching.open = { [self] path, flags, mode throws(Errno) in
      let descriptor = try calls.open(path, flags, mode)
      open.withLock { $0[descriptor] = OpenFile(path) }
      return descriptor
    }
    watching.pread = { [self] descriptor, buffer, offset throws(Errno) in
      let count = try calls.pread(descriptor, buffer, offset)
      open.withLock { $0[descriptor] }?.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: offset)
      return count
    }
    watching.close = { [self] descriptor throws(Errno) in
      // Before it is closed: afterwards another file may have its number.
      if let file = open.withLock({ $0.removeValue(forKey: descriptor) }), let digest = file.digest() {
        digests.withLock { $0[file.path] = digest }
      }
      try calls.close(descriptor)
    }
    return watching
  }
}

/// A file that is being read.
///
/// Unchecked: whoever opens a file of a campaign reads and closes it in the same thread, so no two use this at a time. A
/// lock around it would be in vain, and the compiler does not let the bytes of a read through one.
private final class OpenFile: @unchecked Sendable {
  let path: String
  private var hash = SHA256()
  /// How much was read; nil after a gap.
  private var length: Int? = 0

  init(_ path: String) {
    self.path = path
  }

  func take(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    guard length == offset else { return length = nil }
    hash.update(bytes)
    length = offset + bytes.count
  }

  /// The digest of what was read; nil after a gap. It can be asked for once.
  func digest() -> String? { length == nil ? nil : hash.hexadecimal() }
}
