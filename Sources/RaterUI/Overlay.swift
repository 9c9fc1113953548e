import RatingStore
import Terminal

/// Something on top of the task.
enum Overlay: Equatable, Sendable {
  case help(Scroll)
  case instructions(Scroll)
  case skip(SkipDialog)
  case zoom
}

/// How far a text is scrolled.
struct Scroll: Equatable, Sendable {
  /// The first line shown.
  var first = 0

  /// Moves by a key; nil when the key does not scroll.
  func moved(by key: Key, lines: Int, rows: Int) -> Scroll? {
    let last = max(lines - rows, 0)
    let target: Int
    switch key {
    case .up, .character("k"): target = first - 1
    case .down, .character("j"): target = first + 1
    case .pageUp: target = first - rows
    case .pageDown: target = first + rows
    case .home, .character("g"): target = 0
    case .end, .character("G"): target = last
    default: return nil
    }
    return Scroll(first: min(max(target, 0), last))
  }
}

/// What keys do on top of the task.
extension RatingScreen {
  /// Performs a key on an overlay that was taken off; puts it back unless the key closes it.
  mutating func press(_ key: Key, on overlay: Overlay) -> [ScreenEffect] {
    switch overlay {
    case .help(let scroll):
      read(key, scroll, lines: helpLines.count, closing: "?") { .help($0) }
    case .instructions(let scroll):
      if key == .character("q"), !hasBegun { return [.leave] }
      read(key, scroll, lines: instructionLines.count, closing: "i") { .instructions($0) }
      hasBegun = !overlays.contains { if case .instructions = $0 { true } else { false } }
    case .skip(let dialog):
      return press(key, on: dialog)
    case .zoom:
      if !Self.closes(key, own: "z") { overlays.append(.zoom) }
    }
    return []
  }

  private static func closes(_ key: Key, own: Character) -> Bool {
    [.escape, .enter, .character("q"), .character(" "), .character(own)].contains(key)
  }

  private mutating func read(
    _ key: Key, _ scroll: Scroll, lines: Int, closing own: Character, as overlay: (Scroll) -> Overlay
  ) {
    guard !Self.closes(key, own: own) else { return }
    let moved = scroll.moved(by: key, lines: lines, rows: textPage.rows)
    overlays.append(overlay(moved ?? scroll))
  }

  private mutating func press(_ key: Key, on dialog: SkipDialog) -> [ScreenEffect] {
    var dialog = dialog
    switch dialog.press(key) {
    case .stay:
      overlays.append(.skip(dialog))
      return []
    case .cancel:
      return []
    case .skip(let reason, let text):
      guard let position else { return [] }
      return [.record([.skip(task: campaign.tasks[position].id, reason: reason, text: text)])]
    }
  }
}
