import CTerminal

/// Makes the bytes that change what the terminal shows into a surface and a picture.
///
/// ncurses composes the text: it knows what every cell shows and sends the difference. A picture is bytes after
/// that. The cells beneath it are told to ncurses as *covered*: blanks that differ from cleared ones, so that it
/// neither clears them with the rest of a line nor leaves them alone once the picture is gone. That is all the
/// erasing that cells need: a cell no longer covered is a changed cell.
///
/// Pixels go for good only where characters are written: xterm forgets them on the screen when cells are erased
/// (ED, EL, ECH), but draws them again when its window was covered. So spaces go before a frame that ends pixels.
struct FrameComposer {
  private let size: Size
  private var sent: [Cell]
  private var shown: PlacedPicture?

  /// Begins with nothing known of the screen but a picture that a screen of another size has left there.
  init(size: Size, after former: FrameComposer? = nil) {
    self.size = size
    sent = []
    shown = former?.shown
    ct_composer_resize(Int32(size.rows), Int32(size.columns))
    ct_composer_repaint()
  }

  /// The bytes of a frame; nil when memory ran out.
  mutating func frame(_ surface: Surface, picture: PlacedPicture?) -> [UInt8]? {
    let wanted = picture.flatMap { canShow($0, on: surface) ? $0 : nil }
    let isAnew = sent.isEmpty
    let isChanged = isAnew || wanted != shown
    let cells = cells(of: surface, beneath: wanted)
    let mustDraw = wanted.map { isChanged || mayBeWrittenOver($0.rect, by: cells) } ?? false
    put(cells, all: isAnew)
    var length = 0
    guard let composed = ct_composer_frame(&length) else { return nil }
    var frame = isChanged && (shown?.kind == .pixels || wanted?.kind == .pixels) ? spaces : []
    frame += UnsafeBufferPointer(start: composed, count: length)
    if let wanted, mustDraw { frame += wanted.bytes }
    // After the next one is there, so that nothing flickers; the same picture drawn again replaces itself.
    if let shown, shown.erasing != wanted?.erasing { frame += shown.erasing }
    shown = wanted
    return frame
  }

  /// Whether a picture is shown: one that finds no room is not.
  var showsPicture: Bool { shown != nil }

  /// Makes the next frame draw everything.
  mutating func forgetEverything() {
    sent = []
    ct_composer_repaint()
  }

  /// What ends a picture made of pixels before the screen is left; nothing when none is shown.
  var erasingPixels: [UInt8] { (shown?.kind == .pixels ? spaces : []) + (shown?.erasing ?? []) }

  /// Spaces over the picture that is shown.
  private var spaces: [UInt8] {
    guard let rect = shown?.rect.intersection(Rect(size)), !rect.isEmpty else { return [] }
    let line = String(repeating: " ", count: rect.columns)
    let lines = (rect.row..<rect.endRow).map { "\u{1B}[\($0 + 1);\(rect.column + 1)H\(line)" }
    return Array("\u{1B}7\u{1B}[0m\(lines.joined())\u{1B}8".utf8)
  }

  /// Whether ncurses, to show cells, may write blanks over a picture that stays.
  ///
  /// It moves over a few cells by writing them again; to write the last corner it may write the cell before it twice;
  /// and after it has cleared the beginning of a row it may write one cell too many.
  private func mayBeWrittenOver(_ rect: Rect, by cells: [Cell]) -> Bool {
    let touchesCorner = rect.endRow == size.rows && rect.endColumn + 1 >= size.columns
    if rect.columns < 20 || touchesCorner { return cells != sent }
    return (rect.row..<rect.endRow).contains { row in
      let before = row * size.columns..<row * size.columns + rect.column
      return cells[before] != sent[before] && cells[before].allSatisfy(\.isBlank)
    }
  }

  /// Whether the surface leaves room for a picture; one on the last row would scroll the screen if made of pixels.
  private func canShow(_ picture: PlacedPicture, on surface: Surface) -> Bool {
    let rect = picture.rect
    guard !rect.isEmpty, surface.bounds.contains(rect) else { return false }
    if picture.kind == .pixels, rect.endRow == size.rows { return false }
    return (rect.row..<rect.endRow).allSatisfy { row in
      let start = row * size.columns
      return surface.cells[start + rect.column..<start + rect.endColumn].allSatisfy { $0 == .blank }
    }
  }

  private func cells(of surface: Surface, beneath picture: PlacedPicture?) -> [Cell] {
    var cells = surface.cells
    // In the last corner ncurses may insert rather than write, and it cannot insert wide characters.
    if let half = cells.indices.suffix(2).last(where: { cells[$0].isContinuation }) {
      cells.replaceSubrange(half - 1...half, with: [.blank, .blank])
    }
    guard let rect = picture?.rect else { return cells }
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn { cells[row * size.columns + column] = .covered }
    }
    return cells
  }

  /// Tells ncurses the cells that differ from those it was told last.
  private mutating func put(_ cells: [Cell], all: Bool) {
    for row in 0..<size.rows {
      let line = row * size.columns..<(row + 1) * size.columns
      var index = line.lowerBound
      while index < line.upperBound {
        guard all || cells[index] != sent[index] else {
          index += 1
          continue
        }
        let start = cells[index].isContinuation ? index - 1 : index
        while index < line.upperBound, all || cells[index].isContinuation || cells[index] != sent[index] {
          index += 1
        }
        put(cells[start..<index], row: row, column: start - line.lowerBound)
      }
    }
    sent = cells
  }

  private func put(_ run: ArraySlice<Cell>, row: Int, column: Int) {
    let cells = run.map(\.composed)
    ct_composer_put(Int32(row), Int32(column), cells, Int32(cells.count))
  }
}

extension Cell {
  /// As ncurses' side is told.
  fileprivate var composed: ct_cell {
    ct_cell(text: (base, marks[0], marks[1], marks[2], marks[3]), style: role.rawValue)
  }

  /// Cells beneath a picture.
  fileprivate static let covered = Cell(special: UInt32(ct_covered))
}

extension PlacedPicture {
  /// What draws it and leaves the cursor and the colours as they were (DECSC, CUP, SGR, DECRC).
  fileprivate var bytes: [UInt8] {
    var bytes = preamble
    bytes.reserveCapacity(lines.reduce(64 + preamble.count) { $0 + $1.count + 16 })
    bytes += "\u{1B}7".utf8
    for (offset, line) in lines.prefix(kind == .cells ? rect.rows : 1).enumerated() {
      bytes += "\u{1B}[\(rect.row + offset + 1);\(rect.column + 1)H\u{1B}[0m".utf8
      bytes += line
    }
    bytes += "\u{1B}[0m\u{1B}8".utf8
    return bytes
  }
}
