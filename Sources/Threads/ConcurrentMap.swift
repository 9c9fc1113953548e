import Glibc
import Synchronization

/// The results of so many independent pieces of work, in their order; as many are done at once as there are
/// processors.
///
/// - Parameters:
///   - order: all places, in the order in which they are begun; best the longest work first, so that all threads end
///     at about the same time.
///   - progress: told now and then, on the caller's thread, how much has been begun, from 0 to 1.
package func concurrentMap<Value: Sendable>(
  inOrder order: [Int], progress: (Double) -> Void = { _ in }, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
  let queue = Queue(order)
  let threads = min(order.count, sysconf(Int32(_SC_NPROCESSORS_ONLN)), mostThreads)
  return work(through: queue, threads: threads, progress, body).sorted { $0.place < $1.place }.map(\.value)
}

/// More than this read no faster: they wait for memory.
private let mostThreads = 8

/// The pieces of work that nobody has taken yet.
private final class Queue: Sendable {
  private let order: [Int]
  private let taken = Atomic(0)

  init(_ order: [Int]) {
    self.order = order
  }

  func next() -> Int? {
    let next = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return next < order.count ? order[next] : nil
  }

  /// How much has been taken, from 0 to 1.
  var share: Double { Double(min(taken.load(ordering: .relaxed), order.count)) / Double(max(order.count, 1)) }
}

/// Works on so many threads until the queue is empty; what was done, in any order.
private func work<Value: Sendable>(
  through queue: Queue, threads: Int, _ progress: (Double) -> Void,
  _ body: @escaping @Sendable (Int) -> Value
) -> [(place: Int, value: Value)] {
  if threads > 1 {
    let (others, mine) = alongside {
      work(through: queue, threads: threads - 1, { _ in }, body)
    } _: {
      work(through: queue, threads: 1, progress, body)
    }
    return others + mine
  }
  var done: [(place: Int, value: Value)] = []
  while let place = queue.next() {
    progress(queue.share)
    done.append((place, body(place)))
  }
  return done
}
