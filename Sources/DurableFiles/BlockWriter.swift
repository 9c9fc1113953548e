import Glibc

/// Writes a file that is of use only when it is safe on disk: in large blocks that go there from here, past the kernel's
/// cache (O_DIRECT of open(2)), whose pages would cost as much as all else about a large file.
///
/// Where the file system does not know such writing, and for the rest that is no whole block, it writes as usual. After
/// an error it throws it again: what is in the file then is not known.
struct BlockWriter: ~Copyable {
  /// So much is written at once: what is larger is little faster, and each file being written holds one.
  static let blockSize = 1 << 18
  /// What the kernel wants addresses, offsets and lengths to be multiples of, with most disks.
  private static let alignment = 4096

  private let descriptor: Int32
  private let calls: SystemCalls
  private var block = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// How much of the block is filled.
  private var filled = 0
  private var isDirect = false
  private var failure: Errno?

  /// For an empty file.
  init(_ descriptor: Int32, calls: SystemCalls) {
    self.descriptor = descriptor
    self.calls = calls
  }

  deinit { block.deallocate() }

  /// Takes the next bytes; they are written once there are enough.
  mutating func append(_ bytes: [UInt8]) throws(Errno) {
    if block.isEmpty { block = .allocate(byteCount: Self.blockSize, alignment: Self.alignment) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(block.count - filled)
      part.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: block[filled...]).copyMemory(from: $0) }
      filled += part.count
      rest = rest.dropFirst(part.count)
      if filled == block.count { try flush(directly: true) }
    }
  }

  /// Writes what is waiting.
  mutating func finish() throws(Errno) {
    if filled > 0 { try flush(directly: false) }
  }

  private mutating func flush(directly: Bool) throws(Errno) {
    if let failure { throw failure }
    do throws(Errno) {
      try write(directly: directly)
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func write(directly: Bool) throws(Errno) {
    try become(direct: directly)
    var waiting = UnsafeRawBufferPointer(rebasing: block[..<filled])
    while !waiting.isEmpty {
      let count = try write(waiting)
      // A regular file never takes nothing without an error; calling it one ends the loop.
      guard count > 0 else { throw Errno(EIO) }
      waiting = UnsafeRawBufferPointer(rebasing: waiting[count...])
    }
    filled = 0
  }

  private mutating func write(_ bytes: UnsafeRawBufferPointer) throws(Errno) -> Int {
    do throws(Errno) {
      return try calls.retrying { () throws(Errno) in try calls.write(descriptor, bytes) }
    } catch  where error.code == EINVAL && isDirect {
      // This file system wants other addresses, or the last write stopped within a sector.
      try become(direct: false)
      return try calls.retrying { () throws(Errno) in try calls.write(descriptor, bytes) }
    }
  }

  /// Writes past the cache from now on, or through it.
  private mutating func become(direct: Bool) throws(Errno) {
    guard direct != isDirect else { return }
    do throws(Errno) {
      try calls.retrying { () throws(Errno) in try calls.setDirect(descriptor, direct) }
      isDirect = direct
    } catch  where direct {
      // This file system has only its cache.
    }
  }
}
