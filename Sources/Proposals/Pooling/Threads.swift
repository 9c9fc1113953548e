import Glibc
import Synchronization

/// How many processors this process may use.
public var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// The results of so many independent pieces of work, in their order, from so many threads.
///
/// - Parameter progress: told on the caller's thread how much has been begun, from 0 to 1.
func onThreads<Value: Sendable>(
  _ count: Int, threads: Int, progress: (Double) -> Void, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
  let queue = WorkQueue(count, body)
  var others: [pthread_t] = []
  for _ in 1..<max(1, min(threads, count)) {
    var thread = pthread_t()
    // Where no thread is to be had, those that there are do the work.
    if pthread_create(&thread, nil, runQueue, Unmanaged.passUnretained(queue).toOpaque()) == 0 {
      others.append(thread)
    }
  }
  queue.work(progress: progress)
  for thread in others { pthread_join(thread, nil) }
  return queue.results()
}

/// Pieces of work, each to be done once; C functions know no generic type, so the work is the subclass's.
private class Worked {
  func work() {}
}

private final class WorkQueue<Value: Sendable>: Worked {
  private let count: Int
  private let body: @Sendable (Int) -> Value
  private let next = Atomic(0)
  private let done = Mutex<[(place: Int, value: Value)]>([])

  init(_ count: Int, _ body: @escaping @Sendable (Int) -> Value) {
    (self.count, self.body) = (count, body)
  }

  override func work() { work { _ in } }

  func work(progress: (Double) -> Void) {
    while true {
      let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard place < count else { return }
      progress(Double(place) / Double(count))
      let value = body(place)
      done.withLock { $0.append((place, value)) }
    }
  }

  func results() -> [Value] { done.withLock { $0.sorted { $0.place < $1.place }.map(\.value) } }
}

/// The start of a thread; its argument is the queue, which outlives it.
private func runQueue(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  argument.map { Unmanaged<Worked>.fromOpaque($0).takeUnretainedValue().work() }
  return nil
}
