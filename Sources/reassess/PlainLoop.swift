import Glibc
import RatingStore
import Sessions
import Terminal

/// Feeds a session without a screen with the lines of standard input, until the rater leaves, the input ends or a
/// signal comes.
struct PlainLoop {
  /// Longer lines are no answers; what is over is thrown away.
  private static let longestLine = 4096

  private var session: PlainSession<RaterSeat>
  private let signals: SignalPipe
  private var unfinished: [UInt8] = []

  init(_ session: PlainSession<RaterSeat>) throws(TerminalError) {
    self.session = session
    signals = try SignalPipe()
  }

  /// Whether something could not be done that nobody is there to try again.
  var hasFailed: Bool { session.hasFailed }

  /// Says how the session ended; fails where the questions cannot be written, or what is not a terminal not read.
  mutating func run(_ notices: [String]) throws -> SessionEnd {
    notices.forEach { printMessage($0) }
    try write(session.begin())
    while !session.isOver {
      var descriptors = [STDIN_FILENO, signals.descriptor].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      _ = poll(&descriptors, nfds_t(descriptors.count), -1)
      if let end = takeSignals() { return end }
      if descriptors[0].revents != 0, try takeInput() { return .left }
    }
    return .left
  }

  /// Whether the input has ended.
  private mutating func takeInput() throws -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count < 0 { return try isEnd(errno) }
    for byte in bytes.prefix(count) where !session.isOver {
      if byte == 0x0A {
        try takeLine()
      } else if unfinished.count < Self.longestLine {
        unfinished.append(byte)
      }
    }
    // What is typed before the end of input is a line as well.
    if count == 0, !unfinished.isEmpty { try takeLine() }
    return count == 0
  }

  /// Whether reading goes on no more after an error; a terminal that is gone is the end of the input.
  private func isEnd(_ error: CInt) throws -> Bool {
    if error == EINTR || error == EAGAIN { return false }
    if session.canWait { return true }
    throw Failure("stdin cannot be read: \(String(cString: strerror(error))).")
  }

  private mutating func takeLine() throws {
    let line = String(decoding: unfinished, as: UTF8.self)
    unfinished = []
    try write(session.take(line))
  }

  private func write(_ lines: [PlainSession<RaterSeat>.Line]) throws {
    for line in lines {
      switch line {
      case .question(let text): try printData(text + "\n")
      case .message(let text): printMessage(text)
      }
    }
  }

  /// How the session ends when a signal asks for it.
  private func takeSignals() -> SessionEnd? {
    for signal in signals.read() {
      switch signal {
      case .interrupt: return .signal(SIGINT)
      case .terminate: return .signal(SIGTERM)
      case .hangUp: return .hungUp
      case .suspend: signals.suspend()
      case .resize, .resume, .childEnded: break
      }
    }
    return nil
  }
}
