extension JSONCursor {
  /// Steps over the string whose opening quote is at the place, checking it, eight bytes at a time.
  @inlinable @inline(always)
  mutating func scanString() throws(JSONError) -> JSONText {
    let start = position &+ 1
    var place = start
    while end &- place >= 8 {
      let hits = unusualBytes(word(at: place))
      if hits == 0 {
        place &+= 8
        continue
      }
      place &+= hits.trailingZeroBitCount &>> 3
      guard byte(at: place) == UInt8(ascii: "\"") else { break }
      position = place &+ 1
      return JSONText(start: base + start, count: place &- start, hasEscapes: false)
    }
    return try scanUnusualString(from: start, place)
  }

  /// Goes on with a string that has escapes or characters beyond ASCII, or is near the end of the text.
  @inline(never) @usableFromInline
  mutating func scanUnusualString(from start: Int, _ place: Int) throws(JSONError) -> JSONText {
    var hasEscapes = false
    position = place
    while position < end {
      switch byte(at: position) {
      case UInt8(ascii: "\""):
        position += 1
        return JSONText(start: base + start, count: position - 1 - start, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try passEscape()
      case let byte where byte < 0x20: throw JSONError(offset: position, reason: .controlCharacter(byte))
      case 0x80...: try passSequence()
      default: position += 1
      }
    }
    throw JSONError(offset: start - 1, reason: .unclosedString)
  }

  /// Steps over a character beyond ASCII.
  private mutating func passSequence() throws(JSONError) {
    guard let length = lengthOfSequence(rest(from: position)) else {
      throw JSONError(offset: position, reason: .invalidUTF8)
    }
    position += length
  }

  /// Steps over an escape, or both halves of a surrogate pair.
  private mutating func passEscape() throws(JSONError) {
    guard position + 1 < end else { throw JSONError(offset: position, reason: .invalidEscape) }
    if shortEscape(byte(at: position + 1)) != nil {
      position += 2
      return
    }
    let unit = try unit(at: position)
    if UTF16.isTrailSurrogate(unit) { throw JSONError(offset: position, reason: .loneSurrogate) }
    if UTF16.isLeadSurrogate(unit) {
      guard rest(from: position + 6).starts(with: "\\u".utf8),
        UTF16.isTrailSurrogate(try self.unit(at: position + 6))
      else { throw JSONError(offset: position, reason: .loneSurrogate) }
      position += 6
    }
    position += 6
  }

  /// The code unit of the `\uXXXX` whose backslash is at the offset.
  private func unit(at offset: Int) throws(JSONError) -> UInt16 {
    guard byte(at: offset + 1) == UInt8(ascii: "u"), let unit = hexadecimalUnit(rest(from: offset + 2)) else {
      throw JSONError(offset: offset, reason: .invalidEscape)
    }
    return unit
  }

  private func rest(from offset: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + offset, count: end - offset)
  }
}

/// A word whose lowest set bit is in the first byte that is a quote, a backslash, below 0x20 or above 0x7F.
///
/// Exclusive or with 2 exchanges quote (0x22) and space (0x20), so that one subtraction finds quotes and
/// control characters. Bits above the lowest may be wrong: a borrow reaches upwards from a true hit, never
/// downwards.
@inlinable @inline(always)
func unusualBytes(_ word: UInt64) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quoteOrControl = (word ^ (ones &* 0x02)) &- (ones &* 0x21)
  let backslash = (word ^ (ones &* 0x5C)) &- ones
  return (quoteOrControl | backslash | word) & (ones &* 0x80)
}
