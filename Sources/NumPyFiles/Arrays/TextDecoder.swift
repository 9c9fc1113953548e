/// Turns stored texts into UTF-8, one after another in the same memory.
struct TextDecoder {
  private let isUnicode: Bool
  private let buffer: Buffer

  /// Nil for a type that is no text.
  init?(_ type: ElementType) {
    switch type {
    case .unicode: isUnicode = true
    case .bytes: isUnicode = false
    default: return nil
    }
    // A code point of four bytes has at most four in UTF-8.
    buffer = Buffer(type.size)
  }

  /// The text without the zeros at its end; nil when something in it is no character.
  func decode(_ stored: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt8>? {
    isUnicode ? decode(stored.bindMemory(to: UInt32.self)) : decode(stored.bindMemory(to: UInt8.self))
  }

  private func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let text = withoutZerosAtEnd(bytes)
    let isText = text.allSatisfy { $0 < 0x80 } || String(validating: text, as: UTF8.self) != nil
    return isText ? text : nil
  }

  private func decode(_ codePoints: UnsafeBufferPointer<UInt32>) -> UnsafeBufferPointer<UInt8>? {
    let text = withoutZerosAtEnd(codePoints)
    let target = buffer.bytes.bindMemory(to: UInt8.self)
    var all: UInt32 = 0
    for index in text.indices {
      all |= text[index]
      target[index] = UInt8(truncatingIfNeeded: text[index])
    }
    let count = all < 0x80 ? text.count : encode(text, into: target)
    return count.map { UnsafeBufferPointer(rebasing: target.prefix($0)) }
  }

  /// Encodes any characters and tells how many bytes they take.
  private func encode(
    _ codePoints: UnsafeBufferPointer<UInt32>, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    for codePoint in codePoints {
      guard let character = Unicode.Scalar(codePoint), let units = UTF8.encode(character) else { return nil }
      for unit in units {
        target[count] = unit
        count += 1
      }
    }
    return count
  }
}

private func withoutZerosAtEnd<Unit: FixedWidthInteger>(
  _ units: UnsafeBufferPointer<Unit>
) -> UnsafeBufferPointer<Unit> {
  var end = units.count
  while end > 0, units[end - 1] == 0 { end -= 1 }
  return UnsafeBufferPointer(rebasing: units.prefix(end))
}
