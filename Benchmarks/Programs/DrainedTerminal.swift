import CPseudoTerminal
import Glibc
import Terminal

/// A pseudo-terminal that takes what a program writes as fast as it comes, and notes when.
///
/// Nothing is drawn here: what the screen showed is worked out afterwards. It answers like a terminal without
/// graphics.
final class DrainedTerminal {
  let pid: Int32
  /// When the program was about to be started, in milliseconds.
  let started: Double
  private(set) var transcript = Transcript()

  private let master: Int32
  private var questions = Questions()
  private var isOpen = true
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  /// Starts a program in a terminal of so many cells of 10 x 20 pixels.
  init(_ command: Command, size: Size) throws {
    let shape = ct_pty_size(
      rows: UInt16(size.rows), columns: UInt16(size.columns), width: UInt16(size.columns * 10),
      height: UInt16(size.rows * 20))
    var pid: Int32 = 0
    var started = 0.0
    let master = withCStrings([command.path] + command.arguments) { arguments in
      withCStrings(Command.environment) { environment in
        started = now()
        return ct_spawn_in_pty(command.path, arguments, environment, nil, shape, &pid)
      }
    }
    guard master >= 0 else { throw BenchError.notStarted(command.path) }
    self.master = master
    self.pid = pid
    self.started = started
  }

  deinit {
    close(master)
    if ct_ended(pid, 0) == -1 {
      kill(pid, SIGKILL)
      _ = ct_ended(pid, -1)
    }
    buffer.deallocate()
  }

  /// Types text, after forgetting what was read before; returns when.
  @discardableResult
  func type(_ text: String) -> Double {
    transcript.removeAll()
    let time = now()
    send(Array(text.utf8))
    return time
  }

  /// Reads on until something has come, then nothing for so many milliseconds, and the program and what it has started
  /// all sleep.
  func settle(silence: Double = 60, seconds: Double = 20) throws {
    let deadline = now() + seconds * 1_000
    var quietSince = now()
    var restBefore: [String?] = []
    while isOpen {
      if read(within: 10) {
        quietSince = now()
        continue
      }
      let rest = processes.map(\.rest)
      let isQuiet = transcript.last != nil && now() - quietSince >= silence
      if isQuiet, rest == restBefore, !rest.contains(nil) { return }
      restBefore = rest
      guard now() < deadline else { throw BenchError.neverSettled(pid, bytes: transcript.bytes.count) }
    }
    throw BenchError.ended(pid)
  }

  /// Reads to the program's end.
  func finish(seconds: Double = 20) throws {
    let deadline = now() + seconds * 1_000
    while isOpen {
      _ = read(within: 50)
      guard now() < deadline else { throw BenchError.neverEnded(pid) }
    }
    let code = ct_ended(pid, 1_000)
    guard code == 0 else { throw BenchError.failed(pid, code: Int(code)) }
  }

  /// The processes that the program has started.
  var children: [ProcessFacts] { ProcessFacts(pid: pid).children.map(ProcessFacts.init) }

  private var processes: [ProcessFacts] { [ProcessFacts(pid: pid)] + children }

  /// Reads once; false when nothing came in so many milliseconds.
  private func read(within patience: Int32) -> Bool {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, patience) > 0 else { return false }
    let count = Glibc.read(master, buffer.baseAddress, buffer.count)
    guard count > 0 else {
      // EIO: the last program in it has closed it.
      isOpen = count < 0 && errno == EINTR
      return false
    }
    let new = UnsafeRawBufferPointer(rebasing: buffer[..<count])
    transcript.append(new, at: now())
    send(questions.answers(to: new))
    return true
  }

  private func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
