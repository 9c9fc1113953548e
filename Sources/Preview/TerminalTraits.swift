/// What is known of the terminal, as far as pictures are concerned.
public struct TerminalTraits: Equatable, Sendable {
  /// Colours according to terminfo; 0 or less means none.
  public var colors: Int
  /// Whether it takes 24-bit colours (COLORTERM is `truecolor` or `24bit`).
  public var trueColor: Bool
  /// Whether it runs inside tmux, which swallows pixel graphics.
  public var insideTmux: Bool
  /// Whether its characters are UTF-8.
  public var unicode: Bool
  /// The parameters of its answer to the primary device attributes query (DA1), or nil where none came.
  public var deviceAttributes: [Int]?
  /// The size of a cell in pixels, where known.
  public var cellPixels: CellSize?

  /// The colour of its background; nil where it did not say, which is taken as black.
  public var background: PictureColor?

  /// Makes traits; the defaults are those of a terminal of which nothing is known.
  public init(
    colors: Int = 8, trueColor: Bool = false, insideTmux: Bool = false, unicode: Bool = true,
    deviceAttributes: [Int]? = nil, cellPixels: CellSize? = nil
  ) {
    self.colors = colors
    self.trueColor = trueColor
    self.insideTmux = insideTmux
    self.unicode = unicode
    self.deviceAttributes = deviceAttributes
    self.cellPixels = cellPixels
  }

  /// Whether the terminal says that it draws sixel graphics: attribute 4 of DA1.
  public var saysSixel: Bool { deviceAttributes?.contains(4) == true }

  /// The colours that cells may use.
  public var depth: ColorDepth {
    if trueColor { return .trueColor }
    return switch colors {
    case (1 << 24)...: .trueColor
    case 256...: .indexed256
    case 16...: .indexed16
    case 8...: .indexed8
    default: .monochrome
    }
  }
}
