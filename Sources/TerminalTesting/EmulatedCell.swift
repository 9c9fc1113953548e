/// What an emulated terminal shows at one place.
public struct EmulatedCell: Hashable, Sendable {
  /// The character with its marks; empty in the right half of a wide one.
  public var text = " "
  /// How it is drawn.
  public var look = Look()
  /// The number of the image whose pixels are seen there, from 0 in the order drawn.
  public var image: Int?

  /// Colours and attributes of a cell.
  public struct Look: Hashable, Sendable {
    /// The text's colour.
    public var foreground = Color.standard
    /// The colour behind it.
    public var background = Color.standard
    /// SGR 1.
    public var isBold = false
    /// SGR 2.
    public var isDim = false
    /// SGR 3.
    public var isItalic = false
    /// SGR 4.
    public var isUnderlined = false
    /// SGR 7.
    public var isReversed = false
    /// SGR 8.
    public var isHidden = false

    /// Plain text.
    public init() {}
  }

  /// A colour as it was asked for.
  public enum Color: Hashable, Sendable {
    /// The terminal's own.
    case standard
    /// One of the 256 of the palette.
    case palette(Int)
    /// Red, green and blue, 0 to 255.
    case rgb(Int, Int, Int)
  }
}
