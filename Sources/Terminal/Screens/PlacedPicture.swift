/// A picture ready to be written to the terminal, and the cells that it covers.
///
/// The surface stays blank beneath it. Pictures are equal when they have the same id, place and kind.
public struct PlacedPicture: Sendable {
  /// How its bytes fill the rectangle.
  public enum Kind: Hashable, Sendable {
    /// Characters with colours: one line for every row, each as wide as the rectangle.
    case cells
    /// Pixels, as sixel and the like: one line, written at the top left.
    case pixels
  }

  /// Exactly the cells that it covers.
  public var rect: Rect
  /// A number that changes whenever the content does.
  public var id: UInt64
  /// The bytes: one element a row for cells, a single one for pixels.
  public var lines: [[UInt8]]
  /// How the bytes fill the rectangle.
  public var kind: Kind
  /// What the terminal must have before the lines mean anything; empty for most.
  public var preamble: [UInt8]
  /// What takes the picture away where writing over its cells is not enough; empty for most.
  public var erasing: [UInt8]

  /// Makes a picture from its parts.
  public init(
    rect: Rect, id: UInt64, lines: [[UInt8]], kind: Kind, preamble: [UInt8] = [], erasing: [UInt8] = []
  ) {
    self.rect = rect
    self.id = id
    self.lines = lines
    self.kind = kind
    self.preamble = preamble
    self.erasing = erasing
  }
}

extension PlacedPicture: Equatable {
  /// Whether two pictures would look alike on the screen.
  public static func == (one: PlacedPicture, other: PlacedPicture) -> Bool {
    one.id == other.id && one.rect == other.rect && one.kind == other.kind
  }
}
