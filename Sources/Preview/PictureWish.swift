/// What the user asked for with `--preview`.
public enum PictureWish: String, CaseIterable, Sendable {
  /// The best that the terminal can do.
  case auto
  /// Sixel graphics, whatever the terminal says of itself.
  case sixel
  /// Block and line characters.
  case symbols
  /// ASCII characters.
  case ascii
  /// No pictures.
  case none

  /// Why a word after `--preview` was refused.
  public enum Fault: Error, Equatable, Sendable {
    /// The word names a way that is planned and not there yet.
    case notYet(String)
    /// The word means nothing here.
    case unknown(String)
  }

  /// Reads the word after `--preview`.
  public init(parsing word: String) throws(Fault) {
    if let wish = PictureWish(rawValue: word) {
      self = wish
    } else if ["kitty", "iterm2"].contains(word) {
      throw .notYet(word)
    } else {
      throw .unknown(word)
    }
  }
}

extension PictureWish.Fault: CustomStringConvertible {
  /// One sentence for the user.
  public var description: String {
    let known = PictureWish.allCases.map(\.rawValue).joined(separator: ", ")
    return switch self {
    case .notYet(let word): "\(word) is not supported yet; use one of \(known)."
    case .unknown(let word): "\(word) is not known; use one of \(known)."
    }
  }
}
