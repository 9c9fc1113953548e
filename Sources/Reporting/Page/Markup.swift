/// Text that is HTML or SVG already: what comes from files gets into it only through `text(_:)`.
///
/// Names, notes and messages come from files that anybody may have written; so there is one way in, and the type
/// keeps plain strings out.
struct Markup: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// The markup.
  private(set) var source: String

  /// Markup that this program wrote itself.
  init(stringLiteral source: String) { self.source = source }

  private init(source: String) { self.source = source }

  /// A text, in which every character stands for itself: in an element and in an attribute between quotes.
  ///
  /// Controls and noncharacters, which no XML may have, and signs that turn the direction of what follows become U+FFFD.
  static func text(_ text: String) -> Markup {
    // Most of what a report says needs none of this.
    guard text.utf8.contains(where: { isSpecial[Int($0)] }) else { return Markup(source: text) }
    var source = ""
    source.reserveCapacity(text.utf8.count + 16)
    for scalar in text.withoutControls.unicodeScalars {
      switch scalar {
      case "&": source += "&amp;"
      case "<": source += "&lt;"
      case ">": source += "&gt;"
      case "\"": source += "&quot;"
      case "'": source += "&#39;"
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}": source += "\u{FFFD}"
      default: source.unicodeScalars.append(scalar)
      }
    }
    return Markup(source: source)
  }

  private static let isSpecial: [Bool] = (0..<256).map { byte in
    byte < 0x20 || byte >= 0x7F || "&<>\"'".utf8.contains(UInt8(byte))
  }

  /// Several, one after the other.
  static func joined(_ parts: some Sequence<Markup>, separator: Markup = "") -> Markup {
    Markup(source: parts.lazy.map(\.source).joined(separator: separator.source))
  }

  static func + (one: Markup, other: Markup) -> Markup { Markup(source: one.source + other.source) }
  static func += (one: inout Markup, other: Markup) { one.source += other.source }

  /// Markup with values in it: other markup as it is, numbers, and texts made harmless.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { source += literal }
    mutating func appendInterpolation(_ markup: Markup) { source += markup.source }
    mutating func appendInterpolation(_ text: String) { source += Markup.text(text).source }
    mutating func appendInterpolation(_ number: Int) { source += String(number) }
    /// A length or place in a drawing: a tenth of a unit is finer than any screen.
    mutating func appendInterpolation(_ number: Double) {
      let text = fixed(number, decimals: 1)
      source += text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }

  init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }
}
