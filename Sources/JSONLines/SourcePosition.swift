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
    line = 1 + before.count { $0 == 0x0A }
    // Bytes that go on with a character do not count.
    column = 1 + before[start...].count { $0 & 0xC0 != 0x80 }
  }
}
