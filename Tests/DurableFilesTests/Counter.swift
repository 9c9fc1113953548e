import Synchronization

/// A number that closures of any thread change.
final class Counter: Sendable {
  private let number = Mutex(0)

  var value: Int { number.withLock { $0 } }

  func add(_ difference: Int) { number.withLock { $0 += difference } }
}
