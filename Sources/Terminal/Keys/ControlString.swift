/// A control string (OSC, DCS, APC … up to its terminator, ECMA-48 5.6) on its way in, as far as it may be an answer.
struct ControlString: Equatable, Sendable {
  /// Longer ones are read to their end but mean nothing.
  static let longest = 160

  /// The letter after ESC.
  private let kind: UInt8
  private var body: [UInt8] = []
  private var isTooLong = false

  init(kind: UInt8) { self.kind = kind }

  mutating func add(_ byte: UInt8) {
    if body.count < ControlString.longest { body.append(byte) } else { isTooLong = true }
  }

  /// What the string means.
  var key: Key {
    guard !isTooLong else { return .unknown }
    let reply: TerminalReply? =
      switch kind {
      case UInt8(ascii: "]"):
        ColorReply(body: body).map { .background(red: $0.red, green: $0.green, blue: $0.blue) }
      case UInt8(ascii: "P"): version ?? capability
      case UInt8(ascii: "_"): graphics
      default: nil
      }
    return reply.map { .reply($0) } ?? .unknown
  }

  /// XTVERSION: `DCS > | text ST`.
  private var version: TerminalReply? {
    guard body.starts(with: ">|".utf8), let text = String(validating: body.dropFirst(2), as: UTF8.self) else {
      return nil
    }
    return .version(text)
  }

  /// XTGETTCAP: `DCS 1 + r name ST` or `… name = value ST`, both in hexadecimal digits; 0 in place of the 1 for a
  /// capability that it does not have.
  private var capability: TerminalReply? {
    let head = body.prefix(3)
    guard head.elementsEqual("1+r".utf8) || head.elementsEqual("0+r".utf8) else { return nil }
    let digits = body.dropFirst(3).prefix { $0 != UInt8(ascii: "=") }
    guard let name = ControlString.decoded(Array(digits)) else { return nil }
    return .capability(name, isKnown: head.first == UInt8(ascii: "1"))
  }

  /// kitty's protocol: `APC G keys ; message ST`, with `i=` and the image's number among the keys.
  private var graphics: TerminalReply? {
    guard body.first == UInt8(ascii: "G"), let text = String(validating: body.dropFirst(), as: UTF8.self),
      let end = text.firstIndex(of: ";")
    else { return nil }
    let number = text[..<end].split(separator: ",").first { $0.hasPrefix("i=") }
    guard let image = number.flatMap({ Int($0.dropFirst(2)) }) else { return nil }
    return .graphics(image: image, message: String(text[text.index(after: end)...]))
  }

  /// Text from pairs of hexadecimal digits.
  private static func decoded(_ digits: [UInt8]) -> String? {
    guard digits.count.isMultiple(of: 2), !digits.isEmpty else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[start...start + 1], as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
