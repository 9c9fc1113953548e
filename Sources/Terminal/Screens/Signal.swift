import Glibc

/// What the system tells the program.
public enum Signal: Hashable, Sendable {
  /// SIGINT; not the key Ctrl-C, which is `Key.control("c")`.
  case interrupt
  /// SIGTERM.
  case terminate
  /// SIGHUP: the terminal is gone, or about to go.
  case hangUp
  /// SIGWINCH: the terminal's size has changed.
  case resize
  /// SIGCONT: the program goes on after it was stopped.
  case resume
  /// SIGTSTP: the program is asked to stop; not the key Ctrl-Z, which is `Key.control("z")`.
  case suspend
  /// SIGCHLD: a child process has ended.
  case childEnded

  init?(number: UInt8) {
    switch Int32(number) {
    case SIGINT: self = .interrupt
    case SIGTERM: self = .terminate
    case SIGHUP: self = .hangUp
    case SIGWINCH: self = .resize
    case SIGCONT: self = .resume
    case SIGTSTP: self = .suspend
    case SIGCHLD: self = .childEnded
    default: return nil
    }
  }
}
