import Ratings
import Testing

@testable import RatingStore

@Suite struct FoldTests {
  @Test func answersStandUntilTheyAreSubmitted() throws {
    var progress = try progress(2, 1)
    try progress.apply(
      session(), .answer(task: "t0", label: 11, answer: .maybe), .answer(task: "t0", label: 10, answer: .no))
    #expect(progress.answers(of: 0)[0] == .no)
    #expect(progress.answers(of: 0)[1] == .maybe)
    #expect(progress.phase(of: 0) == .open)
    #expect(progress.rating(of: 0) == nil)
    let submission = try #require(progress.submission(of: 0, seconds: 2.5, picture: .shown))
    #expect(submission == rating(0, .no, .maybe))
    try progress.apply(.submit(submission))
    #expect(progress.phase(of: 0) == .submitted)
    #expect(progress.rating(of: 0) == submission)
    #expect(progress.submittedAt(0) == Timestamp(milliseconds: 4000))
    #expect(progress.seq == 4 && progress.sessions == 1)
    #expect(progress.answerCounts == .init(yes: 0, maybe: 1, no: 1))
    #expect(progress.seconds == 2.5)
  }

  @Test func anUnansweredTaskHasNothingToSubmit() throws {
    var progress = try progress(2)
    try progress.apply(.answer(task: "t0", label: 11, answer: .yes))
    #expect(progress.submission(of: 0, seconds: 1, picture: .none) == nil)
  }

  /// A submit alone leaves the same steps as the answers one by one and then the submit.
  @Test func aSubmitAnswersInTheOrderOfTheCandidates() throws {
    let choices = Answer.allCases
    for number in 0..<27 {
      let answers = [choices[number / 9], choices[number / 3 % 3], choices[number % 3]]
      var (alone, after) = (try progress(3, 3), try progress(3, 3))
      let submit = JournalEvent.submit(rating(1, answers[0], answers[1], answers[2]))
      try alone.apply(submit)
      try after.apply(answers.enumerated().map { .answer(task: "t1", label: 10 + $0, answer: $1) })
      try after.apply(submit)
      #expect(alone.history == after.history)
      #expect(alone.answers(of: 1) == after.answers(of: 1))
    }
  }

  /// After a retract an answer is there again, or was another: then each is compared with what was.
  @Test func aSubmitAfterARetractRestores() throws {
    let events: [JournalEvent] = [
      .answer(task: "t0", label: 10, answer: .yes), .answer(task: "t0", label: 10, answer: .no),
      .retract(task: "t0", label: 10),
    ]
    for answer in Answer.allCases {
      var (alone, after) = (try progress(1), try progress(1))
      let submit = JournalEvent.submit(rating(0, answer))
      try alone.apply(events + [submit])
      try after.apply(events + [.answer(task: "t0", label: 10, answer: answer), submit])
      #expect(alone.snapshot.history == after.snapshot.history)
      #expect(alone.history.steps.count == (answer == .yes ? 2 : 3))
    }
  }

  @Test func aLaterSubmitReplaces() throws {
    var progress = try progress(2)
    try progress.apply(.submit(rating(0, .yes, .yes)), .submit(rating(0, .no, .yes)))
    #expect(progress.rating(of: 0) == rating(0, .no, .yes))
    #expect(progress.submittedCount == 1)
  }

  @Test func reopenKeepsTheAnswers() throws {
    var progress = try progress(2)
    try progress.apply(.submit(rating(0, .yes, .no)), .reopen(task: "t0"))
    #expect(progress.phase(of: 0) == .open)
    #expect(progress.rating(of: 0) == nil)
    #expect(progress.isComplete(0))
    #expect(progress.submittedCount == 0)
    #expect(progress.seconds == 0)
  }

  @Test func lateRatingsAndRemarksAreKeptButCountNothing() throws {
    var progress = try progress(1)
    try progress.apply(
      .late(rating(0, .yes)), .flag(task: "t0", flag: "blurred"), .note(task: "t0", text: "two dogs"))
    #expect(progress.late == [rating(0, .yes)])
    #expect(progress.phase(of: 0) == .open)
    #expect(progress.remarks.map(\.kind) == [.late, .flag, .note])
    #expect(progress.remarks.map(\.reason) == [nil, "blurred", nil])
    #expect(progress.remarks.map(\.text) == [nil, nil, "two dogs"])
  }

  @Test func skippingTwiceIsFinalUntilReopened() throws {
    var progress = try progress(1)
    try progress.apply(.skip(task: "t0", reason: .missing))
    #expect(progress.phase(of: 0) == .skippedOnce)
    try progress.apply(.skip(task: "t0", reason: .other, text: "no"))
    #expect(progress.phase(of: 0) == .skippedForGood)
    #expect(progress.skipReason(of: 0) == .other)
    #expect(throws: FoldError.skippedForGood(task: "t0")) {
      try progress.apply(.answer(task: "t0", label: 10, answer: .yes))
    }
    #expect(throws: FoldError.skippedForGood(task: "t0")) {
      try progress.apply(.submit(rating(0, .yes)))
    }
    #expect(throws: FoldError.skippedForGood(task: "t0")) {
      try progress.apply(.skip(task: "t0", reason: .other))
    }
    try progress.apply(.reopen(task: "t0"))
    #expect(progress.phase(of: 0) == .skippedOnce)
    #expect(progress.skipReason(of: 0) == .missing)
    try progress.apply(.submit(rating(0, .yes)))
    #expect(progress.phase(of: 0) == .submitted)
    #expect(progress.taskCounts == .init(total: 1, submitted: 1))
  }

  static let refused: [(JournalEvent, FoldError)] = [
    (.answer(task: "x", label: 10, answer: .no), .unknownTask("x")),
    (.retract(task: "x", label: 10), .unknownTask("x")),
    (.reopen(task: "x"), .unknownTask("x")),
    (.skip(task: "x", reason: .other), .unknownTask("x")),
    (.flag(task: "x", flag: "f"), .unknownTask("x")),
    (.note(task: "x", text: "n"), .unknownTask("x")),
    (.answer(task: "t0", label: 12, answer: .no), .notACandidate(task: "t0", label: 12)),
    (.retract(task: "t0", label: 12), .notACandidate(task: "t0", label: 12)),
    (.retract(task: "t0", label: 10), .nothingToRetract(task: "t0", label: 10)),
    (.reopen(task: "t0"), .nothingToReopen(task: "t0")),
    (.submit(rating(0, .no)), .unanswered(task: "t0", label: 11)),
    (.late(rating(0, .no)), .unanswered(task: "t0", label: 11)),
    (.submit(rating(0, .no, .no, .no)), .notACandidate(task: "t0", label: 12)),
    (.submit(rating(9, .no)), .unknownTask("t9")),
    (.submit(rating(0, .no, .no, image: "z")), .otherImage(task: "t0", expected: "i0", found: "z")),
    (.answer(task: "t1", label: 10, answer: .no), .submitted(task: "t1")),
    (.retract(task: "t1", label: 10), .submitted(task: "t1")),
    (.skip(task: "t1", reason: .cannotTell), .submitted(task: "t1")),
  ]

  @Test(arguments: refused)
  func anImpossibleEventChangesNothing(event: JournalEvent, error: FoldError) throws {
    var progress = try progress(2, 1)
    try progress.apply(.submit(rating(1, .yes)))
    let before = progress.snapshot
    #expect(throws: error) { try progress.apply(event) }
    #expect(progress.snapshot == before)
    #expect(progress.seq == 1)
    #expect(!"\(error)".isEmpty)
  }

  @Test func aRatingAnswersEachCandidateOnce() throws {
    var progress = try progress(2)
    var twice = rating(0, .yes, .no)
    twice.answers[1].label = 10
    #expect(throws: FoldError.answeredTwice(task: "t0", label: 10)) { try progress.apply(.submit(twice)) }
  }

  @Test func theOrderOfARatingsAnswersIsFree() throws {
    var progress = try progress(2)
    var turned = rating(0, .yes, .no)
    turned.answers.reverse()
    try progress.apply(.submit(turned))
    #expect(progress.rating(of: 0) == rating(0, .yes, .no))
  }

  @Test func aSessionMustFitTheCampaignAndTheRater() throws {
    var progress = try progress(1)
    let ben = try rater("ben")
    let ana = try rater("ana")
    #expect(throws: FoldError.otherRater(expected: ana, found: ben)) { try progress.apply(session("ben")) }
    #expect(throws: FoldError.otherLabels(expected: "d", found: "e")) {
      try progress.apply(session(labels: "e"))
    }
    #expect(throws: FoldError.newerFormat(2)) { try progress.apply(session(format: 2)) }
  }

  @Test(arguments: [0, 1, 3])
  func entriesAreNumberedWithoutGapOrDouble(seq: Int) throws {
    var progress = try progress(1)
    try progress.apply(session())
    let entry = JournalEntry(seq: seq, at: Timestamp(milliseconds: 0), event: try session())
    #expect(throws: FoldError.sequence(expected: 2, found: seq)) { try progress.apply(entry) }
  }
}
