/// What the user asked for with `--preview`.
public enum PictureWish: String, CaseIterable, Sendable {
  /// The best that the terminal can do.
  case auto
  /// kitty's graphics protocol, whatever the terminal says of itself.
  case kitty
  /// Inline images of iTerm2, likewise.
  case iterm2
  /// Sixel graphics, likewise.
  case sixel
  /// Block and line characters.
  case symbols
  /// ASCII characters.
  case ascii
  /// No pictures.
  case none

  /// A word after `--preview` that means nothing here.
  public struct Unknown: Error, Equatable, Sendable {
    /// The word.
    public var word: String
  }

  /// Reads the word after `--preview`.
  public init(parsing word: String) throws(Unknown) {
    guard let wish = PictureWish(rawValue: word) else { throw Unknown(word: word) }
    self = wish
  }
}

extension PictureWish.Unknown: CustomStringConvertible {
  /// One sentence for the user.
  public var description: String {
    "\(word) is not known; use one of \(PictureWish.allCases.map(\.rawValue).joined(separator: ", "))."
  }
}
