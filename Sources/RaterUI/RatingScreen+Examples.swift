import Terminal

/// Example pictures of a label, one at a time over the whole screen.
struct Examples: Equatable, Sendable {
  /// The label's index.
  let label: Int
  /// The label's name, cleaned.
  let name: String
  /// How many there are, 1 or more.
  let count: Int
  /// Which is seen, from 0.
  private(set) var number = 0
  /// How it stands.
  var status = PictureStatus.loading

  init(label: Int, name: String, count: Int) {
    self.label = label
    self.name = name
    self.count = count
  }

  mutating func step(by distance: Int) {
    let next = min(max(number + distance, 0), count - 1)
    if next != number { status = .loading }
    number = next
  }
}

/// What keys and events do with them.
extension RatingScreen {
  /// Asks how many there are.
  func lookForExamples() -> [ScreenEffect] {
    guard let position else { return [] }
    let candidates = campaign.tasks.candidates(at: position)
    return [.lookForExamples(of: candidates[candidates.startIndex + selection])]
  }

  mutating func openExamples(of label: Int, count: Int) {
    let name = CandidateText(index: label, labels: campaign.labels, phrases).name
    guard count > 0 else { return say(phrases.noExamples(of: name)) }
    guard showsPictures else { return say(phrases.refusal(.switchedOff)) }
    overlays.append(.examples(Examples(label: label, name: name, count: count)))
  }

  mutating func press(_ key: Key, on examples: Examples) {
    var examples = examples
    switch (keys.intent(of: key), key) {
    case (.back, _), (.up, _), (nil, .character("h")): examples.step(by: -1)
    case (.forward, _), (.down, _), (nil, .character("l")): examples.step(by: 1)
    default: if closes(key, own: .examples) { return }
    }
    overlays.append(.examples(examples))
  }

  mutating func noteExample(_ status: PictureStatus) {
    guard case .examples(var examples) = overlays.last else { return }
    examples.status = status
    overlays[overlays.count - 1] = .examples(examples)
  }

  func drawExamples(_ examples: Examples, _ surface: inout Surface) {
    let title = phrases.example(examples.number + 1, of: examples.count, label: examples.name)
    surface.write(truncated(title, to: size.columns - 2), at: Point(column: 1, row: 0), role: .title)
    switch examples.status {
    case .ready(damaged: false): break
    case .ready(damaged: true): drawInfo(phrases.damagedPicture, &surface)
    case .loading:
      surface.write("…", at: Point(column: surface.size.columns / 2, row: surface.size.rows / 2), role: .dim)
    case .refused(let reason):
      let text = truncated(phrases.refusal(reason), to: size.columns - 4)
      surface.write(
        text, at: Point(column: (size.columns - columns(of: text)) / 2, row: size.rows / 2), role: .warning)
    }
    drawKeyBar(&surface)
  }

  var examplesBar: [KeyBarItem] {
    [
      item(.back, phrases.beforeKey), item(.forward, phrases.nextKey), item(.examples, phrases.back),
    ]
  }

  /// Where an example goes: between its title and the line above the key bar.
  var exampleArea: Rect {
    Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 3)
  }
}
