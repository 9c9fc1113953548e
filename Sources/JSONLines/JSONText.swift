/// The content of a JSON string as it stands in the buffer, not copied.
///
/// It is valid only as long as the buffer that its cursor reads. It has been checked: its bytes are UTF-8
/// and its escapes are right.
public struct JSONText {
  /// The bytes between the quotes, escapes as written.
  public let bytes: UnsafeRawBufferPointer
  /// Whether a backslash is among the bytes; then they are not the text itself.
  public let hasEscapes: Bool

  @inlinable
  init(bytes: UnsafeRawBufferPointer, hasEscapes: Bool) {
    self.bytes = bytes
    self.hasEscapes = hasEscapes
  }

  /// The text with its escapes resolved.
  public var string: String {
    hasEscapes
      ? String(decoding: unescaped(bytes), as: UTF8.self) : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text is this one.
  @inlinable
  public static func == (text: JSONText, other: StaticString) -> Bool {
    text.equals(UnsafeRawBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
  }

  /// Whether the text is not this one.
  @inlinable
  public static func != (text: JSONText, other: StaticString) -> Bool { !(text == other) }

  /// Lets `switch key { case "task": … }` compare bytes.
  @inlinable
  public static func ~= (pattern: StaticString, text: JSONText) -> Bool { text == pattern }

  /// Whether the text, escapes resolved, has exactly these UTF-8 bytes.
  @inlinable
  public func equals(_ other: UnsafeRawBufferPointer) -> Bool {
    if hasEscapes { return unescapedEquals(other) }
    return bytes.count == other.count && sameBytes(bytes, other)
  }

  @inline(never) @usableFromInline
  func unescapedEquals(_ other: UnsafeRawBufferPointer) -> Bool {
    unescaped(bytes).elementsEqual(other)
  }
}

/// Whether two runs of the same length hold the same bytes.
@inlinable @inline(__always)
func sameBytes(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
  for index in one.indices where one[index] != other[index] { return false }
  return true
}
