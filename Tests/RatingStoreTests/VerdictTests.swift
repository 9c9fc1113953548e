import Ratings
import Testing

@testable import RatingStore

@Suite struct VerdictTests {
  /// Mistakes `t0`, `t1`, … about images `i0`, `i1`, …, all of which are predicted as 10.
  private func mistakes(_ count: Int) throws -> RaterProgress {
    let list = TaskList(
      (0..<count).map { RatingTask(id: "t\($0)", image: "i\($0)", candidates: [10]) }, areMistakes: true)
    return RaterProgress(tasks: list, rater: try rater("ana"), labels: "d")
  }

  private func verdict(
    _ mistake: Int, _ word: Verdict.Word, _ category: Verdict.Category? = nil, image: String? = nil,
    prediction: Int = 10
  ) -> JournalEvent {
    .verdict(
      Review(
        mistake: "t\(mistake)", image: image ?? "i\(mistake)", prediction: prediction,
        verdict: Verdict(word, category: category), seconds: 2, picture: .shown))
  }

  @Test func aVerdictIsTheAnswerToTheOneQuestion() throws {
    var progress = try mistakes(2)
    try progress.apply(session(), verdict(0, .notAMistake), verdict(1, .clearMistake, .fineGrained))
    #expect(progress.phase(of: 0) == .submitted && progress.submittedCount == 2)
    #expect(progress.answers(of: 0)[0] == .yes && progress.answers(of: 1)[0] == .no)
    #expect(progress.verdict(of: 1) == Verdict(.clearMistake, category: .fineGrained))
    #expect(progress.nextTask() == nil && progress.answerCounts == .init(yes: 1, no: 1))
  }

  @Test func undoBringsBackTheVerdictBeforeAndThenNone() throws {
    var progress = try mistakes(1)
    try progress.apply(verdict(0, .clearMistake), verdict(0, .clearMistake, .nonPrototypical))
    #expect(progress.lastStep == .judged(task: 0) && progress.submittedCount == 1)
    #expect(progress.undo() == [.retractVerdict(mistake: "t0")])
    try progress.apply(progress.undo())
    #expect(progress.verdict(of: 0) == Verdict(.clearMistake) && progress.phase(of: 0) == .submitted)
    try progress.apply(progress.undo())
    #expect(progress.verdict(of: 0) == nil && progress.phase(of: 0) == .open)
    #expect(progress.answers(of: 0).count == 0 && progress.submittedCount == 0 && progress.undo().isEmpty)
  }

  /// Whatever was done, undo goes back over it step by step to where everything was.
  @Test(arguments: 0..<200) func undoTakesEverythingBack(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    var progress = try mistakes(3)
    var before: [[Verdict?]] = []
    var phases: [[TaskPhase]] = []
    for _ in 0..<12 {
      let task = Int.random(in: 0..<3, using: &random)
      let word = Verdict.Word.allCases.randomElement(using: &random) ?? .undecided
      let event: JournalEvent =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .skip(task: "t\(task)", reason: .cannotTell)
        case 1: .note(task: "t\(task)", text: "\(random.next())")
        default: verdict(task, word, .allCases.randomElement(using: &random))
        }
      let standing = ((0..<3).map(progress.verdict), (0..<3).map(progress.phase))
      if (try? progress.apply(event)) == nil { continue }
      before.append(standing.0)
      phases.append(standing.1)
    }
    while let verdicts = before.popLast(), let phase = phases.popLast() {
      try progress.apply(progress.undo())
      #expect((0..<3).map(progress.verdict) == verdicts && (0..<3).map(progress.phase) == phase)
    }
    #expect(progress.undo().isEmpty)
  }

  /// What could not be saved is taken back without a trace.
  @Test func aCheckpointHasTheVerdicts() throws {
    var progress = try mistakes(2)
    try progress.apply(verdict(0, .clearMistake))
    let events = [verdict(0, .undecided), .retractVerdict(mistake: "t0"), verdict(1, .notAMistake)]
    let (seq, step) = (progress.seq, progress.lastStep)
    let checkpoint = progress.checkpoint(before: events)
    try progress.apply(events)
    progress.goBack(to: checkpoint)
    #expect(progress.verdict(of: 0) == Verdict(.clearMistake) && progress.verdict(of: 1) == nil)
    #expect(progress.seq == seq && progress.lastStep == step && progress.submittedCount == 1)
  }

  /// A verdict takes no copy of all others with it.
  @Test func aVerdictMovesNoOther() throws {
    var progress = try mistakes(100)
    for mistake in 0..<100 { try progress.apply(verdict(mistake, .undecided)) }
    func place() -> Int { unsafeBitCast(progress.verdicts.byTask, to: Int.self) }
    let before = place()
    for mistake in 0..<100 {
      let events = [verdict(mistake, .clearMistake)]
      let checkpoint = progress.checkpoint(before: events)
      try progress.apply(events)
      progress.keep(since: checkpoint)
      #expect(place() == before)
    }
    #expect(progress.verdictCount(of: 99) == 2)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    var progress = try mistakes(1)
    #expect(throws: FoldError.unknownMistake("t7")) { try progress.apply(verdict(7, .undecided)) }
    #expect(throws: FoldError.otherImage(task: "t0", expected: "i0", found: "x")) {
      try progress.apply(verdict(0, .undecided, image: "x"))
    }
    #expect(throws: FoldError.otherPrediction(mistake: "t0", found: 11)) {
      try progress.apply(verdict(0, .undecided, prediction: 11))
    }
    #expect(throws: FoldError.noVerdict(mistake: "t0")) {
      try progress.apply(.retractVerdict(mistake: "t0"))
    }
    #expect(throws: FoldError.answerAmongReviews) {
      try progress.apply(.answer(task: "t0", label: 10, answer: .yes))
    }
    try progress.apply(verdict(0, .undecided))
    #expect(throws: FoldError.submitted(task: "t0")) { try progress.apply(.reopen(task: "t0")) }
    var answers = try RatingStoreTests.progress(1)
    #expect(throws: FoldError.verdictAmongAnswers) { try answers.apply(verdict(0, .undecided)) }
  }

  @Test func onlyTheFirstVerdictTakesASlotAndOnlyTheLastGivesItUp() throws {
    var progress = try mistakes(1)
    func changes(_ event: JournalEvent) -> [SlotChanges.Change] {
      Array(SlotChanges([event], in: progress).tasks.values)
    }
    #expect(changes(verdict(0, .undecided)) == [.init(wasSubmitted: false, isSubmitted: true)])
    try progress.apply(verdict(0, .undecided))
    #expect(changes(verdict(0, .clearMistake)).isEmpty)
    try progress.apply(verdict(0, .clearMistake))
    #expect(changes(.retractVerdict(mistake: "t0")).isEmpty)
    try progress.apply(.retractVerdict(mistake: "t0"))
    #expect(changes(.retractVerdict(mistake: "t0")) == [.init(wasSubmitted: true, isSubmitted: false)])
  }
}
