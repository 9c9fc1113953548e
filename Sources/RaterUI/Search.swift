import RatingStore
import Terminal

/// A search in the rater's own ratings: what is typed, and what was found.
struct Search: Equatable, Sendable {
  var field: TextField
  /// Whether the query is the last one: the first character typed takes its place.
  var isOld: Bool
  /// The rater's tasks, in the order in which they were first worked at.
  let trail: [Int]
  var found: [TaskFinder.Match] = []
  /// The selected one of those found.
  var selection = 0

  var selected: TaskFinder.Match? { found.indices.contains(selection) ? found[selection] : nil }

  /// The keys that work on it.
  static func bar(_ phrases: any Phrases) -> [KeyBarItem] {
    [
      KeyBarItem(key: Key.enter.title, words: phrases.goThereKey, press: .enter),
      KeyBarItem(key: "↑↓ PgUp PgDn", words: phrases.moveKey),
      KeyBarItem(key: Key.escape.title, words: phrases.back, press: .escape),
    ]
  }

  /// Takes a key that edits the query; false when it does not.
  mutating func edit(_ key: Key) -> Bool {
    if isOld {
      switch key {
      case .character, .paste: field = TextField()
      default: break
      }
      isOld = false
    }
    return field.press(key)
  }

  /// Moves the selection; false when the key does not.
  mutating func move(_ key: Key, rows: Int) -> Bool {
    let step: Int
    switch key {
    case .up: step = -1
    case .down: step = 1
    case .pageUp: step = -rows
    case .pageDown: step = rows
    default: return false
    }
    selection = min(max(selection + step, 0), max(found.count - 1, 0))
    isOld = false
    return true
  }
}

/// Searching in the rater's own ratings.
extension RatingScreen {
  mutating func openSearch() {
    let trail = progress.trail
    guard !trail.isEmpty else { return say(phrases.nothingRatedYet) }
    var search = Search(field: TextField(lastQuery), isOld: !lastQuery.isEmpty, trail: trail)
    find(&search)
    search.selection = search.found.firstIndex { $0.position == position } ?? 0
    overlays.append(.search(search))
  }

  mutating func press(_ key: Key, on search: Search) -> [ScreenEffect] {
    var search = search
    switch key {
    case .escape: lastQuery = search.field.text
    case .enter: go(to: search)
    default:
      if !search.move(key, rows: searchRows), search.edit(key) {
        search.selection = 0
        find(&search)
      }
      overlays.append(.search(search))
    }
    return []
  }

  private func find(_ search: inout Search) {
    search.found = TaskFinder(query: search.field.text, phrases)
      .find(on: search.trail, progress, labels: campaign.labels)
  }

  private mutating func go(to search: Search) {
    lastQuery = search.field.text
    guard let match = search.selected else { return say(phrases.nothingFound) }
    show(match.position, at: watch.now, selecting: match.candidate)
    say(phrases.wentTo(search.selection + 1, of: search.found.count, search: key(.search)))
  }
}

/// Going to a task by its number.
extension RatingScreen {
  /// The number of the last task that can be gone to: those done, and the one to be rated next.
  private var lastNumber: Int {
    counts.submitted + counts.skippedOnce + counts.skippedForGood + (current == nil ? 0 : 1)
  }

  mutating func openJump() {
    guard lastNumber > 0 else { return say(phrases.nothingRatedYet) }
    overlays.append(.jump(TextField(longest: 9), last: lastNumber))
  }

  mutating func press(_ key: Key, onJump field: TextField, last: Int) -> [ScreenEffect] {
    var field = field
    switch key {
    case .escape: break
    case .enter: jump(to: field.text, last: last)
    default:
      field.press(key)
      overlays.append(.jump(field, last: last))
    }
    return []
  }

  private mutating func jump(to text: String, last: Int) {
    if text.isEmpty { return }
    guard let number = Int(text), (1...last).contains(number) else {
      return say(phrases.noSuchTask(upTo: last))
    }
    let trail = progress.trail
    show(number <= trail.count ? trail[number - 1] : current, at: watch.now)
  }
}
