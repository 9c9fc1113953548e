/// How long each task was on the screen, by the monotonic clock.
package struct Stopwatch: Equatable, Sendable {
  /// The clock at the last event, in milliseconds.
  var now: Int = 0
  private var position: Int?
  private var since: Int = 0
  /// Milliseconds of earlier looks at tasks that are not submitted.
  private var earlier: [Int: Int] = [:]

  /// How many tasks have a time that is kept although they are not on the screen.
  var remembered: Int { earlier.count }

  /// Nothing is on the screen.
  package init() {}

  /// Starts the time of the task at a position and stops that of the one before.
  package mutating func show(_ position: Int?, at time: Int) {
    now = time
    guard position != self.position else { return }
    if let left = self.position { earlier[left, default: 0] += time - since }
    self.position = position
    since = time
  }

  /// The seconds that the task has been on the screen, all looks together.
  package func seconds(of position: Int) -> Double {
    let current = position == self.position ? now - since : 0
    return Double((earlier[position] ?? 0) + current) / 1000
  }

  /// Counts seconds of an earlier submit, which a correction goes on from.
  mutating func add(_ seconds: Double, to position: Int) {
    earlier[position, default: 0] += Int(min(seconds, 1e9) * 1000)
  }

  /// Forgets the time of a task that was submitted.
  package mutating func forget(_ position: Int) {
    earlier[position] = nil
    // Else the next task would leave an entry for this one.
    if position == self.position { self.position = nil }
  }
}
