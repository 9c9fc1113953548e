/// The length of the well-formed UTF-8 sequence of two to four bytes at the start of the bytes, or nil.
///
/// Table 3-7 of the Unicode Standard: the second byte's range excludes overlong forms, surrogates and
/// everything above U+10FFFF.
func lengthOfSequence(_ bytes: UnsafeRawBufferPointer) -> Int? {
  let second: ClosedRange<UInt8>
  let length: Int
  switch bytes[0] {
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return nil
  }
  guard length <= bytes.count, second.contains(bytes[1]) else { return nil }
  for following in bytes[2..<length] where following & 0xC0 != 0x80 { return nil }
  return length
}
