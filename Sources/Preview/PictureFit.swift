/// How large a picture becomes in its box, and which part of it is seen: in its own shape, and in whole cells.
///
/// Whole cells leave no fringe through which an older picture could be seen; the shape is off by half a cell at most.
/// Tiny pictures are enlarged to fit, so that a rater can see them, but no more than `mostEnlarged` times.
public struct PictureFit: Equatable, Sendable {
  /// The most that a pixel of the picture is enlarged to fit, in pixels of the terminal.
  public static let mostEnlarged = 8.0

  /// The cells from left to right, 1 or more.
  public let columns: Int
  /// The cells from top to bottom, 1 or more.
  public let rows: Int
  /// What is seen of the picture.
  public let part: PicturePart?

  /// Fits a picture of so many pixels into a box of cells; all numbers are 1 or more.
  public init(
    width: Int, height: Int, boxColumns: Int, boxRows: Int, cell: CellSize, view: PictureView = .whole
  ) {
    let box = (width: Double(boxColumns * cell.width), height: Double(boxRows * cell.height))
    let fitting = min(box.width / Double(width), box.height / Double(height), Self.mostEnlarged)
    let scale = view.percent.map { Double($0) / 100 } ?? fitting
    let across = Self.seen(of: width, room: box.width, scale: scale, centre: view.across)
    let down = Self.seen(of: height, room: box.height, scale: scale, centre: view.down)
    columns = Self.cells(Double(across.count) * scale / Double(cell.width), most: boxColumns)
    rows = Self.cells(Double(down.count) * scale / Double(cell.height), most: boxRows)
    part = PicturePart(
      pictureWidth: width, pictureHeight: height, left: across.lowerBound, top: down.lowerBound,
      width: across.count, height: down.count, percent: max(Int((scale * 100).rounded()), 1))
  }

  private static func cells(_ exact: Double, most: Int) -> Int {
    min(max(Int(exact.rounded()), 1), most)
  }

  /// The pixels of a side that have room, about a centre, moved inwards where they would leave the picture.
  private static func seen(of side: Int, room: Double, scale: Double, centre: Int) -> Range<Int> {
    let count = min(max(Int((room / scale).rounded()), 1), side)
    let first = side * centre / PictureView.side - count / 2
    let start = min(max(first, 0), side - count)
    return start..<start + count
  }
}
