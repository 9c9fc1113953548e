/// The terminal's word on its background (`OSC 11 ; rgb:R/G/B`, with one to four hexadecimal digits a channel as in
/// XParseColor(3)), from the body of the command.
struct ColorReply: Equatable, Sendable {
  let red: UInt8
  let green: UInt8
  let blue: UInt8

  init?(body: [UInt8]) {
    let start = Array("11;rgb:".utf8)
    guard body.starts(with: start) else { return nil }
    let channels = body.dropFirst(start.count).split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
    )
    .map(Self.channel)
    guard channels.count == 3, let red = channels[0], let green = channels[1], let blue = channels[2] else {
      return nil
    }
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A channel scaled to eight bits; nil when it is not one to four hexadecimal digits.
  private static func channel(_ digits: some Collection<UInt8>) -> UInt8? {
    guard (1...4).contains(digits.count),
      let value = Int(String(decoding: digits, as: UTF8.self), radix: 16), value >= 0
    else { return nil }
    return UInt8(value * 255 / ((1 << (4 * digits.count)) - 1))
  }
}
