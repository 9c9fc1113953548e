import Glibc
import Synchronization

/// Files whose places others have taken, kept open until `close`.
///
/// Only with the last who has it open does a file system give up a file's blocks, which for twenty megabytes may take it
/// milliseconds: time in which something else can be done.
public final class ReplacedFiles: Sendable {
  private let descriptors = Mutex<[Int32]>([])
  private let calls: SystemCalls

  /// None yet.
  public init(calls: SystemCalls = .real) {
    self.calls = calls
  }

  deinit { close() }

  /// Keeps the file at a path, which is to be replaced; without effect where there is none, or it cannot be read.
  func keep(_ path: String) {
    guard let number = try? calls.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0) else { return }
    descriptors.withLock { $0.append(number) }
  }

  /// Gives up all.
  public func close() {
    let all = descriptors.withLock { descriptors in
      defer { descriptors = [] }
      return descriptors
    }
    for descriptor in all { try? calls.close(descriptor) }
  }
}
