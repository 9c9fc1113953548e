import TerminalTesting

@testable import Terminal

extension ScreenEmulator {
  /// The first cell that is not as the scene wants it.
  func difference(from scene: Scene, theme: Theme = .standard, colors: Int) -> String? {
    let picture = scene.shownPicture
    var surface = scene.surface
    for column in size.columns - 2..<size.columns {  // No wide character in the last corner.
      let point = Point(column: column, row: size.rows - 1)
      if surface[point].isContinuation {
        surface.fill(Rect(Size(columns: 2, rows: 1), at: Point(column: column - 1, row: point.row)))
      }
    }
    let letter = picture.map { $0.kind == .cells ? String($0.text(row: 0).prefix(1)) : "" }
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let point = Point(column: column, row: row)
        let cell = self[point]
        if let picture, picture.rect.contains(point) {
          if picture.kind == .pixels ? cell.image == nil : cell.text != letter || cell.image != nil {
            return "\(point): \(cell) instead of \(picture.kind), \(letter ?? "")"
          }
        } else if !cell.shows(surface[point], theme: theme, colors: colors) {
          return "\(point): \(cell) instead of \(surface[point])"
        }
      }
    }
    return nil
  }
}

extension Scene {
  /// The picture, if the surface leaves room for it.
  fileprivate var shownPicture: PlacedPicture? {
    guard let picture, surface.bounds.contains(picture.rect) else { return nil }
    let rect = picture.rect
    if picture.kind == .pixels, rect.endRow == surface.size.rows { return nil }
    let isRoom = (rect.row..<rect.endRow).allSatisfy { row in
      surface[row: row][
        row * surface.size.columns + rect.column..<row * surface.size.columns + rect.endColumn
      ]
      .allSatisfy { $0 == .blank }
    }
    return isRoom ? picture : nil
  }
}

extension EmulatedCell {
  fileprivate func shows(_ cell: Cell, theme: Theme, colors: Int) -> Bool {
    if image != nil || text != cell.text { return false }
    let style = theme.limited(to: colors).style(of: cell.role)
    return cell.isContinuation || shows(style, isBlank: cell.isBlank, colors: colors)
  }

  private func shows(_ style: Style, isBlank: Bool, colors: Int) -> Bool {
    let reversed = look.isReversed == style.attributes.contains(.reverse)
    // The Linux console cannot underline in colour (terminfo's ncv), and ncurses leaves it out there.
    let underlined =
      look.isUnderlined == style.attributes.contains(.underline) || (colors == 8 && style.background != nil)
    let sameColor = look.foreground == color(style.foreground, colors)
    let sameGround = look.background == color(style.background, colors)
    if isBlank { return reversed && underlined && (!look.isReversed || sameColor) && sameGround }
    return reversed && underlined && sameColor && sameGround && !look.isHidden
      && look.isBold == style.attributes.contains(.bold)
  }

  private func color(_ color: Style.Color?, _ colors: Int) -> Color {
    let number = color.map { Int($0.number(of: colors)) } ?? -1
    return number < 0 || colors == 0 ? .standard : .palette(number)
  }
}
