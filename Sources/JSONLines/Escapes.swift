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

/// The code unit of the four hexadecimal digits at the start of the bytes, or nil.
func hexadecimalUnit(_ bytes: UnsafeRawBufferPointer) -> UInt16? {
  guard bytes.count >= 4 else { return nil }
  var unit: UInt16 = 0
  for byte in bytes[..<4] {
    guard let digit = hexadecimalDigit(byte) else { return nil }
    unit = unit << 4 | UInt16(digit)
  }
  return unit
}

private func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

/// The scalar of the checked escape, or pair of escapes, whose first digit is at `position`; steps over it.
private func unicodeEscape(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Unicode.Scalar {
  let first = hexadecimalUnit(UnsafeRawBufferPointer(rebasing: bytes[position...])) ?? 0
  position += 4
  guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
  let second = hexadecimalUnit(UnsafeRawBufferPointer(rebasing: bytes[(position + 2)...])) ?? 0
  position += 6
  return UTF16.decode(UTF16.EncodedScalar([first, second]))
}
