/// Where surfaces are shown.
public protocol Screen {
  /// The size that surfaces shall have.
  var size: Size { get }

  /// Shows a surface and, above it, a picture.
  ///
  /// A picture that is shown already is not drawn again. The surface shall be blank beneath the picture;
  /// to show anything above a picture, leave the picture out and give it again afterwards.
  /// - Returns: whether the picture is on the screen now.
  /// - Throws: when the terminal is gone.
  @discardableResult
  mutating func present(_ surface: Surface, picture: PlacedPicture?) throws(TerminalError) -> Bool

  /// Makes the next `present` draw everything anew, for a terminal that may show something else.
  mutating func redrawEverything()
}

extension Screen {
  /// Shows a surface without a picture.
  public mutating func present(_ surface: Surface) throws(TerminalError) {
    try present(surface, picture: nil)
  }
}
