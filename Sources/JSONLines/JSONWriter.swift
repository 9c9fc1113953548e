/// Writes one JSON text: compact, as journals need it, or indented, as people like small files.
///
///     var line = JSONWriter()
///     line.object { line in
///       line.member("event", "answer")
///       line.member("label", 65)
///     }
///     line.endLine()
///
/// What is written is JSON as long as every key is followed by one value.
public struct JSONWriter {
  /// How a text is laid out.
  public enum Layout: Sendable {
    /// No white space at all.
    case compact
    /// Every member and element on its own line, two spaces deeper.
    case indented
  }

  /// What has been written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  private enum Place {
    /// At the start of the text, or of a line after the last one.
    case start
    /// Behind a brace or bracket that opens.
    case opened
    case afterKey, afterValue
  }

  private let layout: Layout
  private var place = Place.start
  private var depth = 0

  /// Starts an empty text.
  public init(_ layout: Layout = .compact) {
    self.layout = layout
  }

  /// Writes an object, whose members the closure writes.
  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// Writes an array, whose elements the closure writes.
  public mutating func array(_ elements: (inout JSONWriter) -> Void) {
    enclose(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  /// Writes the key of the value that comes next.
  public mutating func key(_ key: String) {
    separate()
    bytes.appendQuoted(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    place = .afterKey
  }

  /// Writes a string.
  public mutating func string(_ value: String) {
    separate()
    bytes.appendQuoted(value)
  }

  /// Writes a whole number.
  public mutating func integer(_ value: Int) {
    separate()
    bytes.appendInteger(value)
  }

  /// Writes a number in the shortest form that reads back as the same Double.
  ///
  /// JSON has no infinity and no NaN: they are written as null.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    separate()
    bytes.append(contentsOf: value.description.utf8)
  }

  /// Writes true or false.
  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: value.description.utf8)
  }

  /// Writes null.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Ends the line, so that another text may follow.
  public mutating func endLine() {
    bytes.append(0x0A)
    place = .start
  }

  /// Forgets what has been written and keeps the memory for what comes next.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    place = .start
  }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    depth += 1
    place = .opened
    body(&self)
    depth -= 1
    if place != .opened { breakLine() }
    bytes.append(close)
    place = .afterValue
  }

  /// Writes what stands between what came before and the value or key that comes next.
  private mutating func separate() {
    if place == .afterValue { bytes.append(UInt8(ascii: ",")) }
    if place != .afterKey, depth > 0 { breakLine() }
    place = .afterValue
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}

extension [UInt8] {
  /// Appends a whole number in decimal digits; most have few, for which a text of their own would cost more than they.
  package mutating func appendInteger(_ number: Int) {
    guard (0..<1000).contains(number) else { return append(contentsOf: number.description.utf8) }
    if number >= 100 { append(UInt8(ascii: "0") + UInt8(number / 100)) }
    if number >= 10 { append(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
