/// A moment in UTC, to the millisecond, in the proleptic Gregorian calendar without leap seconds.
///
/// Written `2026-11-21T14:25:00.123Z`, a profile of RFC 3339.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// The moment so many milliseconds after the beginning of 1970.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Orders moments by time.
  public static func < (one: Timestamp, other: Timestamp) -> Bool {
    one.milliseconds < other.milliseconds
  }
}

// MARK: - Reading

extension Timestamp {
  /// Reads `2026-11-21T14:25:00.123Z`, with 0 to 9 digits of a second's fraction; nil when the text is
  /// anything else. Digits after the third are dropped.
  public init?(_ text: String) {
    self.init(text.utf8Span.span)
  }

  /// Reads the same from bytes.
  public init?(_ text: Span<UInt8>) {
    let count = text.count
    guard count >= 20, count <= 30, text[count - 1] == UInt8(ascii: "Z"), text[4] == UInt8(ascii: "-"),
      text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":"), let fraction = Self.milliseconds(text)
    else { return nil }
    let century = Self.pair(text, 0)
    let yearOfCentury = Self.pair(text, 2)
    let month = Self.pair(text, 5)
    let day = Self.pair(text, 8)
    let hour = Self.pair(text, 11)
    let minute = Self.pair(text, 14)
    let second = Self.pair(text, 17)
    let year = century * 100 + yearOfCentury
    guard century < 100, yearOfCentury < 100, hour < 24, minute < 60, second < 60, month >= 1, month <= 12,
      day >= 1, day <= Self.days(inMonth: month, year: year)
    else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    milliseconds = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction
  }

  /// The number that two digits make; 100 or more when they are none.
  @inline(__always)
  private static func pair(_ text: Span<UInt8>, _ start: Int) -> Int64 {
    let tens = text[start] &- UInt8(ascii: "0")
    let ones = text[start + 1] &- UInt8(ascii: "0")
    return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : 100
  }

  /// The milliseconds of the fraction between the seconds and the `Z`; 0 where there is none.
  @inline(__always)
  private static func milliseconds(_ text: Span<UInt8>) -> Int64? {
    let end = text.count - 1
    if end == 19 { return 0 }
    guard text[19] == UInt8(ascii: "."), end > 20 else { return nil }
    var value: Int64 = 0
    for index in 20..<max(end, 23) {
      let digit = index < end ? text[index] &- UInt8(ascii: "0") : 0
      guard digit < 10 else { return nil }
      if index < 23 { value = value * 10 + Int64(digit) }
    }
    return value
  }
}

// MARK: - Writing

extension Timestamp: CustomStringConvertible {
  /// Such as `2026-11-21T14:25:00.123Z`; years outside 0 to 9999 have more digits and cannot be read back.
  public var description: String {
    let (seconds, fraction) = Self.divide(milliseconds, 1000)
    let (days, second) = Self.divide(seconds, 86_400)
    let date = Self.date(days: days)
    let time = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }
    return Self.padded(date.year, 4) + "-" + Self.padded(date.month, 2) + "-" + Self.padded(date.day, 2)
      + "T" + time.joined(separator: ":") + "." + Self.padded(fraction, 3) + "Z"
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Division that rounds down, so that moments before 1970 come out right.
  private static func divide(_ value: Int64, _ by: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
    return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
  }
}

// MARK: - The calendar

/// Counts days in eras of 400 years that begin on 1 March, so that the leap day is the last of a year:
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil` and `civil_from_days`.
extension Timestamp {
  private static let daysInEra: Int64 = 146_097
  /// From 0000-03-01 to 1970-01-01.
  private static let daysBefore1970: Int64 = 719_468

  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let (era, yearOfEra) = divide(month <= 2 ? year - 1 : year, 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * daysInEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - daysBefore1970
  }

  private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, day) = divide(days + daysBefore1970, daysInEra)
    let yearOfEra = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = era * 400 + yearOfEra + (month >= 10 ? 1 : 0)
    return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }

  private static func days(inMonth month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
