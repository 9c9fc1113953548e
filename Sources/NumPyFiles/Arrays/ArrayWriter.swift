/// Writes one array, its elements in C order, through one small buffer.
///
/// It is handed to the closure that writes the elements; all must be written before the closure returns.
public final class ArrayWriter {
  /// What the file says of the array.
  public let header: ArrayHeader
  /// How many elements were written.
  public private(set) var written = 0

  private let output: any ContentOutput
  private let place: Place
  private var buffer: [UInt8]
  private let headerSize: Int

  /// As much as it pays to hand on at once.
  private static let bufferSize = 1 << 16

  init(_ header: ArrayHeader, to output: any ContentOutput, place: Place) {
    self.header = header
    self.output = output
    self.place = place
    buffer = header.encoded()
    headerSize = buffer.count
  }

  /// Writes the next elements, which must be of the array's type.
  public func append<Element: NumPyElement>(
    _ elements: UnsafeBufferPointer<Element>
  ) throws(NumPyError) {
    guard header.type == Element.elementType else {
      throw error(.wrongType(expected: header.type, found: Element.elementType))
    }
    let bytes = UnsafeRawBufferPointer(elements)
    if bytes.count > Self.bufferSize {
      try flush()
      try output.write(bytes)
    } else {
      buffer.append(contentsOf: bytes)
      try flushIfFull()
    }
    written += elements.count
  }

  /// Writes the next elements, which must be of the array's type.
  public func append<Element: NumPyElement>(_ elements: [Element]) throws(NumPyError) {
    try elements.withBytes { (bytes) throws(NumPyError) in
      try append(bytes.bindMemory(to: Element.self))
    }
  }

  /// Writes the next text, in an array of texts. Zeros at its end are lost when it is read: NumPy's format.
  public func append(text: String) throws(NumPyError) {
    let outcome = withUTF8(of: text) { utf8 in
      Result { () throws(NumPyError) in try append(utf8: utf8) }
    }
    try outcome.get()
  }

  /// Writes the next text, given as UTF-8, in an array of texts.
  public func append(utf8: UnsafeBufferPointer<UInt8>) throws(NumPyError) {
    do throws(ElementProblem) {
      try buffer.appendText(utf8, as: header.type)
    } catch {
      throw self.error(error)
    }
    written += 1
    try flushIfFull()
  }

  /// Makes sure that all elements were written, and hands everything on.
  func finish() throws(NumPyError) {
    guard written == header.count else {
      throw error(.wrongCount(declared: header.count, written: written))
    }
    try flush()
  }

  private func flushIfFull() throws(NumPyError) {
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(NumPyError) {
    try buffer.withBytes { (bytes) throws(NumPyError) in try output.write(bytes) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func error(_ problem: ElementProblem) -> NumPyError {
    place.error(.elements(problem), at: headerSize + written * header.type.size)
  }
}

private func withUTF8<Outcome>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Outcome) -> Outcome {
  var text = text
  return text.withUTF8(body)
}

extension [UInt8] {
  /// Appends a text as it is stored, filled up with zeros.
  fileprivate mutating func appendText(
    _ utf8: UnsafeBufferPointer<UInt8>, as type: ElementType
  ) throws(ElementProblem) {
    let start = count
    switch type {
    case .bytes(let length):
      guard utf8.count <= length else { throw .textTooLong(most: length) }
      append(contentsOf: utf8)
      append(contentsOf: repeatElement(0, count: length - utf8.count))
    case .unicode(let length):
      guard let text = String(validating: utf8, as: UTF8.self)?.unicodeScalars else { throw .invalidText }
      guard text.count <= length else { throw .textTooLong(most: length) }
      append(contentsOf: repeatElement(0, count: type.size))
      withUnsafeMutableBytes { bytes in
        for (index, character) in text.enumerated() {
          bytes.storeBytes(of: character.value, toByteOffset: start + 4 * index, as: UInt32.self)
        }
      }
    default: throw .notTexts(found: type)
    }
  }
}
