import Synchronization

/// The flags of the open calls, and whether the next fsync is to fail.
final class Flags: Sendable {
  private let state = Mutex<(all: [Int32], fails: Bool)>(([], false))

  var all: [Int32] { state.withLock { $0.all } }

  func note(_ flags: Int32) { state.withLock { $0.all.append(flags) } }

  func failNext() { state.withLock { $0.fails = true } }

  /// True once after `failNext`.
  var failOnce: Bool {
    state.withLock { state in
      defer { state.fails = false }
      return state.fails
    }
  }
}
