import Glibc

/// The error number that a system call left in `errno`.
public struct Errno: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number, as in errno(3).
  public var code: Int32

  /// Makes an error from its number.
  public init(_ code: Int32) {
    self.code = code
  }

  /// What the last call of this thread left.
  static var current: Errno { Errno(errno) }

  /// The system's words for it, such as "No space left on device".
  public var description: String {
    guard let words = strerror(code) else { return "error \(code)" }
    return String(cString: words)
  }
}
