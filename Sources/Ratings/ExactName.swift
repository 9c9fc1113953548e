/// A name that is the same as another when their bytes are, as in all files of a campaign.
///
/// Swift's own texts are the same when they look the same: `é` may be one Unicode scalar or two.
public struct ExactName: Hashable, Sendable {
  /// The name.
  public let text: String

  /// Wraps a name.
  public init(_ text: String) {
    self.text = text
  }

  /// Whether the bytes are the same.
  public static func == (one: ExactName, other: ExactName) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
