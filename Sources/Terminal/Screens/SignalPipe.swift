import CTerminal
import Glibc

/// The program's signals as bytes of a pipe, for a program without a screen. There is one at a time.
public final class SignalPipe {
  /// What signals come from: for `poll`.
  public let descriptor: Int32

  /// Catches signals until the end of this object's life.
  public init() throws(TerminalError) {
    descriptor = ct_signals_start()
    guard descriptor >= 0 else { throw .failed(call: "pipe2", errno: errno) }
  }

  deinit { ct_signals_stop() }

  /// The signals that have come, in order.
  public func read() -> [Signal] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = max(0, ct_device_read(descriptor, &bytes, bytes.count))
    return bytes.prefix(count).compactMap(Signal.init(number:))
  }

  /// Stops the process group, as Ctrl-Z does; returns when it goes on.
  public func suspend() { ct_signals_suspend() }
}
