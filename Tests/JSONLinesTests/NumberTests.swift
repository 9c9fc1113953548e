import Foundation
import JSONLines
import Testing

@Suite("Numbers")
struct NumberTests {
  private func integer(_ text: String) throws(JSONError) -> Int {
    try reading(text.utf8) { json throws(JSONError) in try json.readInteger() }
  }

  private func number(_ text: String) throws(JSONError) -> Double {
    try reading(text.utf8) { json throws(JSONError) in try json.readNumber() }
  }

  private func reason<Result>(_ body: () throws(JSONError) -> Result) -> JSONError.Reason? {
    do throws(JSONError) {
      _ = try body()
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func wholeNumbers() throws {
    for value in [
      0, 1, -1, 9, 10, 65, -999, 123_456, 99_999_999_999_999_999, 999_999_999_999_999_999,
      1_000_000_000_000_000_000,
      Int.max, Int.min, Int.max - 1, Int.min + 1,
    ] {
      #expect(try integer("\(value)") == value)
      #expect(try integer(" \(value)\n") == value)
    }
    #expect(try integer("-0") == 0)
    var random = SeededGenerator(state: 1)
    for _ in 0..<2_000 {
      let value = Int.random(in: .min ... .max, using: &random) >> Int.random(in: 0..<64, using: &random)
      #expect(try integer("\(value)") == value)
    }
  }

  @Test func wholeNumbersThatDoNotFit() {
    for text in [
      "9223372036854775808", "-9223372036854775809", "99999999999999999999",
      "1" + String(repeating: "0", count: 400),
    ] {
      #expect(reason { () throws(JSONError) in try integer(text) } == .numberOutOfRange, "\(text)")
    }
  }

  @Test func numbersThatAreNotWhole() {
    for text in ["1.0", "1.5", "-0.0", "1e3", "1E3", "10e-1", "123456789012345678901.5"] {
      #expect(reason { () throws(JSONError) in try integer(text) } == .notWhole, "\(text)")
    }
  }

  @Test(
    "The grammar of RFC 8259, section 6",
    arguments: [
      "-", "--1", "+1", "01", "-01", "00", "007", "1.", "-1.", ".5", "-.5", "1.e3", "1e", "1e+", "1e-", "1E+",
      "1.5e",
      "1e5.5",
      "0x10", "1_000", "1,000", "Infinity", "-Infinity", "NaN", "1d", "1f", "١", "1 2", "- 1", "1..2", "1ee5",
    ])
  func malformed(text: String) {
    #expect(reason { () throws(JSONError) in try number(text) } != nil)
    #expect(reason { () throws(JSONError) in try integer(text) } != nil)
    #expect(reason { () throws(JSONError) in try skip(text.utf8) } != nil)
  }

  @Test func kindsOfMalformedNumbers() {
    for text in ["-", "01", "1.", "1e", "1e+", "-x"] {
      #expect(reason { () throws(JSONError) in try number(text) } == .malformedNumber, "\(text)")
      #expect(reason { () throws(JSONError) in try integer(text) } == .malformedNumber, "\(text)")
    }
    #expect(
      reason { () throws(JSONError) in try number("true") } == .expected(.number, found: UInt8(ascii: "t")))
    #expect(
      reason { () throws(JSONError) in try integer("\"1\"") }
        == .expected(.integer, found: UInt8(ascii: "\"")))
    #expect(reason { () throws(JSONError) in try integer("") } == .expected(.integer, found: nil))
  }

  @Test(
    "Doubles are rounded as strtod rounds them",
    arguments: [
      "0", "-0", "0.0", "-0.0", "1", "0.1", "12.3", "1e22", "1e23", "1e-22", "1e-23", "123e20",
      "9007199254740992",
      "9007199254740993", "9007199254740993.0", "9007199254740992.5", "9007199254740991e22",
      "9007199254740991e-22",
      "1.7976931348623157e308", "1.7976931348623158e308", "4.9e-324", "2.4703282292062327e-324",
      "2.47032822920623272e-324",
      "2.2250738585072011e-308", "2.2250738585072014e-308", "1e-400", "-1e-400", "0e400",
      "0.0e-99999999999999999999",
      "1e-99999999999999999999", "0.000000000000000000000000000001", "100000000000000000000000", "1e+5",
      "1E5", "1E-5",
      "179769313486231580793728971405301e276", "8.5e-45", "12345678901234567890", "18446744073709551615",
      "18446744073709551616", "6.02214076e23", "00".dropFirst().description,
    ])
  func nearestDouble(text: String) throws {
    let value = try number(text)
    let reference = strtod(text, nil)
    #expect(value.bitPattern == reference.bitPattern, "\(value) \(reference)")
  }

  @Test func randomDecimals() throws {
    var random = SeededGenerator(state: 2)
    for _ in 0..<20_000 {
      var text = String(
        UInt64.random(in: 0 ... .max, using: &random) >> UInt64.random(in: 0..<64, using: &random))
      if Bool.random(using: &random) {
        text +=
          "."
          + String(UInt64.random(in: 0 ... .max, using: &random) >> UInt64.random(in: 0..<64, using: &random))
      }
      if Bool.random(using: &random) { text += "e\(Int.random(in: -40...40, using: &random))" }
      let value = try number(text)
      if value.bitPattern != strtod(text, nil).bitPattern { Issue.record("\(text) was read as \(value)") }
    }
  }

  @Test func randomDoublesComeBack() throws {
    var random = SeededGenerator(state: 3)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      if try number("\(value)").bitPattern != value.bitPattern { Issue.record("\(value)") }
    }
  }

  @Test func doublesOutOfRange() {
    for text in [
      "1e309", "-1e309", "1.7976931348623159e308", "1e400", "1e99999999999999999999",
      String(repeating: "9", count: 310),
    ] {
      #expect(reason { () throws(JSONError) in try number(text) } == .numberOutOfRange, "\(text)")
    }
  }
}
