import RatingStore
import Ratings
import Terminal
import Testing

@testable import RaterUI

/// A rating screen with a journal in memory and pictures that come at once: keys in, screen out.
struct Rehearsal {
  var screen: RatingScreen
  var journal: [JournalEvent] = []
  var hasLeft = false
  /// What the journal answers instead of recording; nil records.
  var refusal: String?
  /// Whether that is about the results of tests alone.
  var refusesOnlyResults = false
  /// How many example pictures labels have.
  var examples: [Int: Int] = [:]
  /// What becomes of every picture.
  var outcome = PictureStatus.ready(damaged: false)
  private(set) var time: Int = 1000
  private var progress: RaterProgress

  init(
    _ tasks: [RatingTask] = Rehearsal.tasks, labels: [Label] = Rehearsal.labels, instructions: String? = nil,
    columns: Int = 80, rows: Int = 24, pictures: Bool = true, outcome: PictureStatus = .ready(damaged: false),
    preferences: RatingPreferences = RatingPreferences(), examination: Examination? = nil,
    review: MistakeReview? = nil
  ) throws {
    let rater = try #require(RaterName("ana"))
    let list = TaskList(tasks, areMistakes: review != nil)
    progress = RaterProgress(tasks: list, rater: rater, labels: "")
    screen = RatingScreen(
      campaign: .init(
        name: "sample", tasks: list, labels: LabelTable(labels), instructions: instructions,
        examination: examination, review: review),
      rater: rater, progress: progress, claims: Claims(all: progress),
      size: Size(columns: columns, rows: rows), firstStart: true, showsPictures: pictures,
      preferences: preferences, time: time)
    self.outcome = outcome
    showPicture()
  }

  /// Types keys: characters as they are; `⏎ ⎋ ↑ ↓ ⌫ ⌃` (Ctrl-C) as the keys they show.
  mutating func type(_ keys: String) {
    for character in keys { press(Self.key(character)) }
  }

  mutating func press(_ key: Key) {
    time += 1000
    perform(screen.update(.key(key, at: time)))
    showPicture()
  }

  /// The program is stopped for a while.
  mutating func pause(seconds: Int) {
    time += seconds * 1000
    perform(screen.update(.resumed(at: time)))
  }

  mutating func perform(_ effects: [ScreenEffect]) {
    for effect in effects {
      switch effect {
      case .leave: hasLeft = true
      case .record(let events): record(events)
      case .claim: claim()
      case .lookForExamples(let label):
        perform(screen.update(.examples(of: label, count: examples[label] ?? 0)))
      case .suspend, .redraw, .forgetKeys: break
      }
    }
  }

  /// Delivers the wanted picture and says that it was drawn.
  mutating func showPicture() {
    guard let wanted = screen.wantedPicture, outcome != .loading else { return }
    perform(screen.update(.picture(wanted.position, outcome)))
    if case .ready = outcome { perform(screen.update(.pictureDrawn(wanted.position))) }
  }

  private mutating func record(_ events: [JournalEvent]) {
    if let refusal, !refusesOnlyResults || events.contains(where: \.isResult) {
      return perform(screen.update(.notRecorded(refusal)))
    }
    let entries = events.map { event in
      let entry = JournalEntry(
        seq: progress.seq + 1, at: Timestamp(milliseconds: Int64(time)), event: event)
      try? progress.apply(entry)
      return entry
    }
    journal += events
    perform(screen.update(.recorded(entries)))
    if screen.wantsClaim { claim() }
  }

  private mutating func claim() {
    perform(screen.update(.claimed(Claims(all: progress), lost: [])))
  }

  /// The screen as text, the picture as a field of `▒`.
  var text: [String] {
    var surface = Surface(size: screen.size)
    screen.draw(into: &surface)
    var memory = MemoryScreen(size: screen.size)
    var picture: PlacedPicture?
    if let wanted = screen.wantedPicture, case .ready = screen.picture {
      picture = PlacedPicture(rect: wanted.area, id: 1, lines: [], kind: .pixels)
    }
    memory.present(surface, picture: picture)
    return memory.text
  }

  var allText: String { text.joined(separator: "\n") + "\n" }

  private static func key(_ character: Character) -> Key {
    switch character {
    case "⏎": .enter
    case "⎋": .escape
    case "↑": .up
    case "↓": .down
    case "←": .left
    case "→": .right
    case "⌫": .backspace
    case "⌃": .control("c")
    default: .character(character)
    }
  }

  static let labels: [Label] = [
    Label(index: 0, id: "n03642806", name: "laptop", definition: "a small computer that opens like a book"),
    Label(index: 1, id: "n03832673", name: "notebook", definition: "a light computer to carry about"),
    Label(index: 2, id: "n03793489", name: "mouse", definition: "a thing moved by hand to move a pointer"),
    Label(
      index: 3, id: "n04264628", name: "space bar",
      definition: "the bar-shaped key at the bottom of a keyboard, typed to get a space"),
    Label(index: 4, id: "n03179701", name: "desk", definition: "a table to work at"),
    Label(
      index: 5, id: "n03180011", name: "desktop computer", definition: "a computer that stays on its desk"),
    Label(
      index: 6, id: "n04152593", name: "screen", definition: "the part of a computer that shows pictures"),
    Label(index: 7, id: "n03782006", name: "monitor", definition: "a screen in a case of its own"),
  ]

  static let tasks: [RatingTask] = [
    RatingTask(id: "000001", image: "a", candidates: [0, 1, 2, 3, 4, 5, 6, 7]),
    RatingTask(id: "000002", image: "b", candidates: [2, 4]),
    RatingTask(id: "000003", image: "c", candidates: [6]),
  ]
}

extension JournalEvent {
  fileprivate var isResult: Bool {
    if case .qualification = self { true } else { false }
  }
}

extension Claims {
  /// All tasks that the rater has to do: nobody else is there.
  init(all progress: RaterProgress) {
    let upcoming = progress.upcoming(after: nil, limit: 3)
    let begun = upcoming.filter { progress.answers(of: $0).count > 0 }
    let tasks = begun + upcoming.filter { !begun.contains($0) }
    self.init(tasks: tasks, shortage: tasks.isEmpty ? Shortage() : nil)
  }
}
