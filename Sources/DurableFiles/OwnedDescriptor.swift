/// An open file that closes itself.
public struct OwnedDescriptor: ~Copyable, Sendable {
  /// The descriptor's number, for system calls while this value lives.
  public let number: Int32
  private let calls: SystemCalls

  /// Takes over an open descriptor.
  public init(_ number: Int32, calls: SystemCalls = .real) {
    self.number = number
    self.calls = calls
  }

  // Linux frees the number even when close fails, and what was written has been synchronized before.
  deinit { try? calls.close(number) }
}
