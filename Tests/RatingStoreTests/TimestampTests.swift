import Foundation
import Testing

@testable import RatingStore

@Suite struct TimestampTests {
  private static let style = Date.ISO8601FormatStyle()

  /// Days from 1582 (where Foundation goes over from the Julian calendar, as ours does not) to 9999.
  @Test func writesAndReadsTheSameAsFoundation() throws {
    let day: Int64 = 86_400_000
    var random = Seeded(3)
    var differing: [String] = []
    for days in stride(from: Int64(-141_427), to: 2_932_896, by: 97) {
      let moment = Timestamp(milliseconds: days * day + Int64.random(in: 0..<day, using: &random))
      let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
      let text = moment.description
      // Foundation's fraction is cut from a Double, so only the seconds are compared.
      if !date.formatted(Self.style).hasPrefix(text.prefix(19)) || Timestamp(text) != moment {
        differing.append(text)
      }
    }
    #expect(differing == [])
  }

  @Test func everyDayOfTwoErasComesBack() {
    var differing: [String] = []
    for days in Int64(-719_528)...(-719_528 + 146_097 * 2) {
      let moment = Timestamp(milliseconds: days * 86_400_000)
      if Timestamp(moment.description) != moment { differing.append(moment.description) }
    }
    #expect(differing == [])
    #expect(Timestamp(milliseconds: -719_528 * 86_400_000).description == "0000-01-01T00:00:00.000Z")
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.5Z", 500), ("1970-01-01T00:00:00.05Z", 50),
    ("1970-01-01T00:00:01.123456789Z", 1123), ("1969-12-31T23:59:59.999Z", -1),
    ("2026-11-21T14:25:00.123Z", 1_795_271_100_123), ("2000-02-29T00:00:00Z", 951_782_400_000),
  ])
  func reads(text: String, milliseconds: Int64) {
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "Z", "2026-11-21", "2026-11-21T14:25:00", "2026-11-21T14:25:00+00:00", "2026-11-21 14:25:00Z",
    "2026-13-21T14:25:00Z", "2026-00-21T14:25:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:60Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00,5Z",
    "2026-01-01T00:00:00.1234567890Z",
    "2026-01-01T00:00:00.12x4Z", "2026-01-01t00:00:00z", "+026-01-01T00:00:00Z", "2026-1-01T00:00:00.0Z",
  ])
  func refuses(text: String) {
    #expect(Timestamp(text) == nil)
  }
}
