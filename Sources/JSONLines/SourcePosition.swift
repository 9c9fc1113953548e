/// A place in a text, as editors count it.
public struct SourcePosition: Hashable, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// The character (Unicode scalar) in the line, counted from 1.
  public var column: Int

  /// Makes a position from its two parts.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The position of a byte; reads everything before it, so it is for messages.
  public init(of offset: Int, in bytes: UnsafeRawBufferPointer) {
    let before = bytes[..<min(offset, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    self.init(of: offset, inLine: 1 + before.count { $0 == 0x0A }, from: start, of: bytes)
  }

  /// The position of a byte in a line whose number and first byte are known.
  public init(of offset: Int, inLine line: Int, from start: Int, of bytes: UnsafeRawBufferPointer) {
    self.line = line
    // Bytes that go on with a character do not count.
    column = 1 + bytes[start..<max(start, min(offset, bytes.count))].count { $0 & 0xC0 != 0x80 }
  }
}
