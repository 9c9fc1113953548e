import RatingStore
import Ratings
import Terminal
import Testing

@testable import RaterUI

@Suite struct SummaryTests {
  @Test func leavingShowsWhatWasDoneAndWaitsForAKey() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("yynmnnyy⏎#pen⏎!34⎋s1q")
    #expect(!rehearsal.hasLeft)
    #expect(rehearsal.allText.contains("1 task with 8 answers in 21 s of work."))
    #expect(rehearsal.allText.contains("Yes 4 (50 %)   No 3 (38 %)   Maybe 1 (13 %)"))
    #expect(rehearsal.allText.contains("Skipped: 1. Flags: 2. Notes: 1."))
    rehearsal.type("⎋")
    #expect(!rehearsal.hasLeft && rehearsal.screen.overlays.isEmpty)
    rehearsal.type("qq")
    #expect(rehearsal.hasLeft)
  }

  @Test(arguments: ["q", "yyq", "yynmnnyy⏎⌃", "yynmnnyy⏎q⌃", "yynmnnyy⏎q⏎", "#pen⏎q"])
  func nobodyIsKept(keys: String) throws {
    var rehearsal = try Rehearsal()
    rehearsal.type(keys)
    #expect(rehearsal.hasLeft)
  }

  /// Long gaps are no work; what was taken back is not counted.
  @Test func idleTimeIsLeftOut() throws {
    var tally = SessionTally(at: 0)
    for time in [10_000, 130_000, 250_001, 251_001] { tally.key(at: time) }
    #expect(tally.worked == 131_000 && tally.workedSinceAway == 1000)
    var rehearsal = try Rehearsal()
    rehearsal.type("yynmnnyy⏎yn⏎")
    #expect(rehearsal.screen.summary.tasks == 2 && rehearsal.screen.summary.answers.yes == 5)
    rehearsal.type("u")
    #expect(rehearsal.screen.summary.tasks == 1)
    #expect(
      PartingWords(in: .english).session(rehearsal.screen.summary)
        == "This session: 1 task with 8 answers in 13 s of work.")
    rehearsal.type("uuuuuuuuu")
    #expect(PartingWords(in: .english).session(rehearsal.screen.summary) == nil)
  }

  /// A note edited twice is one; what is taken back is none, whichever run it is from.
  @Test func notesAndFlagsInForceAreCounted() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("#a⏎#b⏎!3⎋")
    #expect(rehearsal.screen.summary.notes == 1 && rehearsal.screen.summary.flags == 1)
    rehearsal.type("u")
    #expect(rehearsal.screen.summary.notes == 1 && rehearsal.screen.summary.flags == 0)
    rehearsal.type("uu")
    #expect(rehearsal.screen.summary.notes == 0)
    var tally = SessionTally(at: 0)
    tally.recorded(.retractNote(task: "1"), at: nil)
    tally.recorded(.retractFlag(task: "1", flag: "damaged"), at: nil)
    tally.recorded(.note(task: "2", text: "a"), at: nil)
    #expect(tally.notes == 1 && tally.flags == 0)
    tally.recorded(.note(task: "2", text: ""), at: nil)
    #expect(tally.notes == 0)
  }

  @Test func ratingsThatCameTooLateAreSaid() throws {
    var rehearsal = try Rehearsal()
    let answers = [LabelAnswer(label: 2, answer: .yes), LabelAnswer(label: 4, answer: .no)]
    let rating = Rating(task: "000002", image: "b", answers: answers, seconds: 1, picture: .shown)
    let late = JournalEntry(seq: 1, at: Timestamp(milliseconds: 0), event: .late(rating))
    rehearsal.perform(rehearsal.screen.update(.recorded([late])))
    #expect(rehearsal.screen.summary.late == 1 && rehearsal.screen.summary.tasks == 0)
    rehearsal.type("q")
    #expect(rehearsal.allText.contains("Too late, kept for the lead: 1."))
  }

  @Test func aPaceNeedsAMinute() {
    var summary = SessionSummary()
    summary.tasks = 24
    summary.seconds = 59
    #expect(summary.tasksAnHour == nil)
    summary.seconds = 1080
    let lines = SummaryLines(summary: summary, phrases: Language.english.phrases).lines
    #expect(lines.contains { $0.hasPrefix("80 tasks an hour.") })
    #expect(
      PartingWords(in: .english).session(summary)
        == "This session: 24 tasks with 0 answers in 18 min 0 s of work. 80 tasks an hour.")
  }

  /// Whoever reads Korean or Japanese is told so to the end.
  @Test(arguments: [
    (
      Language.english, "ana: 3 of 7 tasks rated. Answers are in a/b.", "This session: 2 tasks with 3 answers"
    ),
    (.korean, "ana: 작업 7개 중 3개를 평가했습니다. 답이 저장된 파일: a/b", "이번 세션: 작업 2개, 답 3개"),
    (.japanese, "ana: タスク7件のうち3件を評価しました。回答の保存先: a/b", "今回のセッション: タスク2件、回答3件"),
  ])
  func partingIsInTheRatersLanguage(language: Language, tasks: String, session: String) throws {
    let words = PartingWords(in: language)
    let ana = try #require(RaterName("ana"))
    var counts = RaterProgress(tasks: TaskList([]), rater: ana, labels: "").taskCounts
    (counts.total, counts.submitted) = (7, 3)
    #expect(words.tasks(counts, of: ana, journal: "a/b") == tasks)
    var summary = SessionSummary()
    #expect(words.session(summary) == nil)
    summary.tasks = 2
    summary.answers.yes = 3
    #expect(words.session(summary)?.hasPrefix(session) == true)
  }

  /// Steadiness is told of many questions only, and never which they were.
  @Test(arguments: [(19, false), (20, true)])
  func steadinessNeedsManyQuestions(questions: Int, isTold: Bool) {
    var summary = SessionSummary()
    summary.consistency.questions = questions
    summary.consistency.same = 18
    let lines = SummaryLines(summary: summary, phrases: Language.english.phrases).lines
    #expect(lines.contains { $0.hasPrefix("Asked again") } == isTold)
  }

  @Test func aBreakIsSuggestedForOneTask() throws {
    var preferences = RatingPreferences()
    preferences.breakReminder = 1
    let tasks = (0..<200).map { RatingTask(id: "\($0)", image: "\($0)", candidates: [0]) }
    var rehearsal = try Rehearsal(tasks, preferences: preferences)
    for _ in 0..<29 { rehearsal.type("y⏎") }
    #expect(!rehearsal.allText.contains("A break"))
    rehearsal.type("y⏎")
    #expect(rehearsal.allText.contains("You have worked for 1 minute."))
    rehearsal.type("y")
    #expect(rehearsal.journal.last == .answer(task: "30", label: 0, answer: .yes))
    rehearsal.type("⏎")
    #expect(!rehearsal.allText.contains("A break"))
    for _ in 0..<29 { rehearsal.type("y⏎") }
    #expect(rehearsal.allText.contains("You have worked for 2 minutes."))
  }

  @Test func noBreakIsSuggestedByDefaultNorAfterOne() throws {
    let tasks = (0..<100).map { RatingTask(id: "\($0)", image: "\($0)", candidates: [0]) }
    var preferences = RatingPreferences()
    preferences.breakReminder = 1
    var asked = try Rehearsal(tasks, preferences: preferences)
    var unasked = try Rehearsal(tasks)
    for _ in 0..<20 { asked.type("y⏎") }
    asked.pause(seconds: 121)
    for _ in 0..<29 { asked.type("y⏎") }
    for _ in 0..<60 { unasked.type("y⏎") }
    #expect(!asked.allText.contains("A break") && !unasked.allText.contains("A break"))
  }
}
