import Synchronization

/// Makes so many independent pieces on two threads, the caller's among them, and has the caller take them one after the
/// other in their order, the first while the last are still to be made.
///
/// - Parameters:
///   - make: makes a piece, on either thread.
///   - take: takes a piece, on the caller's thread; when it throws, no more are taken.
public func inOrder<Value: Sendable, Failure: Error>(
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
    while pieces.makeNext(make) {}
  } _: {
    while failure == nil, pieces.makeNext(make) { takeMade() }
  }
  takeMade()
  if let failure { throw failure }
}

/// The pieces that were made and not taken, and how many were begun.
private final class Pieces<Value: Sendable>: Sendable {
  private let count: Int
  private let begun = Atomic(0)
  private let made = Mutex<[Int: Value]>([:])

  init(_ count: Int) {
    self.count = count
  }

  /// Makes the piece that nobody has begun yet; false when there is none.
  func makeNext(_ make: (Int) -> Value) -> Bool {
    let place = begun.wrappingAdd(1, ordering: .relaxed).oldValue
    guard place < count else { return false }
    let value = make(place)
    made.withLock { $0[place] = value }
    return true
  }

  /// The piece at a place, if it was made.
  func remove(_ place: Int) -> Value? { made.withLock { $0.removeValue(forKey: place) } }
}
