import Glibc
import Terminal

/// Why the program ends without having done what it was asked, and with which exit code.
struct Failure: Error {
  /// The exit code of wrong usage.
  static let usage: Int32 = 2

  /// One or more sentences for stderr; empty: nothing is said.
  let message: String
  /// 1 failed, 2 wrong usage, 128 + n ended by signal n.
  let code: Int32

  /// Whoever reads stdout has seen enough, as in `| head`: no reason for a message. The code is that of SIGPIPE.
  static let closedPipe = Failure("", code: 128 + SIGPIPE)

  init(_ message: String, code: Int32 = 1) {
    self.message = message
    self.code = code
  }
}

/// Writes lines to stderr, cleaned of whatever could command a terminal: stdout carries data only.
///
/// Where stderr is a terminal, lines break between words.
func printMessage(_ text: String) {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { cleaned(String($0)) }
  if let width = terminalWidth(of: STDERR_FILENO) {
    lines = lines.map { brokenBetweenWords($0, columns: width) }
  }
  _ = write(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
}

/// A line broken at spaces into lines of at most so many columns; words, such as paths, stay whole.
private func brokenBetweenWords(_ line: String, columns: Int) -> String {
  guard Terminal.columns(of: line) > columns else { return line }
  var (result, used) = ("", 0)
  for word in line.split(separator: " ", omittingEmptySubsequences: false) {
    let width = Terminal.columns(of: String(word))
    if used > 0, used + 1 + width > columns {
      result += "\n"
      used = 0
    } else if !result.isEmpty {
      result += " "
      used += 1
    }
    result += word
    used += width
  }
  return result
}

/// Writes data to stdout, without a line feed of its own, or fails: a lead's export must not be lost in silence.
func printData(_ text: String) throws {
  guard let error = write(text, to: STDOUT_FILENO) else { return }
  guard error != EPIPE else { throw Failure.closedPipe }
  throw Failure("stdout cannot be written: \(String(cString: strerror(error))).")
}

/// Writes all of a text; the error number when that fails.
func write(_ text: String, to descriptor: Int32) -> Int32? {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno != EINTR { return errno }
    rest = rest.dropFirst(max(count, 0))
  }
  return nil
}
