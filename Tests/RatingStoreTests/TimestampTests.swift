import Foundation
import Testing

@testable import RatingStore

@Suite struct TimestampTests {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// Every day from 0000 to 9999, at a time of day that changes, beside Foundation.
  @Test func writesAndReadsTheSameAsFoundation() throws {
    let day: Int64 = 86_400_000
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var random = Seeded(3)
    // Foundation goes over to the Julian calendar before 1582; ours does not.
    for days in stride(from: Int64(-141_427), to: 2_932_896, by: 17) {
      let moment = Timestamp(milliseconds: days * day + Int64.random(in: 0..<day, using: &random))
      let text = moment.description
      #expect(Timestamp(text) == moment)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second],
        from: Date(
          timeIntervalSince1970: Double(moment.milliseconds / 1000)
            - (moment.milliseconds % 1000 < 0 ? 1 : 0)))
      let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
      #expect(
        numbers.prefix(6).elementsEqual([
          parts.year ?? 0, parts.month ?? 0, parts.day ?? 0, parts.hour ?? 0, parts.minute ?? 0,
          parts.second ?? 0,
        ]), "\(text)")
    }
  }

  @Test func everyDayOfFourCenturiesComesBack() {
    for days in Int64(-719_528)...(-719_528 + 146_097 * 2) {
      let moment = Timestamp(milliseconds: days * 86_400_000)
      #expect(Timestamp(moment.description) == moment)
    }
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
