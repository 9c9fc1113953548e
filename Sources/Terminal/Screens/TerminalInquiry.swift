import CTerminal
import Glibc

/// Asks a terminal questions without taking its screen.
public struct TerminalInquiry {
  private let input: Int32
  private let output: Int32
  private let clock: () -> Int

  /// An inquiry of a terminal.
  /// - Parameters:
  ///   - input: where answers come from.
  ///   - output: where questions go.
  ///   - clock: milliseconds of a monotonic clock.
  public init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, clock: @escaping () -> Int) {
    self.input = input
    self.output = output
    self.clock = clock
  }

  /// Whether both ends are terminals.
  public var canAsk: Bool { isatty(input) == 1 && isatty(output) == 1 }

  /// The window's size in cells and, if the kernel knows it, a cell's in pixels.
  public var window: (size: Size, cellPixels: (width: Int, height: Int)?) {
    let device = ct_device_size(output)
    let width = Int(device.width / device.columns)
    let height = Int(device.height / device.rows)
    return (
      Size(columns: Int(device.columns), rows: Int(device.rows)),
      width > 0 && height > 0 ? (width, height) : nil
    )
  }

  /// Sends questions and gives each answer, with its time, until one is the last, or the patience is over. Keys typed
  /// meanwhile are lost.
  /// - Parameters:
  ///   - patience: milliseconds.
  ///   - farewell: bytes to send at the end, before the terminal's modes are put back.
  public func ask(
    _ questions: [UInt8], patience: Int, farewell: [UInt8], isLast: (TerminalReply, Int) -> Bool
  ) throws(TerminalError) {
    guard canAsk else { throw .notATerminal }
    guard ct_device_raw(input) == 0 else { throw .failed(call: "tcsetattr", errno: errno) }
    defer {
      _ = ct_device_write(output, farewell, farewell.count)
      // What came after the last answer, or after the patience was over, is not for the shell.
      tcflush(input, TCIFLUSH)
      ct_device_restore()
    }
    let end = clock() + patience
    guard ct_device_write(output, questions, questions.count) == 0 else { throw .hungUp }
    var decoder = KeyDecoder()
    while clock() < end {
      var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      _ = poll(&descriptor, 1, Int32(clamping: max(end - clock(), 0)))
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = ct_device_read(input, &bytes, bytes.count)
      if count < 0 { throw .hungUp }
      decoder.feed(bytes.prefix(count), at: clock())
      while let key = decoder.next(at: clock()) {
        if case .reply(let reply) = key, isLast(reply, clock()) { return }
      }
    }
  }
}
