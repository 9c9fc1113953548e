/// How a picture reaches the terminal.
public enum PictureDriver: Hashable, Sendable {
  /// Pixels in kitty's graphics protocol, so many thousands of them at most, 1 to `mostKilopixels`.
  case kitty(KittyPlacement, kilopixels: Int)
  /// Pixels as an inline image of iTerm2, so many thousands of them at most, 1 to `mostKilopixels`.
  case iterm2(kilopixels: Int)
  /// For a page instead of a terminal: the `data:` address of a PNG file (RFC 2397), likewise limited.
  case dataAddress(kilopixels: Int)
  /// Pixels as DEC sixel graphics with at most that many colours, 2 to 256.
  case sixel(colors: Int)
  /// Block and line characters in colour.
  case symbols(ColorDepth)
  /// Plain ASCII characters in colour.
  case ascii(ColorDepth)
  /// No picture at all.
  case none

  /// The most pixels that are ever sent to a terminal, in thousands: a picture that fills a very large window.
  public static let mostKilopixels = 4_000
}

/// How many colours the cells of a picture may use.
public enum ColorDepth: UInt8, CaseIterable, Sendable {
  /// 24-bit colours.
  case trueColor
  /// The 240 fixed colours of the 256-colour palette; its first 16 are left alone, since users set them.
  case indexed256
  /// The 16 colours of the terminal's own palette.
  case indexed16
  /// The 8 colours of the terminal's own palette.
  case indexed8
  /// No colour: the terminal's foreground on its background.
  case monochrome
}

/// The size of one terminal cell in pixels.
public struct CellSize: Hashable, Sendable {
  /// What is assumed of a terminal that does not say: 10 by 20 pixels.
  public static let assumed = CellSize(width: 10, height: 20)

  /// Pixels from left to right.
  public var width: Int
  /// Pixels from top to bottom.
  public var height: Int

  /// Makes a size from its two sides.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A colour of eight bits a channel, in sRGB.
public struct PictureColor: Hashable, Sendable {
  /// The red part.
  public var red: UInt8
  /// The green part.
  public var green: UInt8
  /// The blue part.
  public var blue: UInt8

  /// Makes a colour from its three parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}
