/// What the grammar says of a number: its digits as far as they fit, and its power of ten.
struct JSONNumber {
  var isNegative = false
  /// The digits without sign and point; meaningless when there are more than 19.
  var significand: UInt64 = 0
  var digits = 0
  /// What the significand is to be multiplied by, as a power of ten; nil when it is huge.
  var exponent: Int? = 0
  var isWhole = true

  /// The value, when one rounding gives it: both parts are exact as Double (Clinger 1990).
  var exactValue: Double? {
    guard digits <= 19, significand <= 1 << 53, let exponent, abs(exponent) <= 22 else { return nil }
    let power = powersOfTen[abs(exponent)]
    let value = exponent < 0 ? Double(significand) / power : Double(significand) * power
    return isNegative ? -value : value
  }
}

extension JSONCursor {
  /// Steps over the number at the place, checking it by the grammar.
  mutating func scanNumber() throws(JSONError) -> JSONNumber {
    let start = position
    var number = JSONNumber()
    if byte(at: position) == UInt8(ascii: "-") {
      number.isNegative = true
      position += 1
    }
    let first = position
    guard scanDigits(into: &number), byte(at: first) != UInt8(ascii: "0") || position - first == 1 else {
      throw JSONError(offset: start, reason: .malformedNumber)
    }
    var shift = 0
    if position < end, byte(at: position) == UInt8(ascii: ".") {
      number.isWhole = false
      position += 1
      let point = position
      guard scanDigits(into: &number) else { throw JSONError(offset: start, reason: .malformedNumber) }
      shift = position - point
    }
    if position < end, byte(at: position) | 0x20 == UInt8(ascii: "e") {
      number.isWhole = false
      guard scanExponent(into: &number) else { throw JSONError(offset: start, reason: .malformedNumber) }
    }
    number.exponent = number.exponent.map { $0 - shift }
    return number
  }

  /// Steps over digits; false when there is none.
  private mutating func scanDigits(into number: inout JSONNumber) -> Bool {
    let start = position
    while position < end, isDigit(byte(at: position)) {
      number.significand = number.significand &* 10 &+ UInt64(byte(at: position) & 0x0F)
      position += 1
    }
    number.digits += position - start
    return position > start
  }

  /// Steps over `e`, a sign and digits; false when there is no digit.
  private mutating func scanExponent(into number: inout JSONNumber) -> Bool {
    position += 1
    var isNegative = false
    if position < end, byte(at: position) == UInt8(ascii: "-") || byte(at: position) == UInt8(ascii: "+") {
      isNegative = byte(at: position) == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var value = 0
    while position < end, isDigit(byte(at: position)) {
      value = min(value * 10 + Int(byte(at: position) & 0x0F), 100_000)
      position += 1
    }
    number.exponent = value == 100_000 ? nil : isNegative ? -value : value
    return position > start
  }
}

/// 10^0 to 10^22, all of them exact as Double.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  1e19, 1e20, 1e21, 1e22,
]
