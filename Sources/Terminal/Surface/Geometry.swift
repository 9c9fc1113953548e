/// A width and a height in character cells, never negative.
public struct Size: Hashable, Sendable {
  /// The number of columns.
  public var columns: Int
  /// The number of rows.
  public var rows: Int

  /// Makes a size; what is below zero becomes zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A place on the screen in character cells; the top left one is (0, 0).
public struct Point: Hashable, Sendable {
  /// Columns from the left edge.
  public var column: Int
  /// Rows from the top edge.
  public var row: Int

  /// Makes a point.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A rectangle of character cells.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public var column: Int
  /// The topmost row.
  public var row: Int
  /// The number of columns, never negative.
  public var columns: Int
  /// The number of rows, never negative.
  public var rows: Int

  /// Makes a rectangle; a width or height below zero becomes zero.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Makes the rectangle of a size at a place, by default the whole of a surface of that size.
  public init(_ size: Size, at origin: Point = Point(column: 0, row: 0)) {
    self.init(column: origin.column, row: origin.row, columns: size.columns, rows: size.rows)
  }

  /// The top left cell.
  public var origin: Point { Point(column: column, row: row) }

  /// Width and height.
  public var size: Size { Size(columns: columns, rows: rows) }

  /// The first column to the right of the rectangle.
  public var endColumn: Int { column + columns }

  /// The first row below the rectangle.
  public var endRow: Int { row + rows }

  /// Whether it has no cells.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether a cell lies in it.
  public func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
  }

  /// Whether all cells of another rectangle lie in it.
  public func contains(_ other: Rect) -> Bool {
    other.isEmpty || intersection(other) == other
  }

  /// The cells in both; empty when there are none.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: min(endColumn, other.endColumn) - left,
      rows: min(endRow, other.endRow) - top)
  }

  /// The rectangle without so many cells on every side.
  public func inset(by cells: Int) -> Rect {
    inset(columns: cells, rows: cells)
  }

  /// The rectangle without so many columns left and right and so many rows above and below.
  public func inset(columns: Int, rows: Int) -> Rect {
    Rect(
      column: column + columns, row: row + rows, columns: self.columns - 2 * columns,
      rows: self.rows - 2 * rows)
  }

  /// A rectangle of a size in the middle of this one, cut to fit.
  public func centered(_ size: Size) -> Rect {
    let columns = min(size.columns, columns)
    let rows = min(size.rows, rows)
    return Rect(
      column: column + (self.columns - columns) / 2, row: row + (self.rows - rows) / 2, columns: columns,
      rows: rows)
  }
}
