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

  private let layout: Layout
  private var depth = 0
  /// Whether the next value or key is the first one in its object or array, or has its key before it.
  private var isFresh = true

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
    appendQuoted(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    isFresh = true
  }

  /// Writes a string.
  public mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
  }

  /// Writes a whole number.
  public mutating func integer(_ value: Int) {
    separate()
    bytes.append(contentsOf: value.description.utf8)
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
    isFresh = true
  }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    depth += 1
    isFresh = true
    body(&self)
    depth -= 1
    if !isFresh { breakLine() }
    bytes.append(close)
    isFresh = false
  }

  /// Writes what stands between the value before and what comes next.
  private mutating func separate() {
    let followsKey = isFresh && (bytes.last == UInt8(ascii: ":") || bytes.last == UInt8(ascii: " "))
    if !isFresh { bytes.append(UInt8(ascii: ",")) }
    if depth > 0, !followsKey { breakLine() }
    isFresh = false
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}

extension JSONWriter {
  /// Writes a key and a string.
  public mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a key and a whole number.
  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  /// Writes a key and a number; infinity and NaN as null.
  public mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  /// Writes a key and true or false.
  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: scalar))
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}": appendEscape(scalar)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
  }
}
