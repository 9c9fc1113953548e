/// How large a picture becomes in its box: as large as fits, in its own shape, and in whole cells.
///
/// Whole cells leave no fringe through which an older picture could be seen; the shape is off by half a cell at most.
/// Tiny pictures are enlarged, so that a rater can see them, but no more than `mostEnlarged` times.
public struct PictureFit: Equatable, Sendable {
  /// The most that a pixel of the picture is enlarged, in pixels of the terminal.
  public static let mostEnlarged = 8.0

  /// The cells from left to right, 1 or more.
  public let columns: Int
  /// The cells from top to bottom, 1 or more.
  public let rows: Int

  /// Fits a picture of so many pixels into a box of cells; all numbers are 1 or more.
  public init(width: Int, height: Int, boxColumns: Int, boxRows: Int, cell: CellSize) {
    let scale = min(
      Double(boxColumns * cell.width) / Double(width), Double(boxRows * cell.height) / Double(height),
      Self.mostEnlarged)
    columns = Self.cells(Double(width) * scale / Double(cell.width), most: boxColumns)
    rows = Self.cells(Double(height) * scale / Double(cell.height), most: boxRows)
  }

  private static func cells(_ exact: Double, most: Int) -> Int {
    min(max(Int(exact.rounded()), 1), most)
  }
}
