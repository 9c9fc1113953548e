import RatingStore
import Ratings
import Terminal

/// The header above and the key bar below.
extension RatingScreen {
  private static let progressColumns = 14

  /// Tasks that will not come again.
  private var doneCount: Int { counts.submitted + counts.skippedForGood }

  func drawHeader(_ surface: inout Surface) {
    let columns = surface.size.columns
    let name = truncated(title, to: work == .rating ? columns / 3 : columns * 2 / 5)
    let who = truncated(rater.description, to: columns / 4)
    surface.write(name, at: Point(column: 1, row: 0), role: .title)
    surface.write(who, at: Point(column: columns - 1 - Terminal.columns(of: who), row: 0), role: .title)
    let total = counts.total
    let place =
      stage ?? (position == nil ? phrases.tasks(total) : phrases.task(numberOnTrail, of: total))
    let share = total == 0 ? 1 : Double(doneCount) / Double(total)
    let percent = "\(Int((share * 100).rounded(.down))) %"
    let width = Terminal.columns(of: place) + 2 + Self.progressColumns + 1 + percent.count
    let left = 1 + Terminal.columns(of: name) + 2
    let right = columns - 1 - Terminal.columns(of: who) - 2
    let column = max(left, min((columns - width) / 2 + 2, right - width))
    guard column + width <= right else {
      surface.write(
        truncated(place, to: max(right - left, 0)), at: Point(column: left, row: 0), role: .normal)
      return
    }
    surface.write(place, at: Point(column: column, row: 0), role: .normal)
    drawProgress(&surface, share, at: column + Terminal.columns(of: place) + 2)
    surface.write(percent, at: Point(column: column + width - percent.count, row: 0), role: .normal)
  }

  private func drawProgress(_ surface: inout Surface, _ share: Double, at column: Int) {
    let done = Int(share * Double(Self.progressColumns))
    surface.write(String(repeating: "█", count: done), at: Point(column: column, row: 0), role: .progressDone)
    surface.write(
      String(repeating: "░", count: Self.progressColumns - done), at: Point(column: column + done, row: 0),
      role: .progressLeft)
  }

  /// What the key bar has now: every key on it works.
  var barItems: [KeyBarItem] {
    switch overlays.last {
    case .zoom: zoomBar
    case .examples: examplesBar
    case .help: pageBar(helpLines, closing: .help)
    case .instructions: pageBar(instructionLines, closing: .instructions)
    case .feedback: feedbackBar
    case .summary: phrases.summaryBar(leave: key(.leave))
    default: overlays.last?.bar(phrases) ?? taskBar
    }
  }

  private var taskBar: [KeyBarItem] {
    var items = keys.bar(phrases).filter { works($0.intent) }
    for expendable in [RatingIntent.note, .flag, .forward, .back, .down, .zoom, .skip, .undo]
    where !fits(items) {
      items.removeAll { $0.intent == expendable }
    }
    return fits(items) ? items.map(\.item) : items.map(shortened)
  }

  private func fits(_ items: [(intent: RatingIntent, item: KeyBarItem)]) -> Bool {
    items.reduce(0) { $0 + $1.item.columns + 2 } <= size.columns
  }

  /// A verdict in fewer letters.
  private func shortened(_ entry: (intent: RatingIntent, item: KeyBarItem)) -> KeyBarItem {
    guard case .verdict(let word) = entry.intent else { return entry.item }
    return KeyBarItem(key: entry.item.key, words: phrases.shortWord(for: word), press: entry.item.press)
  }

  func drawKeyBar(_ surface: inout Surface) {
    let row = surface.size.rows - 1
    for (item, place) in placed(barItems) {
      surface.write(item.key, at: Point(column: place.lowerBound, row: row), role: .key)
      surface.write(
        item.words, at: Point(column: place.lowerBound + columns(of: item.key) + 1, row: row), role: .keyText)
    }
  }

  /// Where the keys with their words stand, from the left; what finds no room is left out.
  func placed(_ items: [KeyBarItem]) -> [(item: KeyBarItem, columns: Range<Int>)] {
    var column = 1
    var placed: [(KeyBarItem, Range<Int>)] = []
    for item in items where column + item.columns <= size.columns {
      placed.append((item, column..<column + item.columns))
      column += item.columns + 2
    }
    return placed
  }

  /// Whether there may be something to do, though there is nothing now.
  var canAskAgain: Bool { shortage.map { $0.held > 0 } ?? true }

  /// Whether a key on the bar would do something now.
  private func works(_ intent: RatingIntent) -> Bool {
    switch intent {
    case .down: position != nil && work == .rating
    case .answerYes, .answerNo, .answerMaybe, .verdict, .note, .flag: position != nil
    case .reference: canShowReference
    case .undo: progress.lastStep != nil
    case .back: stepBack != nil
    case .again: position == nil && canAskAgain
    case .forward: position != nil && position != current
    case .skip: position.map { [.open, .skippedOnce].contains(progress.phase(of: $0)) } ?? false
    case .zoom: if case .refused = picture { false } else { position != nil }
    default: true
    }
  }
}

/// A key and what it does, on the bar below.
struct KeyBarItem: Equatable, Sendable {
  let key: String
  let words: String
  /// The key that a click presses; nil where it stands for several.
  var press: Key?

  var columns: Int { Terminal.columns(of: key) + 1 + Terminal.columns(of: words) }
}
