import CTerminal

/// How text of a role looks.
struct Style: Equatable, Sendable {
  /// A colour of the 256, and the one that stands for it where there are eight; -1: the terminal's own.
  struct Color: Equatable, Sendable {
    var indexed: Int32
    var basic: Int32

    /// Its number among so many colours. Where numbers are red, green and blue themselves, the first eight are still
    /// the basic ones.
    func number(of colors: Int) -> Int32 {
      colors == 256 ? indexed : basic
    }
  }

  struct Attributes: OptionSet, Sendable {
    let rawValue: Int

    static let bold = Attributes(rawValue: ct_bold)
    static let dim = Attributes(rawValue: ct_dim)
    static let underline = Attributes(rawValue: ct_underline)
    static let reverse = Attributes(rawValue: ct_reverse)
  }

  /// The text's colour; nil: the terminal's own.
  var foreground: Color?
  /// The colour behind it; nil: the terminal's own.
  var background: Color?
  var attributes: Attributes = []
}

extension Style.Color {
  // Read well on black and on white, for nobody tells us which the terminal has. Of the 256 they are of medium
  // brightness, with a contrast (WCAG 2) of about 4 to either; where there are only eight, the terminal's own theme
  // decides. Of the eight, yellow is lost on white and blue on black.
  static let red = Self(indexed: 160, basic: 1)
  static let green = Self(indexed: 28, basic: 2)
  static let amber = Self(indexed: 130, basic: 5)
  static let blue = Self(indexed: 31, basic: -1)

  // Pure ones, for text on a ground of our own.
  static let black = Self(indexed: 16, basic: 0)
  static let white = Self(indexed: 231, basic: 7)
  static let deepRed = Self(indexed: 124, basic: 1)
  static let brightGreen = Self(indexed: 46, basic: 2)
  static let brightYellow = Self(indexed: 226, basic: 3)
  static let brightCyan = Self(indexed: 51, basic: 6)
}
