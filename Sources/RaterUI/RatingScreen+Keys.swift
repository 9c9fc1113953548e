import RatingStore
import Ratings
import Terminal

/// What keys do.
extension RatingScreen {
  mutating func press(_ key: Key) -> [ScreenEffect] {
    switch key {
    case .reply, .unknown: return []
    case .paste where overlays.last?.takesText != true: return []
    case RatingKeys.reserved: return [.leave]
    case .mouse(let event): return take(event)
    default: break
    }
    let intent = keys.intent(of: key)
    if let intent, worksEverywhere(intent, by: key) { return perform(intent) }
    message = nil
    guard RatingLayout(size) != nil else { return intent == .leave ? [.leave] : [] }
    if let overlay = overlays.popLast() { return press(key, on: overlay) }
    return intent.map { perform($0) } ?? []
  }

  /// Whether a key does the same on every overlay: characters do not, for they may be typed text.
  private func worksEverywhere(_ intent: RatingIntent, by key: Key) -> Bool {
    if case .character = key, !overlays.isEmpty { return false }
    return intent == .suspend || intent == .redraw
  }

  /// Which keys ask for what.
  var keys: RatingKeys { work == .rating ? preferences.keys : preferences.reviewKeys }

  /// What is said, in the rater's language.
  var phrases: any Phrases { preferences.language.phrases(for: work) }

  /// The key for an intent, as sentences name it.
  func key(_ intent: RatingIntent) -> String { keys.title(of: intent) }

  mutating func perform(_ intent: RatingIntent) -> [ScreenEffect] {
    switch intent {
    case .select(let index): select(index)
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .answerYes: return answer(.yes)
    case .answerNo: return answer(.no)
    case .answerMaybe: return answer(.maybe)
    case .submit: return enter()
    case .undo: return undo()
    case .back: lookBack()
    case .forward: lookForward()
    case .again: return again()
    case .skip: openSkipDialog()
    case .note: openNote()
    case .flag: openFlags()
    case .search: openSearch()
    case .jump: openJump()
    case .zoom, .larger: openZoom()
    case .smaller: say(phrases.smallestAlready(larger: key(.larger)))
    case .actualSize: openZoom(Zoom(percent: 100))
    case .brighter: isBrighter.toggle()
    case .examples: return lookForExamples()
    case .verdict(let word): return judge(word)
    case .category(let category): return setCategory(category)
    case .severity(let severity): return setSeverity(severity)
    case .reference: return showReference()
    case .instructions: openInstructions()
    case .help: overlays.append(.help(Scroll()))
    case .leave: return leave()
    case .suspend: return suspend()
    case .redraw: return [.redraw]
    }
    return []
  }

  private mutating func select(_ index: Int) {
    guard candidates.indices.contains(index) else {
      if position != nil { say(phrases.labelCount(candidates.count)) }
      return
    }
    selection = index
  }

  private mutating func move(by step: Int) {
    guard !candidates.isEmpty else { return }
    selection = min(max(selection + step, 0), candidates.count - 1)
  }

  private mutating func answer(_ answer: Answer) -> [ScreenEffect] {
    guard let position else { return [] }
    let task = campaign.tasks[position]
    let event = JournalEvent.answer(task: task.id, label: task.candidates[selection], answer: answer)
    if progress.answers(of: position)[selection] == answer {
      selectNextUnanswered()
      return []
    }
    switch progress.phase(of: position) {
    case .open, .skippedOnce: return [.record([event])]
    case .submitted, .skippedForGood:
      if let seen = progress.seen(position) { watch.add(seen.seconds, to: position) }
      return [.record([.reopen(task: task.id), event])]
    }
  }

  /// Leaves, after a look at what was done where something was.
  private mutating func leave() -> [ScreenEffect] {
    guard !tally.isEmpty else { return [.leave] }
    overlays.append(.summary)
    return []
  }

  /// Nobody looks at the task while the program is stopped.
  private mutating func suspend() -> [ScreenEffect] {
    isStopped = true
    return [.suspend]
  }

  mutating func enter() -> [ScreenEffect] {
    guard let position else { return [] }
    if progress.phase(of: position) == .submitted {
      if work == .review { isBreakDue = tally.isBreakDue(after: preferences.breakReminder) }
      show(current, at: watch.now)
      return []
    }
    if work == .review {
      say(phrases.noVerdictYet)
      return []
    }
    if let unanswered = firstUnanswered(of: position) {
      selection = unanswered
      let left = candidates.count - progress.answers(of: position).count
      say(phrases.notAnswered(left, of: candidates.count))
      return []
    }
    return mustSeePicture(before: .submit) ? [] : submit()
  }

  /// Whether the picture must be seen first: waits for it, or warns once where there will be none.
  mutating func mustSeePicture(before intent: RatingIntent) -> Bool {
    guard let position, seen[position] == nil else { return false }
    if picture == .loading || isReady {
      submitsWhenDrawn = true
      say(phrases.waitingForPicture)
      return true
    }
    if hasWarnedWithoutPicture { return false }
    hasWarnedWithoutPicture = true
    message = Message(text: phrases.notSeen(submit: key(intent), skip: key(.skip)), role: .warning)
    return true
  }

  private var isReady: Bool {
    if case .ready = picture { true } else { false }
  }

  func submit() -> [ScreenEffect] {
    guard let position,
      let rating = progress.submission(
        of: position, seconds: watch.seconds(of: position), picture: seen[position] ?? .none)
    else { return [] }
    return [.record([.submit(rating)])]
  }

  private mutating func undo() -> [ScreenEffect] {
    let events = progress.undo()
    guard !events.isEmpty else {
      say(phrases.nothingToTakeBack)
      return []
    }
    return [.record(events)]
  }

  private mutating func lookBack() {
    guard let before = stepBack else {
      return say(phrases.firstTask)
    }
    show(before, at: watch.now)
  }

  private mutating func lookForward() {
    guard let position, position != current else {
      return say(position == nil ? phrases.end : phrases.taskToBeRated)
    }
    show(stepForward ?? current, at: watch.now)
  }

  private mutating func openSkipDialog() {
    guard let position else { return }
    guard progress.phase(of: position) != .submitted else {
      return say(phrases.isSubmitted(undo: key(.undo)))
    }
    guard progress.phase(of: position) != .skippedForGood else {
      return say(phrases.isSkippedForGood)
    }
    overlays.append(.skip(SkipDialog(isFinal: progress.phase(of: position) == .skippedOnce)))
  }

  /// Asks for tasks again, once the result of a test that could not be written is in the journal.
  mutating func again() -> [ScreenEffect] {
    guard position == nil else {
      say(phrases.thereIsATask)
      return []
    }
    let result = resultOfTest()
    return result.isEmpty ? [.claim] : result
  }

  private mutating func openInstructions() {
    guard campaign.instructions != nil || campaign.examination != nil else {
      return say(phrases.noInstructions)
    }
    overlays.append(.instructions(Scroll()))
  }

  mutating func selectNextUnanswered() {
    guard let position else { return }
    selection = firstUnanswered(of: position, from: selection) ?? selection
  }

  mutating func say(_ text: String) {
    message = Message(text: text, role: .message)
  }
}
