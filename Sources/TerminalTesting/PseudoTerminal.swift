import CPseudoTerminal
public import Glibc
public import Terminal

/// A program that runs in a pseudo-terminal, and what its screen shows.
///
/// Nothing is read but in `wait`: a test says what it waits for, and for how long at most.
public final class PseudoTerminal {
  /// Why a test's wait has failed.
  public enum Failure: Error, CustomStringConvertible {
    /// The program could not be started.
    case notStarted(errno: Int32)
    /// What was waited for did not come; what the screen showed last.
    case timedOut(what: String, screen: [String])
    /// The program ended first; what the screen showed last.
    case ended(what: String, screen: [String])

    /// For the test's report.
    public var description: String {
      switch self {
      case .notStarted(let number): "not started: \(String(cString: strerror(number)))"
      case .timedOut(let what, let screen):
        "waited in vain for \(what); the screen:\n\(screen.joined(separator: "\n"))"
      case .ended(let what, let screen):
        "the program ended before \(what); the screen:\n\(screen.joined(separator: "\n"))"
      }
    }
  }

  /// How a program ended.
  public enum Ending: Equatable, Sendable {
    /// With an exit code.
    case exited(Int)
    /// By a signal.
    case killed(Int)
  }

  /// Some output, as it was read at once.
  public struct Chunk: Sendable {
    /// Milliseconds of the monotonic clock.
    public var time: Double
    /// The bytes.
    public var bytes: [UInt8]
  }

  /// The process.
  public let pid: Int32
  /// What the screen shows, as far as output was read.
  public private(set) var screen: ScreenEmulator
  /// All output read, in order.
  public private(set) var chunks: [Chunk] = []

  /// The terminal's side; nil when there will be no more output.
  private var master: Int32?
  private var ending: Ending?
  /// The modes at the end of all output.
  private var lastModes = termios()

  /// Starts a program.
  /// - Parameters:
  ///   - path: the program's file.
  ///   - arguments: its arguments, without its name.
  ///   - environment: its whole environment; TERM is xterm-256color where it does not say otherwise.
  ///   - folder: its working folder; nil: the test's.
  ///   - size: the terminal's size in cells; 0 x 0: the kernel is not told, and there are 80 x 24.
  ///   - cellPixels: a cell's size in pixels; nil: the kernel is not told.
  ///   - answers: what the terminal answers.
  public init(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], folder: String? = nil,
    size: Size = Size(columns: 80, rows: 24), cellPixels: (width: Int, height: Int)? = nil,
    answers: ScreenEmulator.Answers = ScreenEmulator.Answers()
  ) throws {
    let seen = size.columns == 0 ? Size(columns: 80, rows: 24) : size
    screen = ScreenEmulator(size: seen, cellPixels: cellPixels ?? (10, 20), answers: answers)
    pixels = cellPixels
    let environment = environment.merging(["TERM": "xterm-256color"]) { given, _ in given }
    var pid: Int32 = 0
    let master = withStrings([path] + arguments) { arguments in
      withStrings(environment.map { "\($0)=\($1)" }) { environment in
        ct_spawn_in_pty(path, arguments, environment, folder, ptySize(size, cellPixels), &pid)
      }
    }
    if master < 0 { throw Failure.notStarted(errno: errno) }
    self.master = master
    self.pid = pid
  }

  private let pixels: (width: Int, height: Int)?

  deinit {
    hangUp()
    if ending == nil {
      kill(pid, SIGKILL)
      _ = ct_ended(pid, -1)
    }
  }

  /// Types text.
  public func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes.
  public func send(_ bytes: [UInt8]) {
    guard let master else { return }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count < 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) { kill(pid, number) }

  /// Changes the window's size.
  public func resize(_ size: Size) {
    screen.resize(size)
    if let master { _ = ct_resize_pty(master, ptySize(size, pixels)) }
  }

  /// Closes the window: the program gets SIGHUP.
  public func hangUp() {
    lastModes = modes
    if let master { close(master) }
    master = nil
  }

  /// Whether the program is stopped just now.
  public var isStopped: Bool { ct_is_stopped(pid) == 1 }

  /// All output read.
  public var output: [UInt8] { chunks.flatMap(\.bytes) }

  /// The terminal's modes as the program has set them, or left them; a test may change them as a shell does.
  public var modes: termios {
    get {
      var modes = lastModes
      if let master { tcgetattr(master, &modes) }
      return modes
    }
    set {
      var modes = newValue
      if let master { tcsetattr(master, TCSANOW, &modes) }
    }
  }

  /// Waits until a text is on the screen.
  public func wait(for text: String, seconds: Double = 10) throws {
    try wait(until: "“\(text)” is seen", seconds: seconds) { $0.shows(text) }
  }

  /// Reads output until a condition holds.
  /// - Parameters:
  ///   - what: what is waited for, for the report.
  ///   - seconds: how long at most.
  ///   - condition: whether it has come.
  public func wait(
    until what: String, seconds: Double = 10, _ condition: (ScreenEmulator) throws -> Bool
  ) throws {
    let deadline = now() + seconds * 1_000
    while try !condition(screen) {
      if now() > deadline { throw Failure.timedOut(what: what, screen: screen.text) }
      read(until: deadline)
      if master == nil, try !condition(screen) {
        throw Failure.ended(what: what, screen: screen.text)
      }
    }
  }

  /// Reads output until the program has ended.
  public func waitForEnd(seconds: Double = 10) throws -> Ending {
    let deadline = now() + seconds * 1_000
    while ending == nil {
      if now() > deadline { throw Failure.timedOut(what: "the program's end", screen: screen.text) }
      read(until: now() + 10)
      let result = Int(ct_ended(pid, master == nil ? 10 : 0))
      if result >= 0 { ending = result < 256 ? .exited(result) : .killed(result - 256) }
    }
    while read(until: now()) {}  // What is left in the pipe.
    return ending ?? .exited(-1)
  }

  /// Reads what is there, waiting 50 milliseconds at most so that conditions apart from output are looked at; whether
  /// there was anything. At the end of all output the terminal is closed.
  @discardableResult
  private func read(until deadline: Double) -> Bool {
    guard let master else { return false }
    var poll = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, Int32(max(0, min(50, deadline - now())))) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else {
      hangUp()
      return false
    }
    let chunk = Chunk(time: now(), bytes: Array(bytes.prefix(count)))
    chunks.append(chunk)
    screen.feed(chunk.bytes)
    if !screen.replies.isEmpty { send(screen.takeReplies()) }
    return true
  }
}

extension ScreenEmulator {
  /// What it has answered since the last time.
  public mutating func takeReplies() -> [UInt8] {
    defer { replies = [] }
    return replies
  }
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}

private func ptySize(_ size: Size, _ pixels: (width: Int, height: Int)?) -> ct_pty_size {
  ct_pty_size(
    rows: UInt16(size.rows), columns: UInt16(size.columns),
    width: UInt16(size.columns * (pixels?.width ?? 0)), height: UInt16(size.rows * (pixels?.height ?? 0)))
}

/// Calls with a C array of C strings, ended by nil.
private func withStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Result
) -> Result {
  let copies = strings.map { strdup($0) } + [nil]
  defer { for copy in copies { free(copy) } }
  return copies.withUnsafeBufferPointer { body($0.baseAddress) }
}
