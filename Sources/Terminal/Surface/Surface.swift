/// A grid of cells to draw into: what a screen shall look like.
///
/// Whatever is drawn outside it is left out. A wide character is always whole: where only half of it
/// would be left, a blank stands.
public struct Surface: Equatable, Sendable {
  /// Width and height.
  public let size: Size

  /// All cells, row after row.
  public private(set) var cells: [Cell]

  /// Makes a blank surface.
  public init(_ size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// Makes a blank surface.
  public init(size: Size) {
    self.init(size)
  }

  /// The whole surface.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank outside the surface.
  public subscript(point: Point) -> Cell {
    bounds.contains(point) ? cells[index(point)] : .blank
  }

  /// The cells of a row; none outside the surface.
  public subscript(row row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Writes text on one row.
  ///
  /// The text shall have been cleaned (`cleaned(_:)`) if it is not the program's own.
  /// - Parameters:
  ///   - text: the text.
  ///   - point: where its first character goes; may lie outside.
  ///   - role: what the text is for.
  ///   - columns: the room for it: longer text is cut and ends with "…".
  /// - Returns: the columns that the text takes, also those outside the surface.
  @discardableResult
  public mutating func write(_ text: String, at point: Point, role: Role = .normal, columns: Int? = nil)
    -> Int
  {
    if let columns { return write(truncated(text, to: columns), at: point, role: role) }
    var place = point
    var base: Point?
    for scalar in text.unicodeScalars {
      let width = scalar.columns
      if width == 0 {
        if let base, bounds.contains(base) { cells[index(base)].add(mark: scalar) }
        continue
      }
      base = put(Cell(scalar, role: role), width: width, at: place) ? place : nil
      place.column += width
    }
    return place.column - point.column
  }

  /// Fills a rectangle with blanks of a role.
  public mutating func fill(_ rect: Rect, role: Role = .normal) {
    let rect = rect.intersection(bounds)
    for row in rect.row..<rect.endRow where !rect.isEmpty {
      for column in rect.column..<rect.endColumn {
        put(Cell(" ", role: role), width: 1, at: Point(column: column, row: row))
      }
    }
  }

  /// Gives the cells of a rectangle another role; their characters stay.
  public mutating func mark(_ rect: Rect, role: Role) {
    let rect = rect.intersection(bounds)
    for row in rect.row..<rect.endRow where !rect.isEmpty {
      for column in rect.column..<rect.endColumn { cells[row * size.columns + column].role = role }
    }
  }

  /// Draws the outline of a rectangle of at least 2 x 2 cells with line characters.
  public mutating func box(_ rect: Rect, role: Role = .border) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let line = String(repeating: "─", count: rect.columns - 2)
    write("┌\(line)┐", at: rect.origin, role: role)
    for row in rect.row + 1..<rect.endRow - 1 {
      write("│", at: Point(column: rect.column, row: row), role: role)
      write("│", at: Point(column: rect.endColumn - 1, row: row), role: role)
    }
    write("└\(line)┘", at: Point(column: rect.column, row: rect.endRow - 1), role: role)
  }

  private func index(_ point: Point) -> Int { point.row * size.columns + point.column }

  /// Stores a cell and, for a wide one, its right half; returns whether the character is whole.
  @discardableResult
  private mutating func put(_ cell: Cell, width: Int, at point: Point) -> Bool {
    guard point.row >= 0, point.row < size.rows else { return false }
    let whole = point.column >= 0 && point.column + width <= size.columns
    for offset in 0..<width {
      let place = Point(column: point.column + offset, row: point.row)
      guard bounds.contains(place) else { continue }
      separate(at: place)
      cells[index(place)] =
        !whole ? Cell(" ", role: cell.role) : offset == 0 ? cell : .continuation(role: cell.role)
    }
    return whole
  }

  /// Makes blanks of both halves of the wide character that a cell belongs to.
  private mutating func separate(at point: Point) {
    let here = index(point)
    let left = cells[here].isContinuation ? here - 1 : here
    guard point.column + (left - here) + 1 < size.columns, left >= 0, cells[left + 1].isContinuation else {
      return
    }
    for half in left...left + 1 { cells[half] = Cell(" ", role: cells[half].role) }
  }
}
