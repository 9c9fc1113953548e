/// The text that checked bytes with escapes stand for, as UTF-8.
@inline(never)
func unescaped(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var position = 0
  while position < bytes.count {
    let byte = bytes[position]
    position += 1
    guard byte == UInt8(ascii: "\\"), position < bytes.count else {
      result.append(byte)
      continue
    }
    let escape = bytes[position]
    position += 1
    if escape == UInt8(ascii: "u") {
      result.append(
        contentsOf: UTF8.encode(unicodeEscape(bytes, &position)) ?? UTF8.encodedReplacementCharacter)
    } else {
      result.append(shortEscape(escape) ?? escape)
    }
  }
  return result
}

/// What `\b`, `\n` and so on stand for, or nil when there is no such escape.
func shortEscape(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
  case UInt8(ascii: "b"): 0x08
  case UInt8(ascii: "f"): 0x0C
  case UInt8(ascii: "n"): 0x0A
  case UInt8(ascii: "r"): 0x0D
  case UInt8(ascii: "t"): 0x09
  default: nil
  }
}

/// The four hexadecimal digits at a place, or nil.
func hexadecimalUnit(_ bytes: UnsafeRawBufferPointer, at offset: Int, end: Int) -> UInt16? {
  guard offset + 4 <= end else { return nil }
  var unit: UInt16 = 0
  for byte in bytes[offset..<offset + 4] {
    guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
    unit = unit << 4 | UInt16(digit)
  }
  return unit
}

/// The scalar of the checked escape, or pair of escapes, whose first digit is at `position`; steps over it.
private func unicodeEscape(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Unicode.Scalar {
  let first = hexadecimalUnit(bytes, at: position, end: bytes.count) ?? 0
  position += 4
  guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
  let second = hexadecimalUnit(bytes, at: position + 2, end: bytes.count) ?? 0
  position += 6
  return UTF16.decode(UTF16.EncodedScalar([first, second]))
}
