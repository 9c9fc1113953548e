import Glibc
import Terminal

/// Does work that may take long, with a progress bar on stderr where that is a terminal.
///
/// Nothing is shown in the first second, and nothing stays. There is no clock of its own: the bar changes when the
/// work tells how far it is.
///
///     let answers = try withProgress("Reading the answers") { progress in
///       try PublishedAnswers(folder: folder, originals: file, progress: progress)
///     }
///
/// - Parameters:
///   - work: what is done, in a few words.
///   - body: the work; it is handed a function that it tells how much is done, from 0 to 1.
func withProgress<Value, Problem: Error>(
  _ work: String, _ body: (_ progress: (Double) -> Void) throws(Problem) -> Value
) throws(Problem) -> Value {
  guard isatty(STDERR_FILENO) == 1, !["", "dumb"].contains(environment("TERM")) else {
    return try body { _ in }
  }
  var bar = ProgressBar(work, at: secondsOfMonotonicClock())
  defer { show(bar.end()) }
  return try body { share in show(bar.update(share, at: secondsOfMonotonicClock())) }
}

/// A bar that cannot be written is no loss.
private func show(_ text: String?) {
  if let text { _ = write(text, to: STDERR_FILENO) }
}

private func secondsOfMonotonicClock() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
