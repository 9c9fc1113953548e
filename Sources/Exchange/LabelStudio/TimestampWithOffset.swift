import RatingStore

extension Timestamp {
  /// Reads a time in UTC, or with the hours and minutes by which a clock is ahead of it or behind, such as
  /// `2026-03-02T11:00:04.118+02:00` (RFC 3339); nil when the text is anything else.
  init?(withOffset text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count > 6, let sign = Self.signs[bytes[bytes.count - 6]],
      let minutes = Self.minutes(Array(bytes.suffix(5)))
    else {
      self.init(text)
      return
    }
    guard let local = Timestamp(String(decoding: bytes.dropLast(6), as: UTF8.self) + "Z") else { return nil }
    self.init(milliseconds: local.milliseconds + sign * minutes * 60_000)
  }

  /// A clock that is ahead shows UTC when the offset is taken away.
  private static let signs: [UInt8: Int64] = [UInt8(ascii: "-"): 1, UInt8(ascii: "+"): -1]

  /// The minutes of `HH:MM`; nil when it is no such text.
  private static func minutes(_ text: [UInt8]) -> Int64? {
    let digits = text.map { Int64($0) - 0x30 }
    guard digits.count == 5, text[2] == UInt8(ascii: ":"),
      [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) })
    else { return nil }
    let (hours, minutes) = (digits[0] * 10 + digits[1], digits[3] * 10 + digits[4])
    return hours < 24 && minutes < 60 ? hours * 60 + minutes : nil
  }
}
