import RatingStore
import Terminal

/// What stands beside the picture, or under it: what is asked, and dialogs in the place of its lower part.
protocol SidePanel {
  var screen: RatingScreen { get }
  var position: Int { get }
  var layout: RatingLayout { get }
  /// The first row of the lower part.
  var belowRow: Int { get }
}

extension SidePanel {
  var panel: Rect { layout.panel }
  var phrases: any Phrases { screen.phrases }

  /// Draws the dialog that asks something; false when there is none.
  func drawDialog(_ surface: inout Surface) -> Bool {
    switch screen.overlays.last {
    case .skip(let dialog): drawMenu(lines(of: dialog), &surface)
    case .flags(let dialog):
      drawMenu(dialog.lines(set: screen.progress.flags(of: position), phrases), &surface)
    default: return false
    }
    return true
  }

  /// Says at the lower end when a part of the picture may be missing; returns how many rows that takes.
  func drawDamage(_ surface: inout Surface) -> Int {
    guard case .ready(damaged: true) = screen.picture else { return 0 }
    let rows = panel.row + panel.rows - belowRow
    let note = wrapped(phrases.damagedPicture, to: panel.columns, lines: max(rows - 1, 1))
    write(note, at: panel.row + panel.rows - note.count, .warning, &surface)
    return note.count
  }

  func write(_ lines: [String], at row: Int, _ role: Role, _ surface: inout Surface, indent: Int = 0) {
    for (index, line) in lines.enumerated() {
      surface.write(line, at: Point(column: panel.column + indent, row: row + index), role: role)
    }
  }

  /// Lines to choose from, in the place of the lower part.
  private func drawMenu(_ lines: [(String, Role)], _ surface: inout Surface) {
    let start = min(belowRow, panel.row + panel.rows - lines.count)
    surface.fill(
      Rect(column: panel.column, row: start, columns: panel.columns, rows: panel.row + panel.rows - start),
      role: .normal)
    for (index, line) in lines.enumerated() {
      write([truncated(line.0, to: panel.columns)], at: start + index, line.1, &surface)
    }
  }

  private func lines(of dialog: SkipDialog) -> [(String, Role)] {
    var lines: [(String, Role)] = [(phrases.whySkip(isFinal: dialog.isFinal), .title)]
    if let text = dialog.text {
      lines.append(("> \(end(of: text, columns: panel.columns - 3))▏", .normal))
      lines.append((phrases.otherReason(enter: Key.enter.title, escape: Key.escape.title), .dim))
    } else {
      for (index, reason) in SkipDialog.reasons.enumerated() {
        let isSelected = index == dialog.selection
        lines.append(
          (
            "\(isSelected ? "▸" : " ") \(index + 1)  \(phrases.reason(reason))",
            isSelected ? .selected : .normal
          ))
      }
      lines.append((phrases.doNotSkip(escape: Key.escape.title), .dim))
    }
    return lines
  }

  /// As much of the end of a text as fits: where it is being typed.
  private func end(of text: String, columns room: Int) -> String {
    var end = Substring(text)
    while columns(of: String(end)) > room { end.removeFirst() }
    return String(end)
  }
}
