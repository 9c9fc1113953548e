/// A question as crowd-kit's task: `IMAGE/LABEL`, the image's name and the label's index.
///
/// The text behind the last slash is the label, so images may have slashes in their names. The index, not the id,
/// because ids may be any text, and two labels may share one.
struct QuestionKey: Equatable {
  var image: Substring
  var label: Substring

  /// Divides a key; nil when it has no slash with something on both sides.
  init?(_ key: String) {
    guard let slash = key.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    image = key[..<slash]
    label = key[key.utf8.index(after: slash)...]
    if image.isEmpty || label.isEmpty { return nil }
  }

  /// The key of a question.
  static func text(image: String, label: Int) -> String { "\(image)/\(label)" }
}
