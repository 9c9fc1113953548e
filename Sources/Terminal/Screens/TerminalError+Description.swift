import Glibc

extension TerminalError: CustomStringConvertible {
  /// One sentence without a full stop.
  public var description: String {
    switch self {
    case .notATerminal: "this is not a terminal"
    case .unusable(let terminal):
      terminal.isEmpty
        ? "TERM is not set, so nothing is known of this terminal"
        : "the terminal \(terminal) cannot place the cursor"
    case .hungUp: "the terminal is gone"
    case .failed(let call, let number): "\(call) failed: \(String(cString: strerror(number)))"
    }
  }
}
