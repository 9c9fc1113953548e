import RatingStore
import Terminal

/// Pages of text over the whole screen: keys and instructions.
extension RatingScreen {
  private static let widestText = 76

  /// Where a page's text goes.
  var textPage: Rect {
    let columns = min(size.columns - 4, Self.widestText)
    return Rect(column: (size.columns - columns) / 2, row: 2, columns: columns, rows: max(size.rows - 4, 1))
  }

  var helpLines: [String] {
    let lines = keys.lines(in: preferences.language)
    let keyColumns = max(9, (lines.map { columns(of: $0.keys) }.max() ?? 0) + 2)
    var text: [String] = []
    for (keys, help) in lines {
      let words = wrapped(help, to: max(textPage.columns - keyColumns, 1))
      for (index, line) in words.enumerated() {
        let name = index == 0 ? keys : ""
        text.append(name + String(repeating: " ", count: keyColumns - columns(of: name)) + line)
      }
    }
    return text
  }

  var instructionLines: [String] {
    [campaign.instructions, qualificationText, phrases.ruleOfInstructions].compactMap(\.self)
      .joined(separator: "\n\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrapped(cleaned(String($0)), to: textPage.columns) }
  }

  /// How many of a page's lines are above it: no more than leave it full.
  private func linesAbove(_ lines: [String]) -> Int {
    let scroll: Scroll? =
      switch overlays.last {
      case .help(let scroll), .instructions(let scroll): scroll
      default: nil
      }
    return min(scroll?.first ?? 0, max(lines.count - textPage.rows, 0))
  }

  func drawPage(_ surface: inout Surface, title: String, lines: [String]) {
    let page = textPage
    surface.write(truncated(title, to: page.columns), at: Point(column: page.column, row: 0), role: .title)
    for (index, line) in lines.dropFirst(linesAbove(lines)).prefix(page.rows).enumerated() {
      surface.write(line, at: Point(column: page.column, row: page.row + index), role: .normal)
    }
    drawKeyBar(&surface)
  }

  func pageBar(_ lines: [String], closing: RatingIntent) -> [KeyBarItem] {
    var items =
      hasBegun
      ? [
        KeyBarItem(key: Key.enter.title, words: phrases.backToTask, press: .enter),
        KeyBarItem(key: key(closing), words: phrases.back, press: keys.key(for: closing)),
      ]
      : [
        KeyBarItem(key: Key.enter.title, words: phrases.begin, press: .enter),
        KeyBarItem(key: key(.leave), words: phrases.leave, press: keys.key(for: .leave)),
      ]
    if lines.count > textPage.rows {
      let first = linesAbove(lines)
      let shown = min(first + textPage.rows, lines.count)
      items.append(.init(key: "↑↓ PgUp PgDn", words: phrases.lines(first + 1...shown, of: lines.count)))
    }
    return items
  }
}
