import Glibc

/// CLOCK_MONOTONIC of clock_gettime(2), in milliseconds.
func now() -> Double { milliseconds(CLOCK_MONOTONIC) }

/// What all threads of this program have had of the processors (CLOCK_PROCESS_CPUTIME_ID), in milliseconds: it does not
/// grow while other programs run.
func processorTime() -> Double { milliseconds(CLOCK_PROCESS_CPUTIME_ID) }

private func milliseconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}
