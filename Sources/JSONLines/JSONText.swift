import Glibc

/// The content of a JSON string as it stands in the buffer, not copied.
///
/// It is valid only as long as the buffer that its cursor reads. It has been checked: its bytes are UTF-8
/// and its escapes are right.
public struct JSONText {
  @usableFromInline let start: UnsafeRawPointer
  @usableFromInline let count: Int
  /// Whether a backslash is among the bytes; then they are not the text itself.
  public let hasEscapes: Bool

  @inlinable
  init(start: UnsafeRawPointer, count: Int, hasEscapes: Bool) {
    self.start = start
    self.count = count
    self.hasEscapes = hasEscapes
  }

  /// The bytes between the quotes, escapes as written.
  @inlinable
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// The text with its escapes resolved.
  public var string: String {
    hasEscapes
      ? String(decoding: unescaped(bytes), as: UTF8.self) : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text is this one.
  @inlinable @inline(always)
  public static func == (text: JSONText, other: StaticString) -> Bool {
    text.equals(other.utf8Start, other.utf8CodeUnitCount)
  }

  /// Whether the text is not this one.
  @inlinable @inline(always)
  public static func != (text: JSONText, other: StaticString) -> Bool { !(text == other) }

  /// Lets `switch key { case "task": … }` compare bytes.
  @inlinable @inline(always)
  public static func ~= (pattern: StaticString, text: JSONText) -> Bool { text == pattern }

  @inlinable @inline(always)
  func equals(_ other: UnsafePointer<UInt8>, _ otherCount: Int) -> Bool {
    if hasEscapes { return unescapedEquals(other, otherCount) }
    return count == otherCount && memcmp(start, other, otherCount) == 0
  }

  @inline(never) @usableFromInline
  func unescapedEquals(_ other: UnsafePointer<UInt8>, _ otherCount: Int) -> Bool {
    unescaped(bytes).elementsEqual(UnsafeBufferPointer(start: other, count: otherCount))
  }
}
