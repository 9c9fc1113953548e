import CTerminal
import Glibc

/// The terminal itself, drawn through ncurses. There is one at a time.
///
/// While it exists, the terminal is in raw mode and shows the alternate screen, signals arrive as bytes of a pipe, and
/// what is written to standard error is held back. `stop()` ends all that, and so does a crash.
public final class CursesScreen: Screen {
  /// What is known of the terminal.
  public let terminal: TerminalDescription
  /// The descriptor that keys come from: for `poll`.
  public let input: Int32
  /// The descriptor that signals come from: for `poll`.
  public let signals: Int32
  /// Whether frames are marked so that the terminal shows each at once (`CSI ? 2026 h`); for terminals that said
  /// they can.
  public var synchronizesOutput = false

  private let output: Int32
  private let usesMouse: Bool
  private var isRunning = true
  private var device: ct_size
  private var composer: FrameComposer

  /// Takes over a terminal.
  /// - Parameters:
  ///   - theme: how everything looks; where there are no colours, or NO_COLOR is set, it is `mono`.
  ///   - usesMouse: whether the terminal reports the mouse; it is never the program's where this is false.
  ///   - input: where keys come from.
  ///   - output: where frames go.
  /// - Throws: `.notATerminal`, `.unusable`, or `.failed`; the terminal is as it was then.
  public init(
    theme: Theme = .standard, usesMouse: Bool = false, input: Int32 = STDIN_FILENO,
    output: Int32 = STDOUT_FILENO
  ) throws(TerminalError) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    self.input = input
    self.usesMouse = usesMouse
    self.output = output
    terminal = try startComposer()
    signals = ct_signals_start()
    device = ct_device_size(output)
    composer = FrameComposer(size: device.cells)
    theme.tellStyles(colors: terminal.colors)
    do throws(TerminalError) {
      guard signals >= 0 else { throw TerminalError.failed(call: "pipe2", errno: errno) }
      try enter()
    } catch {
      stop()
      throw error
    }
    _ = ct_errors_hold()
  }

  deinit {
    stop()
  }

  /// The terminal's size in cells.
  public var size: Size { device.cells }

  /// The size of a cell in pixels, if the kernel knows it.
  public var cellPixels: (width: Int, height: Int)? {
    let width = Int(device.width / device.columns)
    let height = Int(device.height / device.rows)
    return width > 0 && height > 0 ? (width, height) : nil
  }

  /// Shows a surface and a picture, with one write.
  ///
  /// A surface of another size than the screen's, drawn before a resize was seen, is not shown.
  @discardableResult
  public func present(_ surface: Surface, picture: PlacedPicture?) throws(TerminalError) -> Bool {
    guard isRunning, surface.size == size else { return false }
    guard let frame = composer.frame(surface, picture: picture) else {
      throw .failed(call: "memfd_create", errno: errno)
    }
    if !frame.isEmpty {
      try send(synchronizesOutput ? "\u{1B}[?2026h".utf8 + frame + "\u{1B}[?2026l".utf8 : frame)
    }
    return picture != nil && composer.showsPicture
  }

  /// Makes the next `present` draw everything anew.
  public func redrawEverything() {
    composer.forgetEverything()
  }

  /// Takes up the terminal's size, after `Signal.resize`; the next `present` draws everything anew.
  public func resize() {
    device = ct_device_size(output)
    if isRunning { composer = FrameComposer(size: device.cells, after: composer) }
  }

  /// Sends bytes as they are, such as a question to the terminal.
  public func send(_ bytes: [UInt8]) throws(TerminalError) {
    try check(Int(ct_device_write(output, bytes, bytes.count)), call: "write")
  }

  /// Reads what was typed, without waiting.
  /// - Throws: `.hungUp` when the terminal is gone.
  public func readInput() throws(TerminalError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = try check(ct_device_read(input, &bytes, bytes.count), call: "read")
    return Array(bytes.prefix(count))
  }

  /// The signals that have come, in order.
  public func readSignals() -> [Signal] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = max(0, ct_device_read(signals, &bytes, bytes.count))
    return bytes.prefix(count).compactMap(Signal.init(number:))
  }

  /// Gives the terminal back and stops the process group, as Ctrl-Z does; returns when it goes on again.
  public func suspend() throws(TerminalError) {
    guard isRunning else { return }
    leave()
    ct_signals_suspend()
    try resume()
  }

  /// Takes the terminal again, after `Signal.resume`: whoever had it meanwhile may have changed it.
  public func resume() throws(TerminalError) {
    guard isRunning else { return }
    try enter()
    _ = ct_errors_hold()
    resize()
  }

  /// The line to show after a crash, such as where the answers are.
  public func setCrashMessage(_ message: String) {
    ct_crash_set_message(message)
  }

  /// Gives the terminal back for good, as it was; then shows what was written to standard error meanwhile.
  public func stop() {
    guard isRunning else { return }
    isRunning = false
    leave()
    ct_composer_stop()
    ct_signals_stop()
  }

  private func enter() throws(TerminalError) {
    var length = 0
    let leaving = leaving
    ct_crash_guard(output, leaving, leaving.count)
    try check(Int(ct_device_raw(input)), call: "tcsetattr")
    guard let bytes = ct_composer_enter(&length) else { return }
    let entering = UnsafeRawBufferPointer(start: bytes, count: length)
    try send(entering + (usesMouse ? MouseEvent.switchOn : []))
  }

  /// The bytes that give the terminal back, whatever happens.
  private var leaving: [UInt8] {
    var length = 0
    let bytes = ct_composer_leave(&length)
    return (usesMouse ? MouseEvent.switchOff : []) + UnsafeRawBufferPointer(start: bytes, count: length)
  }

  private func leave() {
    let pixels = composer.erasingPixels
    _ = ct_device_write(output, pixels, pixels.count)
    let leaving = leaving
    _ = ct_device_write(output, leaving, leaving.count)
    ct_device_restore()
    ct_crash_unguard()
    ct_errors_release()
  }
}

/// The result of a call of `CTerminal`, or what went wrong.
@discardableResult
private func check(_ result: Int, call: String) throws(TerminalError) -> Int {
  if result == ct_hung_up { throw .hungUp }
  if result < 0 { throw .failed(call: call, errno: errno) }
  return result
}

func startComposer() throws(TerminalError) -> TerminalDescription {
  let name = environment("TERM")
  var terminal = ct_terminal()
  switch Int(ct_composer_start(name, !environment("NO_COLOR").isEmpty, &terminal)) {
  case ct_composer_ready: break
  case ct_composer_unusable: throw .unusable(terminal: name)
  default: throw .failed(call: "memfd_create", errno: errno)
  }
  return TerminalDescription(
    name: name, isFallback: terminal.is_fallback, colors: Int(terminal.colors))
}

private func environment(_ name: String) -> String {
  getenv(name).map { String(cString: $0) } ?? ""
}

extension ct_size {
  fileprivate var cells: Size { Size(columns: Int(columns), rows: Int(rows)) }
}

extension Theme {
  /// Tells ncurses' side how the roles look among so many colours.
  func tellStyles(colors: Int) {
    for role in Role.allCases {
      let style = limited(to: colors).style(of: role)
      ct_composer_set_style(
        role.rawValue, style.foreground?.number(of: colors) ?? -1, style.background?.number(of: colors) ?? -1,
        Int32(style.attributes.rawValue))
    }
  }
}
