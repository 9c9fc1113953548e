extension JSONCursor {
  /// Steps over the string whose opening quote is at the place, checking it.
  @inlinable
  mutating func scanString() throws(JSONError) -> JSONText {
    let start = position + 1
    var hasEscapes = false
    position = start
    while true {
      skipPlain()
      guard position < end else { throw JSONError(offset: start - 1, reason: .unclosedString) }
      if bytes[position] == UInt8(ascii: "\"") { break }
      if bytes[position] == UInt8(ascii: "\\") { hasEscapes = true }
      try passUnusual()
    }
    let content = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    position += 1
    return JSONText(bytes: content, hasEscapes: hasEscapes)
  }

  /// Steps to the next quote, backslash, control character or byte above 0x7F, eight bytes at a time.
  @inlinable @inline(__always)
  mutating func skipPlain() {
    while end - position >= 8 {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let hits = unusualBytes(word)
      if hits != 0 {
        position += hits.trailingZeroBitCount >> 3
        return
      }
      position += 8
    }
    while position < end, unusualBytes(UInt64(bytes[position]) | 0x2020_2020_2020_2000) == 0 { position += 1 }
  }

  /// Steps over an escape or a sequence of UTF-8, or refuses what is at the place.
  @inline(never) @usableFromInline
  mutating func passUnusual() throws(JSONError) {
    let byte = bytes[position]
    if byte == UInt8(ascii: "\\") { return try passEscape() }
    if byte < 0x20 { throw JSONError(offset: position, reason: .controlCharacter(byte)) }
    guard let length = lengthOfSequence(bytes, at: position, end: end) else {
      throw JSONError(offset: position, reason: .invalidUTF8)
    }
    position += length
  }

  private mutating func passEscape() throws(JSONError) {
    guard position + 1 < end else { throw JSONError(offset: position, reason: .invalidEscape) }
    if shortEscape(bytes[position + 1]) != nil {
      position += 2
      return
    }
    let unit = try unit(at: position)
    if UTF16.isTrailSurrogate(unit) { throw JSONError(offset: position, reason: .loneSurrogate) }
    if UTF16.isLeadSurrogate(unit) {
      let follows = position + 7 < end && bytes[position + 6] == UInt8(ascii: "\\")
      guard follows, UTF16.isTrailSurrogate(try self.unit(at: position + 6)) else {
        throw JSONError(offset: position, reason: .loneSurrogate)
      }
      position += 6
    }
    position += 6
  }

  /// The code unit of the `\uXXXX` whose backslash is at the offset.
  private func unit(at offset: Int) throws(JSONError) -> UInt16 {
    guard bytes[offset + 1] == UInt8(ascii: "u"),
      let unit = hexadecimalUnit(bytes, at: offset + 2, end: end)
    else { throw JSONError(offset: offset, reason: .invalidEscape) }
    return unit
  }
}

/// A word whose lowest set bit is in the first byte that is a quote, a backslash, below 0x20 or above 0x7F.
///
/// Bits above the lowest may be wrong: a borrow reaches upwards from a true hit, never downwards.
@inlinable @inline(__always)
func unusualBytes(_ word: UInt64) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quote = word ^ (ones &* 0x22)
  let backslash = word ^ (ones &* 0x5C)
  let hits = (quote &- ones) | (backslash &- ones) | (word &- ones &* 0x20)
  return (hits | word) & (ones &* 0x80)
}
