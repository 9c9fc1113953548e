/// The name of a rater: 1 to 64 of `A-Z a-z 0-9 . _ -`, beginning with a letter or digit.
///
/// It names the rater's journal, so nothing else is allowed in it.
public struct RaterName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The longest name, in characters.
  public static let longest = 64

  /// The name itself.
  public let description: String

  /// Makes a name, or nil when the text is none.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= Self.longest, Self.isLetterOrDigit(first),
      bytes.allSatisfy({
        Self.isLetterOrDigit($0) || UInt8(ascii: ".") == $0 || UInt8(ascii: "_") == $0
          || UInt8(ascii: "-") == $0
      })
    else { return nil }
    description = text
  }

  /// Orders names by their bytes, the same in every locale.
  public static func < (one: RaterName, other: RaterName) -> Bool {
    one.description.utf8.lexicographicallyPrecedes(other.description.utf8)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
