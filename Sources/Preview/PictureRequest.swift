/// One picture in one size, as a screen asks for it.
public struct PictureRequest: Hashable, Sendable {
  /// Which picture: the caller's own number for it.
  public var key: Int
  /// The widest that it may be, in cells.
  public var columns: Int
  /// The tallest that it may be, in cells.
  public var rows: Int
  /// The size of a cell in pixels.
  public var cell: CellSize
  /// How it reaches the terminal.
  public var driver: PictureDriver
  /// What shows through transparent parts; nil where unknown, which is taken as black.
  public var background: PictureColor?

  /// Makes a request from its parts.
  public init(
    key: Int, columns: Int, rows: Int, cell: CellSize = .assumed, driver: PictureDriver,
    background: PictureColor? = nil
  ) {
    self.key = key
    self.columns = columns
    self.rows = rows
    self.cell = cell
    self.driver = driver
    self.background = background
  }
}
