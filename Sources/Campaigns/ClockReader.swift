import RatingStore

/// Reads the times of a journal, of which most are in the same minute as the one before.
struct ClockReader {
  /// The text of the last time up to its minute, `2026-11-21T14:25:`.
  private var minute: (UInt64, UInt64, UInt8) = (0, 0, 0)
  /// That minute's beginning.
  private var start: Int64 = 0

  /// The time that a text stands for, as `Timestamp` reads it; nil when it is none.
  mutating func read(_ text: UnsafeRawBufferPointer) -> Timestamp? {
    guard text.count == 24 else { return text.withSpan { Timestamp($0) } }
    let minute = (
      text.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
      text.loadUnaligned(fromByteOffset: 8, as: UInt64.self), text[16]
    )
    if minute == self.minute, let milliseconds = Self.milliseconds(text) {
      return Timestamp(milliseconds: start + milliseconds)
    }
    guard let time = text.withSpan({ Timestamp($0) }) else { return nil }
    self.minute = minute
    start = time.milliseconds - (Self.milliseconds(text) ?? 0)
    return time
  }

  /// The milliseconds in `25.123Z` at the end of a time; nil when something else is there.
  private static func milliseconds(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard text[19] == UInt8(ascii: "."), text[23] == UInt8(ascii: "Z") else { return nil }
    let digits = (
      text[17] &- zero, text[18] &- zero, text[20] &- zero, text[21] &- zero, text[22] &- zero
    )
    guard digits.0 < 6, digits.1 < 10, digits.2 < 10, digits.3 < 10, digits.4 < 10 else { return nil }
    return Int64(digits.0) * 10_000 + Int64(digits.1) * 1000 + Int64(digits.2) * 100 + Int64(digits.3) * 10
      + Int64(digits.4)
  }

  private static let zero = UInt8(ascii: "0")
}
