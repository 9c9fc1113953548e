import Glibc
import Synchronization

/// Has SIGINT, SIGTERM and SIGHUP remove the temporary files that are being written, and end the process as they
/// would have. A signal that is ignored, as by nohup(1), stays so.
public func removeUnfinishedFilesOnSignals() {
  // Made before a signal can come: making them is nothing for a handler to do.
  _ = places[0].load(ordering: .relaxed)
  for number in [SIGINT, SIGTERM, SIGHUP] {
    let earlier = signal(number) { number in
      // What stands here may be done in a handler (signal-safety(7)): loads, unlink, signal, raise.
      for place in places.indices {
        if let text = path(at: places[place].load(ordering: .acquiring)) { unlink(text) }
      }
      signal(number, SIG_DFL)
      raise(number)
    }
    let wasIgnored = unsafeBitCast(earlier, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if wasIgnored { signal(number, SIG_IGN) }
  }
}

/// A temporary file that is being written. Eight at a time are known to the handler, more than are ever written.
struct UnfinishedFile {
  private let address: Int

  /// Begins; the file is made afterwards, so that none is there unknown.
  init(_ path: String) {
    // Never freed: a handler on another thread may be reading it.
    address = Int(bitPattern: strdup(path))
    Self.exchange(0, address)
  }

  /// Ends: the file is in its place, or gone.
  func finish() {
    Self.exchange(address, 0)
  }

  /// Puts a new address in the first place that has the old one.
  private static func exchange(_ old: Int, _ new: Int) {
    for place in places.indices {
      if places[place].compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing)
        .exchanged
      {
        return
      }
    }
  }
}

/// Addresses of paths, 0 for none.
private let places = InlineArray<8, Atomic<Int>> { _ in Atomic(0) }

private func path(at address: Int) -> UnsafePointer<CChar>? { UnsafePointer(bitPattern: address) }
