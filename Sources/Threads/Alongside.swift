import Glibc

/// Does two things at once, the first on a thread of its own, and returns when both are done.
///
/// Where no thread is to be had the first is done after the second.
package func alongside<First: Sendable, Second>(
  _ first: @escaping @Sendable () -> First, _ second: () -> Second
) -> (First, Second) {
  let work = ResultWork(first)
  var thread = pthread_t()
  let argument = Unmanaged<Work>.passUnretained(work).toOpaque()
  let failure = pthread_create(&thread, nil, runWork, argument)
  let result = second()
  if failure == 0 { pthread_join(thread, nil) }
  return (work.result ?? first(), result)
}

/// What a thread does; C functions know no generic type, so the result is the subclass's.
private class Work {
  func run() {}
}

private final class ResultWork<Result>: Work {
  private let body: () -> Result
  /// Written by the thread; read when it has ended.
  private(set) var result: Result?

  init(_ body: @escaping () -> Result) {
    self.body = body
  }

  override func run() { result = body() }
}

/// The start of a thread; its argument is the `Work`, which outlives it.
private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  argument.map { Unmanaged<Work>.fromOpaque($0).takeUnretainedValue().run() }
  return nil
}

/// Has this thread, from now on, run less often than the others: for what is done in time anyway.
///
/// nice(2), which on Linux is about the thread that calls it; it gets a third of what another would.
package func yieldToOtherThreads() { _ = nice(5) }
