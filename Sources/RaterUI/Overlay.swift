import RatingStore
import Terminal

/// Something on top of the task.
enum Overlay: Equatable, Sendable {
  case help(Scroll)
  case instructions(Scroll)
  case skip(SkipDialog)
  case flags(FlagDialog)
  case note(TextField)
  case search(Search)
  /// Asks for the number of a task, from 1 to the last.
  case jump(TextField, last: Int)
  case zoom(Zoom)
  case examples(Examples)
  /// What was done, before leaving.
  case summary
  /// What experts answered to the task that was submitted last.
  case feedback

  /// The keys that work on it, where they stand in the key bar's place.
  func bar(_ phrases: any Phrases) -> [KeyBarItem]? {
    switch self {
    case .skip(let dialog): dialog.bar(phrases)
    case .flags: FlagDialog.bar(phrases)
    case .note:
      [
        KeyBarItem(key: Key.enter.title, words: phrases.saveKey, press: .enter),
        KeyBarItem(key: Key.escape.title, words: phrases.backWithoutSavingKey, press: .escape),
      ]
    case .search: Search.bar(phrases)
    case .jump:
      [
        KeyBarItem(key: Key.enter.title, words: phrases.goThereKey, press: .enter),
        KeyBarItem(key: Key.escape.title, words: phrases.back, press: .escape),
      ]
    case .help, .instructions, .zoom, .examples, .summary, .feedback: nil
    }
  }

  /// What is asked in the line above the key bar, what has been typed, and whether it only stands there to be replaced.
  func prompt(_ phrases: any Phrases) -> (question: String, field: TextField, isOld: Bool)? {
    switch self {
    case .note(let field): (phrases.noteQuestion, field, false)
    case .search(let search): (phrases.searchPrompt, search.field, search.isOld)
    case .jump(let field, let last): (phrases.askNumber(upTo: last), field, false)
    case .help, .instructions, .skip, .flags, .zoom, .examples, .summary, .feedback: nil
    }
  }

  /// Whether text is typed into it.
  var takesText: Bool {
    switch self {
    case .note, .search, .jump: true
    case .help, .instructions, .skip, .flags, .zoom, .examples, .summary, .feedback: false
    }
  }

  /// Whether it covers the task, picture and all.
  var hidesTask: Bool {
    switch self {
    case .help, .instructions, .search, .examples, .summary: true
    case .skip, .flags, .note, .jump, .zoom, .feedback: false
    }
  }
}

/// How far a text is scrolled.
struct Scroll: Equatable, Sendable {
  /// The first line shown.
  var first = 0

  /// Moves by a key; nil when the key does not scroll.
  func moved(by key: Key, meaning intent: RatingIntent?, lines: Int, rows: Int) -> Scroll? {
    let last = max(lines - rows, 0)
    let target: Int
    switch (key, intent) {
    case (.up, _), (_, .up): target = first - 1
    case (.down, _), (_, .down): target = first + 1
    case (.pageUp, _): target = first - rows
    case (.pageDown, _): target = first + rows
    case (.home, _), (.character("g"), _): target = 0
    case (.end, _), (.character("G"), _): target = last
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
      read(key, scroll, lines: helpLines.count, closing: .help) { .help($0) }
    case .instructions(let scroll):
      if !hasBegun, keys.intent(of: key) == .leave { return [.leave] }
      read(key, scroll, lines: instructionLines.count, closing: .instructions) { .instructions($0) }
      hasBegun = !overlays.contains { if case .instructions = $0 { true } else { false } }
    case .skip(let dialog):
      return press(key, on: dialog)
    case .flags(let dialog):
      return press(key, on: dialog)
    case .note(let field):
      return press(key, onNote: field)
    case .search(let search):
      return press(key, on: search)
    case .jump(let field, let last):
      return press(key, onJump: field, last: last)
    case .zoom(let zoom):
      press(key, on: zoom)
    case .examples(let examples):
      press(key, on: examples)
    case .feedback:
      return pressOnFeedback(key)
    case .summary:
      return key == .enter || keys.intent(of: key) == .leave ? [.leave] : []
    }
    return []
  }

  /// What always closes an overlay, and the keys that opened it or leave.
  func closes(_ key: Key, own: RatingIntent) -> Bool {
    if [.escape, .enter, .character(" ")].contains(key) { return true }
    let intent = keys.intent(of: key)
    return intent == own || intent == .leave
  }

  private mutating func read(
    _ key: Key, _ scroll: Scroll, lines: Int, closing own: RatingIntent, as overlay: (Scroll) -> Overlay
  ) {
    guard !closes(key, own: own) else { return }
    let moved = scroll.moved(
      by: key, meaning: keys.intent(of: key), lines: lines, rows: textPage.rows)
    overlays.append(overlay(moved ?? scroll))
  }

  private mutating func press(_ key: Key, on dialog: SkipDialog) -> [ScreenEffect] {
    var dialog = dialog
    switch dialog.press(key, meaning: keys.intent(of: key)) {
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
