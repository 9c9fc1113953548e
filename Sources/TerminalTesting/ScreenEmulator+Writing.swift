import Terminal

extension ScreenEmulator {
  mutating func move(to point: Point) {
    cursor = Point(
      column: max(0, min(point.column, size.columns - 1)), row: max(0, min(point.row, size.rows - 1)))
    isWrapPending = false
  }

  mutating func move(columns: Int = 0, rows: Int = 0) {
    move(to: Point(column: cursor.column + columns, row: cursor.row + rows))
  }

  mutating func print(_ scalar: Unicode.Scalar) {
    let width = columns(of: String(scalar))
    if width == 0 { return addMark(scalar) }
    lastCharacter = scalar
    if isWrapPending || cursor.column + width > size.columns {
      guard wraps else { return move(to: Point(column: size.columns - width, row: cursor.row)) }
      cursor.column = 0
      lineFeed()
    }
    put(EmulatedCell(text: String(scalar), look: look), at: cursor)
    lastWritten = cursor
    if width == 2 {
      put(
        EmulatedCell(text: "", look: look), at: Point(column: cursor.column + 1, row: cursor.row),
        asHalf: true)
    }
    let next = cursor.column + width
    cursor.column = min(next, size.columns - 1)
    isWrapPending = next == size.columns && wraps
  }

  /// Puts a mark over the character written last, wherever the cursor stands now.
  private mutating func addMark(_ scalar: Unicode.Scalar) {
    guard let lastWritten, Rect(size).contains(lastWritten) else { return }
    cells[index(lastWritten)].text.unicodeScalars.append(scalar)
  }

  /// Stores a cell; of a wide character that loses a half, the other half becomes blank.
  private mutating func put(_ cell: EmulatedCell, at point: Point, asHalf: Bool = false) {
    let here = index(point)
    if cells[here].text.isEmpty, !asHalf, point.column > 0 { cells[here - 1].text = " " }
    if point.column + 1 < size.columns, cells[here + 1].text.isEmpty { cells[here + 1].text = " " }
    cells[here] = cell
  }

  mutating func lineFeed() {
    isWrapPending = false
    if cursor.row + 1 == region.upperBound {
      scroll(region, by: 1)
    } else {
      cursor.row = min(cursor.row + 1, size.rows - 1)
    }
  }

  mutating func reverseLineFeed() {
    isWrapPending = false
    if cursor.row == region.lowerBound { scroll(region, by: -1) } else { cursor.row = max(cursor.row - 1, 0) }
  }

  /// A cell after erasing: the background colour stays (BCE).
  private var erased: EmulatedCell {
    var cell = EmulatedCell()
    cell.look.background = look.background
    return cell
  }

  /// Erases cells of a row.
  mutating func erase(row: Int, columns: Range<Int>) {
    for column in columns.clamped(to: 0..<size.columns) {
      // As xterm, which draws erased pixels again when its window was covered: only characters end them.
      let image = self[Point(column: column, row: row)].image
      put(erased, at: Point(column: column, row: row))
      cells[row * size.columns + column].image = image
    }
  }

  mutating func erase(rows: Range<Int>) {
    for row in rows.clamped(to: 0..<size.rows) { erase(row: row, columns: 0..<size.columns) }
  }

  /// Moves the rows of a region up, or down for a negative number.
  mutating func scroll(_ region: Range<Int>, by rows: Int) {
    let blank = Array(repeating: erased, count: size.columns)
    var lines = region.map { Array(cells[$0 * size.columns..<($0 + 1) * size.columns]) }
    let count = min(abs(rows), lines.count)
    if rows > 0 {
      lines = lines.dropFirst(count) + Array(repeating: blank, count: count)
    } else {
      lines = Array(repeating: blank, count: count) + lines.dropLast(count)
    }
    cells.replaceSubrange(
      region.lowerBound * size.columns..<region.upperBound * size.columns, with: lines.joined())
  }

  /// Shifts the rest of the cursor's row to the right, or to the left for a negative number.
  mutating func shiftLine(by count: Int) {
    let start = index(cursor)
    let rest = cells[start..<(cursor.row + 1) * size.columns]
    let blank = Array(repeating: erased, count: min(abs(count), rest.count))
    let shifted = count > 0 ? blank + rest.dropLast(blank.count) : rest.dropFirst(blank.count) + blank
    cells.replaceSubrange(rest.startIndex..<rest.endIndex, with: shifted)
  }

  /// Draws a sixel image at the cursor.
  mutating func drawSixel(_ body: [UInt8]) {
    guard let pixels = sixelSize(body) else {
      complaints.append("a sixel image without raster attributes")
      return
    }
    let rect = Rect(
      column: cursor.column, row: cursor.row,
      columns: (pixels.width + cellPixels.width - 1) / cellPixels.width,
      rows: (pixels.height + cellPixels.height - 1) / cellPixels.height)
    if rect.endRow >= size.rows {
      complaints.append("a sixel image touches the last row: the screen scrolls")
    }
    place(Image(rect: rect, body: body))
  }
}

/// Width and height by the raster attributes (`" aspect ; aspect ; width ; height`).
private func sixelSize(_ body: [UInt8]) -> (width: Int, height: Int)? {
  guard let quote = body.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
  let attributes = body[(quote + 1)...].prefix { $0 == UInt8(ascii: ";") || (0x30...0x39).contains($0) }
  let numbers = String(decoding: attributes, as: UTF8.self).split(separator: ";").compactMap { Int($0) }
  return numbers.count == 4 ? (numbers[2], numbers[3]) : nil
}
