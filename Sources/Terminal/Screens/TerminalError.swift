/// Why a terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable {
  /// Input or output is not a terminal.
  case notATerminal
  /// The terminal cannot place the cursor; the value is TERM, empty when it is not set.
  case unusable(terminal: String)
  /// The terminal is gone: its window was closed or the connection lost.
  case hungUp
  /// A system call failed.
  case failed(call: String, errno: Int32)
}
