extension [UInt8] {
  /// Appends a text as a JSON string.
  ///
  /// Quotes, backslashes and all control characters are escaped, those of U+007F to U+009F too, so that a file
  /// shown in a terminal cannot command it; and the line separators U+2028 and U+2029, which JavaScript and
  /// some editors take for ends of lines. Everything else stays UTF-8.
  mutating func appendQuoted(_ text: String) {
    var text = text
    append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var plain = 0
      var position = 0
      while position < utf8.count {
        let byte = utf8[position]
        if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
          position += 1
          continue
        }
        let length = lengthToEscape(utf8, at: position)
        if length > 0 {
          append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain..<position]))
          appendEscape(of: utf8[position..<position + length])
          plain = position + length
        }
        position += Swift.max(length, 1)
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain...]))
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(of character: Slice<UnsafeBufferPointer<UInt8>>) {
    append(UInt8(ascii: "\\"))
    switch character.first {
    case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
    case let byte? where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\"): append(byte)
    default:
      let value = String(decoding: character, as: UTF8.self).unicodeScalars.first?.value ?? 0
      let digits = String(value, radix: 16)
      append(contentsOf: "u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
    }
  }
}

/// How many bytes the character at a place has when it must be escaped, otherwise 0.
private func lengthToEscape(_ utf8: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
  switch utf8[place] {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x7F: 1
  case 0xC2 where utf8[place + 1] < 0xA0: 2
  case 0xE2 where utf8[place + 1] == 0x80 && utf8[place + 2] & 0xFE == 0xA8: 3
  default: 0
  }
}
