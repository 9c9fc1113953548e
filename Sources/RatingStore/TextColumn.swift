import func Glibc.memcmp

/// Texts one after another in one buffer, so that tens of thousands of them cost no allocation each.
public struct TextColumn: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  private var ends: [Int] = []

  /// An empty column.
  public init() {}

  /// How many texts there are.
  public var count: Int { ends.count }

  /// Makes room for so many texts of ordinary names' length; memory that stays unused costs nothing.
  public mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count * 32)
    ends.reserveCapacity(count)
  }

  /// The text at a position, which must be below `count`.
  public subscript(position: Int) -> String {
    String(decoding: bytes[range(position)], as: UTF8.self)
  }

  /// Adds a text, in UTF-8, at the end.
  public mutating func append(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
  }

  /// Whether the text at a position has exactly these bytes.
  public func equals(_ text: Span<UInt8>, at position: Int) -> Bool {
    let range = range(position)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBytes { known in
      text.withUnsafeBytes { text in
        guard let known = known.baseAddress, let text = text.baseAddress else { return true }
        return memcmp(known + range.lowerBound, text, range.count) == 0
      }
    }
  }

  /// Where the text at a position lies in `bytes`.
  func range(_ position: Int) -> Range<Int> {
    (position == 0 ? 0 : ends[position - 1])..<ends[position]
  }
}
