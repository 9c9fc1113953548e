import CISAL

/// Inflates one raw deflate stream (RFC 1951).
protocol Inflater: AnyObject {
  /// Inflates as much as input and output allow, and moves both on.
  func inflate(
    _ input: inout UnsafeRawBufferPointer, into output: inout UnsafeMutableRawBufferPointer
  ) -> InflateOutcome
  /// How many bytes of the input already taken lie behind the end of the stream, once it is finished.
  var unread: Int { get }
}

/// What inflating a part came to.
enum InflateOutcome {
  /// All input was taken or all output is filled.
  case more
  /// The stream has ended, and everything in it was given.
  case finished
  /// The stream is damaged.
  case damaged
}

/// The libraries that inflate.
package enum InflateLibrary: CaseIterable, Sendable {
  /// Intel's ISA-L, six to eight times as fast as zlib; where it is not there, zlib.
  case isal
  /// zlib.
  case zlib

  /// The fastest that is there.
  package static let fastest = InflateLibrary.isal

  /// Begins to inflate a stream; nil when memory ran out.
  func makeInflater() -> (any Inflater)? {
    switch self {
    case .isal where ci_is_available(): ISALInflater()
    case .isal, .zlib: ZlibInflater()
    }
  }

  /// The CRC-32 of what went before, 0 at first, and these bytes.
  func checksum(_ before: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
    switch self {
    case .isal where ci_is_available(): isalChecksum(before, bytes)
    case .isal, .zlib: zlibChecksum(before, bytes)
    }
  }
}
