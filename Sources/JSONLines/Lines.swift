import Glibc

/// The lines of a buffer, without their line feeds.
public struct Lines: Sequence, IteratorProtocol {
  /// One line.
  public struct Line: Equatable, Sendable {
    /// Its number, counted from 1.
    public var number: Int
    /// Its bytes in the buffer, without the line feed.
    public var range: Range<Int>
    /// Whether a line feed ends it; only the last line can lack it.
    public var isWhole: Bool
  }

  private let bytes: UnsafeRawBufferPointer
  private var number = 0
  private var position = 0

  /// Splits the buffer, which must outlive the iteration.
  public init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The next line, or nil at the end; a buffer that ends with a line feed has no empty line after it.
  public mutating func next() -> Line? {
    guard position < bytes.count, let base = bytes.baseAddress else { return nil }
    let start = position
    number += 1
    let found = memchr(base + start, 0x0A, bytes.count - start)
    let end = found.map { UnsafeRawPointer($0) - base } ?? bytes.count
    position = end + 1
    return Line(number: number, range: start..<end, isWhole: found != nil)
  }
}
