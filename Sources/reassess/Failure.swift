import Glibc

/// Why the program ends without having done what it was asked, and with which exit code.
struct Failure: Error {
  /// The exit code of wrong usage.
  static let usage: Int32 = 2

  /// One or more sentences for stderr.
  let message: String
  /// 1 failed, 2 wrong usage, 128 + n ended by signal n.
  let code: Int32

  init(_ message: String, code: Int32 = 1) {
    self.message = message
    self.code = code
  }
}

/// Writes a line to stderr: stdout carries data only.
func printMessage(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    if count < 0, errno != EINTR { return }
    rest = rest.dropFirst(max(count, 0))
  }
}
