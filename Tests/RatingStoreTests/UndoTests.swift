import Ratings
import Testing

@testable import RatingStore

@Suite struct UndoTests {
  @Test func anAnswerIsTakenBack() throws {
    var progress = try progress(2)
    try progress.apply(.answer(task: "t0", label: 10, answer: .yes))
    #expect(progress.lastStep == .answered(task: 0, label: 10, answer: .yes))
    #expect(progress.undo() == [.retract(task: "t0", label: 10)])
    try progress.apply(progress.undo())
    #expect(progress.undo().isEmpty && progress.lastStep == nil)
  }

  @Test func aChangedAnswerComesBack() throws {
    var progress = try progress(1)
    try progress.apply(
      .answer(task: "t0", label: 10, answer: .yes), .answer(task: "t0", label: 10, answer: .no))
    #expect(
      progress.undo() == [.retract(task: "t0", label: 10), .answer(task: "t0", label: 10, answer: .yes)])
    try progress.apply(progress.undo())
    #expect(progress.answers(of: 0)[0] == .yes)
    #expect(progress.undo() == [.retract(task: "t0", label: 10)])
  }

  @Test func theSameAnswerAgainIsNoStep() throws {
    var progress = try progress(1)
    try progress.apply(
      .answer(task: "t0", label: 10, answer: .yes), .answer(task: "t0", label: 10, answer: .yes))
    try progress.apply(progress.undo())
    #expect(progress.undo().isEmpty)
  }

  @Test func undoReachesAcrossSubmits() throws {
    var progress = try progress(1, 1)
    try progress.apply(.answer(task: "t0", label: 10, answer: .yes), .submit(rating(0, .yes)))
    #expect(progress.undo() == [.reopen(task: "t0"), .retract(task: "t0", label: 10)])
    try progress.apply(progress.undo())
    #expect(progress.phase(of: 0) == .open)
    #expect(progress.nextTask() == 0)
  }

  @Test func aSkipIsTakenBack() throws {
    var progress = try progress(1)
    try progress.apply(.skip(task: "t0", reason: .other))
    #expect(progress.lastStep == .skipped(task: 0))
    #expect(progress.undo() == [.reopen(task: "t0")])
    try progress.apply(progress.undo())
    #expect(progress.phase(of: 0) == .open)
  }

  @Test func aSubmitAloneIsTakenBackAlone() throws {
    var progress = try progress(1, 1)
    try progress.apply(
      .answer(task: "t0", label: 10, answer: .yes), .skip(task: "t0", reason: .other),
      .submit(rating(1, .no)), .submit(rating(0, .yes)))
    #expect(progress.lastStep == .submitted(task: 0))
    #expect(progress.undo() == [.reopen(task: "t0")])
    try progress.apply(progress.undo())
    #expect(progress.phase(of: 0) == .skippedOnce && progress.phase(of: 1) == .submitted)
    #expect(progress.undo() == [.reopen(task: "t1"), .retract(task: "t1", label: 10)])
  }

  @Test func aRatingMadeWithoutAnswersIsTakenBackAnswerByAnswer() throws {
    var progress = try progress(2)
    try progress.apply(.submit(rating(0, .yes, .no)))
    try progress.apply(progress.undo())
    #expect(progress.answers(of: 0)[0] == .yes && progress.answers(of: 0)[1] == nil)
    try progress.apply(progress.undo())
    #expect(progress.answers(of: 0).count == 0 && progress.undo().isEmpty)
  }

  /// Applies events of one append: one after the other, at the same time.
  private func append(_ events: [JournalEvent], at seconds: Int64, to progress: inout RaterProgress) throws {
    for event in events {
      try progress.apply(
        JournalEntry(seq: progress.seq + 1, at: Timestamp(milliseconds: seconds * 1000), event: event))
    }
  }

  @Test func takingBackACorrectionSubmitsTheTaskAsItWas() throws {
    var progress = try progress(2, 1)
    let before = rating(0, .yes, .no)
    try append([.answer(task: "t0", label: 10, answer: .yes)], at: 1, to: &progress)
    try append([.answer(task: "t0", label: 11, answer: .no)], at: 2, to: &progress)
    try append([.submit(before)], at: 3, to: &progress)
    let correction = [JournalEvent.reopen(task: "t0"), .answer(task: "t0", label: 10, answer: .maybe)]
    try append(correction, at: 4, to: &progress)
    let undo: [JournalEvent] = [
      .retract(task: "t0", label: 10), .answer(task: "t0", label: 10, answer: .yes), .submit(before),
    ]
    #expect(progress.undo() == undo)
    var resubmitted = progress
    try append(undo, at: 5, to: &progress)
    #expect(progress.rating(of: 0) == before)
    #expect(progress.undo() == [.reopen(task: "t0"), .retract(task: "t0", label: 11)])
    // The same after the correction was submitted.
    try append([.submit(rating(0, .maybe, .no))], at: 5, to: &resubmitted)
    #expect(resubmitted.undo() == [.reopen(task: "t0")] + undo)
    try append(resubmitted.undo(), at: 6, to: &resubmitted)
    #expect(resubmitted.rating(of: 0) == before)
  }

  @Test func anAnswerAfterAnUndoneSubmitIsNoCorrection() throws {
    var progress = try progress(1)
    try append([.answer(task: "t0", label: 10, answer: .yes)], at: 1, to: &progress)
    try append([.skip(task: "t0", reason: .other)], at: 2, to: &progress)
    try append([.submit(rating(0, .yes))], at: 3, to: &progress)
    try append(progress.undo(), at: 4, to: &progress)
    try append([.answer(task: "t0", label: 10, answer: .no)], at: 5, to: &progress)
    #expect(
      progress.undo() == [.retract(task: "t0", label: 10), .answer(task: "t0", label: 10, answer: .yes)])
  }

  /// What a rater may do next, by chance; nil when nothing is left to do with that task.
  private func action(_ progress: RaterProgress, _ random: inout Seeded) -> JournalEvent? {
    let task = Int.random(in: 0..<progress.tasks.count, using: &random)
    let value = progress.tasks[task]
    guard progress.phase(of: task) == .open || progress.phase(of: task) == .skippedOnce else { return nil }
    if let remark = remark(on: value.id, &random) { return remark }
    if Int.random(in: 0..<8, using: &random) == 0 {
      return .skip(task: value.id, reason: SkipReason.allCases.randomElement(using: &random) ?? .other)
    }
    if Bool.random(using: &random),
      let rating = progress.submission(of: task, seconds: 1, picture: .damaged)
    {
      return .submit(rating)
    }
    guard let label = value.candidates.randomElement(using: &random),
      let answer = Answer.allCases.randomElement(using: &random)
    else { return nil }
    return .answer(task: value.id, label: label, answer: answer)
  }

  /// Now and then a flag or note, with a text that may be there already.
  private func remark(on task: String, _ random: inout Seeded) -> JournalEvent? {
    let text = ["", "a", "b"].randomElement(using: &random) ?? ""
    return switch Int.random(in: 0..<10, using: &random) {
    case 0: .flag(task: task, flag: text)
    case 1: .note(task: task, text: text)
    default: nil
    }
  }

  /// Whether the event submits the task whose answer was the last step: the two are one step.
  private func closes(_ event: JournalEvent, _ last: HistoryStep, in progress: RaterProgress) -> Bool {
    guard case .submit(let rating) = event, case .answered(let task, _, _) = last else { return false }
    return progress.tasks.id(at: task) == rating.task
  }

  /// Raters answer, skip, submit and undo by chance; at the end everything is undone. Each undo must give
  /// the recorded state, and the journal must fold to the live state at every step.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func undoRetracesEveryStep(seed: UInt64) throws {
    var random = Seeded(seed)
    let fresh = try progress(1, 3, 8, 2, 1)
    var live = fresh
    var journal: [JournalEvent] = []
    /// The states before each step in force, oldest first.
    var before: [Snapshot] = []

    func record(_ events: [JournalEvent]) throws {
      journal += events
      try live.apply(events)
      var folded = fresh
      try folded.apply(journal)
      #expect(folded.snapshot == live.snapshot)
    }
    func undo() throws {
      try record(live.undo())
      #expect(live.snapshot == before.popLast())
    }
    for _ in 0..<80 {
      if Int.random(in: 0..<4, using: &random) == 0, !before.isEmpty {
        try undo()
      } else if let event = action(live, &random) {
        let snapshot = live.snapshot
        let closesAnswer = live.lastStep.map { closes(event, $0, in: live) } ?? false
        try record([event])
        if live.history != snapshot.history, !closesAnswer { before.append(snapshot) }
      }
    }
    while !before.isEmpty { try undo() }
    #expect(live.snapshot == fresh.snapshot && live.undo().isEmpty)
  }

  /// Any events at all, legal or not: nothing traps, refused ones change nothing, counts stay right.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func anyEventsKeepTheStateWhole(seed: UInt64) throws {
    var random = Seeded(seed)
    var progress = try progress(1, 2, 3)
    for _ in 0..<200 {
      let task = Int.random(in: 0..<4, using: &random)
      let label = Int.random(in: 9..<14, using: &random)
      let answer = Answer.allCases.randomElement(using: &random) ?? .no
      let events: [JournalEvent] = [
        .answer(task: "t\(task)", label: label, answer: answer), .retract(task: "t\(task)", label: label),
        .reopen(task: "t\(task)"), .skip(task: "t\(task)", reason: .cannotTell),
        .submit(rating(task, answer)), .submit(rating(task, answer, .no)),
        .submit(rating(task, answer, .yes, .maybe)),
        .flag(task: "t\(task)", flag: "f\(label)"), .retractFlag(task: "t\(task)", flag: "f\(label)"),
        .note(task: "t\(task)", text: label == 9 ? "" : "\(label)"), .retractNote(task: "t\(task)"),
      ]
      let snapshot = progress.snapshot
      guard let event = events.randomElement(using: &random) else { continue }
      do { try progress.apply(event) } catch is FoldError { #expect(progress.snapshot == snapshot) }
      checkWhole(progress)
    }
    var undone = 0
    while !progress.undo().isEmpty, undone < 1000 {
      try progress.apply(progress.undo())
      undone += 1
    }
    #expect(progress.history.steps.isEmpty)
  }

  /// Each answer is the last step of its label, unless a retract laid an earlier one bare.
  private func checkWhole(_ progress: RaterProgress) {
    let submitted = progress.states.count { $0.isSubmitted }
    #expect(submitted == progress.submittedCount)
    #expect(progress.history.steps.last?.action != .gap)
    for (task, state) in progress.states.enumerated() {
      let skips = progress.history.steps.count {
        if case .skipped = $0.action { Int($0.task) == task } else { false }
      }
      #expect(skips == Int(state.skips))
      for candidate in 0..<progress.tasks.candidateCount(at: task) {
        guard let answer = state.answers[candidate] else { continue }
        let last = progress.lastAnswer(candidate, of: task).map { progress.history.steps[$0].action }
        #expect(last == .answered(candidate: UInt8(candidate), answer))
      }
    }
  }
}
