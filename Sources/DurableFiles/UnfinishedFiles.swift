import Glibc
import Synchronization

/// Has SIGINT, SIGTERM and SIGHUP remove the temporary files that are being written, and end the process as they
/// would have. A signal that is ignored, as by nohup(1), stays so.
public func removeUnfinishedFilesOnSignals() {
  // Made before a signal can come: making them is nothing for a handler to do.
  _ = (first.load(ordering: .relaxed), second.load(ordering: .relaxed))
  for number in [SIGINT, SIGTERM, SIGHUP] {
    let earlier = signal(number) { number in
      // What stands here may be done in a handler (signal-safety(7)): loads, unlink, signal, raise.
      if let text = path(at: first.load(ordering: .acquiring)) { unlink(text) }
      if let text = path(at: second.load(ordering: .acquiring)) { unlink(text) }
      signal(number, SIG_DFL)
      raise(number)
    }
    let wasIgnored = unsafeBitCast(earlier, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if wasIgnored { signal(number, SIG_IGN) }
  }
}

/// A temporary file that is being written. Two at a time are known to the handler, as many as are ever written.
struct UnfinishedFile {
  private let address: Int

  /// Begins; the file is made afterwards, so that none is there unknown.
  init(_ path: String) {
    // Never freed: a handler on another thread may be reading it.
    address = Int(bitPattern: strdup(path))
    if !Self.exchange(first, 0, address) { _ = Self.exchange(second, 0, address) }
  }

  /// Ends: the file is in its place, or gone.
  func finish() {
    if !Self.exchange(first, address, 0) { _ = Self.exchange(second, address, 0) }
  }

  private static func exchange(_ place: borrowing Atomic<Int>, _ old: Int, _ new: Int) -> Bool {
    place.compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing).exchanged
  }
}

/// Addresses of paths, 0 for none.
private let first = Atomic<Int>(0)
private let second = Atomic<Int>(0)

private func path(at address: Int) -> UnsafePointer<CChar>? { UnsafePointer(bitPattern: address) }
