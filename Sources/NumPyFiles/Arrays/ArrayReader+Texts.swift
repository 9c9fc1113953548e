/// A text of an array.
public struct ArrayText {
  /// The text as UTF-8, without the zeros at its end, in memory that is used again for the next one.
  public let utf8: UnsafeBufferPointer<UInt8>
  /// Its number in the array, counted from 0 in the order of the file.
  public let index: Int
  let content: Content
  let start: Int

  /// The text as a string.
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// The caller's reason, in a few plain words, for refusing this text.
  public func refusal(_ reason: String) -> NumPyError {
    content.error(.elements(.refused(reason)), at: start)
  }
}

extension ArrayReader {
  /// Hands out all texts in the order of the file, of arrays of code points (`U`) and of bytes (`S`) alike.
  ///
  /// Bytes are taken for UTF-8; what is neither is refused.
  /// - Parameters:
  ///   - order: the order that the caller expects; an array in another is refused.
  ///   - body: takes a text; what it throws ends the reading.
  public consuming func forEachText(
    order: AxisOrder = .c, _ body: (ArrayText) throws(NumPyError) -> Void
  ) throws(NumPyError) {
    try requireOrder(order)
    var index = 0
    guard let decoder = TextDecoder(header.type) else { throw error(.notTexts(found: header.type)) }
    let (content, size) = (content, header.type.size)
    try forEachPiece(row: 1) { (bytes, start) throws(NumPyError) in
      for place in stride(from: 0, to: bytes.count, by: size) {
        let stored = UnsafeRawBufferPointer(rebasing: bytes[place..<place + size])
        guard let utf8 = decoder.decode(stored) else {
          throw content.error(.elements(.invalidText), at: start + place)
        }
        try body(ArrayText(utf8: utf8, index: index, content: content, start: start + place))
        index += 1
      }
    }
  }
}
