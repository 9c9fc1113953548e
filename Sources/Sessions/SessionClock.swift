import Glibc

/// The clock that a session measures durations with; tests pass their own.
public struct SessionClock {
  /// Milliseconds from some fixed moment on; never goes back.
  public var milliseconds: () -> Int

  /// A clock that reads from a closure.
  public init(milliseconds: @escaping () -> Int) {
    self.milliseconds = milliseconds
  }

  /// CLOCK_MONOTONIC of clock_gettime(2).
  public static func monotonic() -> SessionClock {
    SessionClock {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    }
  }

  /// The reading as a duration.
  var duration: Duration { .milliseconds(milliseconds()) }
}
