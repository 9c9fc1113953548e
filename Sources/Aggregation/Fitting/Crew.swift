import CPosteriors
import Dispatch
import Synchronization

/// Threads that do the same work as their caller, time after time, with hardly a pause between: for iterations of a few
/// hundred microseconds, in which to wake a sleeping thread would take as long as what it does.
///
/// Between two runs they look for work without rest, then give way to whoever else wants the processor. They end with
/// the crew.
final class Crew: Sendable {
  private let board = Board()

  /// Engages helpers; those for whom no thread is to be had are never missed.
  init(helpers: Int) {
    for _ in 0..<helpers {
      DispatchQueue.global(qos: .userInitiated).async { [board] in board.help() }
    }
  }

  deinit { board.close() }

  /// Has the caller and those helpers who come in time do the work, and returns when all of them have done it.
  func run(_ work: @escaping @Sendable () -> Void) { board.run(work) }
}

/// Where work is put up.
private final class Board: Sendable {
  private let work = Mutex<(@Sendable () -> Void)?>(nil)
  /// Goes up with each work.
  private let number = Atomic(0)
  /// How many helpers are at work.
  private let busy = Atomic(0)
  private let isClosed = Atomic(false)
  /// A helper looks so often before it gives way: for about as long as there is nothing to do between iterations.
  private static let looks = 2048

  func run(_ work: @escaping @Sendable () -> Void) {
    self.work.withLock { $0 = work }
    number.add(1, ordering: .releasing)
    work()
    // Who comes now comes late.
    self.work.withLock { $0 = nil }
    wait { busy.load(ordering: .acquiring) == 0 }
  }

  func help() {
    var done = 0
    while true {
      wait { number.load(ordering: .acquiring) != done || isClosed.load(ordering: .relaxed) }
      if isClosed.load(ordering: .relaxed) { return }
      done = number.load(ordering: .acquiring)
      let work = work.withLock { work in
        if work != nil { busy.add(1, ordering: .relaxed) }
        return work
      }
      if let work {
        work()
        busy.subtract(1, ordering: .releasing)
      }
    }
  }

  func close() { isClosed.store(true, ordering: .relaxed) }

  @inline(__always)
  private func wait(until isThere: () -> Bool) {
    var looks = 0
    while !isThere() {
      looks += 1
      if looks < Self.looks { cp_pause() } else { cp_give_way() }
    }
  }
}
