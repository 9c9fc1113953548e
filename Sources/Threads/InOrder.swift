import Synchronization

/// Makes so many independent pieces on two threads, the caller's among them, and has the caller take them one after the
/// other in their order, the first while the last are still to be made.
///
/// Where taking is slower than making, as with a slow disk, not more than 64 wait to be taken.
///
/// - Parameters:
///   - make: makes a piece, on either thread.
///   - take: takes a piece, on the caller's thread; when it throws, no more are taken.
package func inOrder<Value: Sendable, Failure: Error>(
  _ count: Int, make: @escaping @Sendable (Int) -> Value, take: (Value) throws(Failure) -> Void
) throws(Failure) {
  let pieces = Pieces<Value>(count)
  var taken = 0
  var failure: Failure?
  func takeMade() {
    while failure == nil, let value = pieces.remove(taken) {
      do throws(Failure) {
        try take(value)
      } catch {
        failure = error
      }
      taken += 1
    }
  }
  _ = alongside {
    while pieces.hasRoom(), pieces.makeNext(make) {}
  } _: {
    // Not before all are begun, unless there was a failure.
    defer { pieces.stop() }
    while failure == nil, pieces.makeNext(make) { takeMade() }
  }
  takeMade()
  if let failure { throw failure }
}

/// The pieces that were made and not taken, and how many were begun.
private final class Pieces<Value: Sendable>: Sendable {
  private static var most: Int { 64 }

  private let count: Int
  private let begun = Atomic(0)
  private let made = Lock((values: [Int: Value](), isStopped: false))

  init(_ count: Int) {
    self.count = count
  }

  /// Waits until not too many are waiting to be taken; false when no more are wanted.
  func hasRoom() -> Bool {
    made.change(when: { $0.values.count < Self.most || $0.isStopped }) { !$0.isStopped }
  }

  /// Has nobody wait for room any more.
  func stop() { made.change { $0.isStopped = true } }

  /// Makes the piece that nobody has begun yet; false when there is none.
  func makeNext(_ make: (Int) -> Value) -> Bool {
    let place = begun.wrappingAdd(1, ordering: .relaxed).oldValue
    guard place < count else { return false }
    let value = make(place)
    made.change { $0.values[place] = value }
    return true
  }

  /// The piece at a place, if it was made.
  func remove(_ place: Int) -> Value? { made.change { $0.values.removeValue(forKey: place) } }
}
