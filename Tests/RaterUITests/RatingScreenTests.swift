import RatingStore
import Ratings
import Terminal
import Testing

@testable import RaterUI

/// What keys lead to: keys in, journal and screen out.
@Suite struct RatingScreenTests {
  /// The journal in short: `1y` answer, `-1` retract, `!000001` submit, `~000001` reopen, `s000001` skip.
  static func short(_ events: [JournalEvent]) -> String {
    events.map { event in
      switch event {
      case .answer(_, let label, let answer): "\(label)\(answer.rawValue.first ?? " ")"
      case .retract(_, let label): "-\(label)"
      case .submit(let rating): "!\(rating.task)"
      case .reopen(let task): "~\(task)"
      case .skip(let task, let reason, let text): "s\(task)(\(reason.rawValue)\(text.map { ":\($0)" } ?? ""))"
      default: "?"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    // One key an answer, and on to the next unanswered one.
    ("yn", "0y 1n"),
    ("m", "0m"),
    ("3yy", "2y 3y"),
    ("↓↓yy", "2y 3y"),
    ("jjky", "1y"),
    ("8yy", "7y 0y"),
    // Enter does not submit before all are answered.
    ("yyyyyyy⏎y⏎", "0y 1y 2y 3y 4y 5y 6y 7y !000001"),
    // An answer can be changed; the same one again is no event.
    ("y1n", "0y 0n"),
    ("y1y", "0y"),
    // Undo: within a task, restoring what was there, and across submits.
    ("yu", "0y -0"),
    ("y1nu", "0y 0n -0 0y"),
    ("y1nuu", "0y 0n -0 0y -0"),
    ("u", ""),
    ("yyyyyyyy⏎u", "0y 1y 2y 3y 4y 5y 6y 7y !000001 ~000001 -7"),
    ("yyyyyyyy⏎yuuu", "0y 1y 2y 3y 4y 5y 6y 7y !000001 2y -2 ~000001 -7 -6"),
    // Skips say why; undo takes them back; a skipped task returns at the end, once.
    ("s1", "s000001(missing)"),
    ("s↓⏎", "s000001(cannotTell)"),
    ("s3too dark⏎", "s000001(other:too dark)"),
    ("s3abc⌫⌫⏎", "s000001(other:a)"),
    ("s⎋y", "0y"),
    ("s1u", "s000001(missing) ~000001"),
    ("s1yy⏎y⏎y", "s000001(missing) 2y 4y !000002 6y !000003 0y"),
    (
      "s1s1s1s1s1s1s1",
      "s000001(missing) s000002(missing) s000003(missing) s000001(missing) s000002(missing) s000003(missing)"
    ),
    // Keys of an overlay are not answers.
    ("?yn⎋y", "0y"),
    ("zy⎋n", "0n"),
    ("syn⎋", ""),
    // Looking back changes nothing; answering there corrects.
    ("yyyyyyyy⏎bf", "0y 1y 2y 3y 4y 5y 6y 7y !000001"),
    ("yyyyyyyy⏎b1n⏎", "0y 1y 2y 3y 4y 5y 6y 7y !000001 ~000001 0n !000001"),
    ("yyyyyyyy⏎b⏎y", "0y 1y 2y 3y 4y 5y 6y 7y !000001 2y"),
    ("yyyyyyyy⏎b1n⏎u", "0y 1y 2y 3y 4y 5y 6y 7y !000001 ~000001 0n !000001 ~000001 -0 0y !000001"),
    ("yyyyyyyy⏎b1nuu", "0y 1y 2y 3y 4y 5y 6y 7y !000001 ~000001 0n -0 0y !000001 ~000001 -7"),
    ("yyyyyyyy⏎b1nu⏎", "0y 1y 2y 3y 4y 5y 6y 7y !000001 ~000001 0n -0 0y !000001"),
    // Keys that mean nothing here.
    ("xX9 ", ""),
  ])
  func keysLeadTo(keys: String, expected: String) throws {
    var rehearsal = try Rehearsal()
    rehearsal.type(keys)
    #expect(Self.short(rehearsal.journal) == expected)
  }

  @Test(arguments: [
    ("yyyyyyyy", "0y 1y 2y 3y 4y 5y 6y 7y !000001"),
    // Undo takes back the answer with its submit; a task without a gap waits for Enter.
    ("yyyyyyyyun", "0y 1y 2y 3y 4y 5y 6y 7y !000001 ~000001 -7 7n !000001"),
    ("yyyyyyyyu1nn", "0y 1y 2y 3y 4y 5y 6y 7y !000001 ~000001 -7 0n 7n !000001"),
    // A correction of a submitted task waits as well.
    ("yyyyyyyyb1n", "0y 1y 2y 3y 4y 5y 6y 7y !000001 ~000001 0n"),
  ])
  func theLastAnswerSubmitsWhereTheRaterWantsItSo(keys: String, expected: String) throws {
    var preferences = RatingPreferences()
    preferences.autoSubmit = true
    var rehearsal = try Rehearsal(preferences: preferences)
    rehearsal.type(keys)
    #expect(Self.short(rehearsal.journal) == expected)
  }

  @Test func aRatingHasAnswersTimeAndPicture() throws {
    var rehearsal = try Rehearsal([RatingTask(id: "t", image: "a", candidates: [0, 2])])
    rehearsal.type("yn⏎")
    let expected = Rating(
      task: "t", image: "a", answers: [.init(label: 0, answer: .yes), .init(label: 2, answer: .no)],
      seconds: 3,
      picture: .shown)
    #expect(rehearsal.journal.last == .submit(expected))
  }

  @Test func readingAndPausesAreNotRatingTime() throws {
    var rehearsal = try Rehearsal(
      [RatingTask(id: "t", image: "a", candidates: [0])], instructions: "Read this.")
    rehearsal.type("jjj⏎?jj⎋")
    rehearsal.press(.control("z"))
    rehearsal.pause(seconds: 100)
    rehearsal.type("y⏎")
    // From the end of reading to help, from help to the stop, and from the return to the submit: 1 + 1 + 2 seconds.
    #expect(Self.rating(rehearsal.journal.last)?.seconds == 4)
  }

  @Test func aCorrectionGoesOnFromTheTimeBefore() throws {
    var rehearsal = try Rehearsal([
      RatingTask(id: "t", image: "a", candidates: [0]), RatingTask(id: "u", image: "b", candidates: [0]),
    ])
    rehearsal.type("y⏎bn⏎")
    let seconds = rehearsal.journal.compactMap { Self.rating($0)?.seconds }
    #expect(seconds == [2, 4])
  }

  @Test func aWindowTooSmallEndsTheWaitForAPicture() throws {
    var rehearsal = try Rehearsal(outcome: .loading)
    rehearsal.type("yyyyyyyy⏎")
    rehearsal.perform(rehearsal.screen.update(.resized(Size(columns: 10, rows: 5))))
    #expect(!rehearsal.screen.holdsKeys)
  }

  @Test func absurdTimesAreShownWithoutATrap() {
    #expect(English().duration(seconds: 1e300).hasSuffix("min"))
  }

  @Test func aDamagedPictureIsOnRecord() throws {
    var rehearsal = try Rehearsal(outcome: .ready(damaged: true))
    rehearsal.type("yyyyyyyy⏎")
    #expect(Self.rating(rehearsal.journal.last)?.picture == .damaged)
  }

  @Test func submittingUnseenWarnsOnceAndIsOnRecord() throws {
    var rehearsal = try Rehearsal(outcome: .refused(.missing))
    rehearsal.type("yyyyyyyy⏎")
    #expect(Self.rating(rehearsal.journal.last) == nil)
    #expect(rehearsal.allText.contains("You have not seen the picture"))
    rehearsal.type("⏎")
    #expect(Self.rating(rehearsal.journal.last)?.picture == PictureSeen.none)
    rehearsal.type("yy⏎")
    #expect(Self.rating(rehearsal.journal.last)?.task == "000002")
  }

  @Test func picturesOffIsOnRecord() throws {
    var rehearsal = try Rehearsal(pictures: false)
    rehearsal.type("yyyyyyyy⏎⏎")
    #expect(Self.rating(rehearsal.journal.last)?.picture == PictureSeen.none)
  }

  @Test func enterWaitsForThePicture() throws {
    var rehearsal = try Rehearsal(outcome: .loading)
    rehearsal.type("yyyyyyyy⏎")
    #expect(rehearsal.screen.holdsKeys)
    #expect(rehearsal.journal.count == 8)
    rehearsal.outcome = .ready(damaged: false)
    rehearsal.showPicture()
    #expect(!rehearsal.screen.holdsKeys)
    #expect(Self.rating(rehearsal.journal.last)?.picture == .shown)
  }

  @Test func aRefusedAnswerIsNotShownAsGiven() throws {
    var rehearsal = try Rehearsal()
    rehearsal.refusal = "no space left on the disk"
    rehearsal.type("y")
    #expect(rehearsal.allText.contains("Not saved: no space left on the disk"))
    #expect(rehearsal.allText.contains("saved 0 of 8"))
    #expect(!rehearsal.allText.contains("✓ Yes"))
    rehearsal.refusal = nil
    rehearsal.type("y")
    #expect(rehearsal.allText.contains("✓ Yes"))
  }

  @Test func repliesAreNotKeys() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("y9")
    let before = rehearsal.allText
    rehearsal.press(.reply(.deviceAttributes([62, 4, 22])))
    rehearsal.press(.unknown)
    #expect(rehearsal.allText == before)
  }

  @Test func instructionsComeFirstAndAnyTime() throws {
    var rehearsal = try Rehearsal(instructions: "Look twice.")
    #expect(rehearsal.allText.contains("Look twice."))
    rehearsal.type("y")
    #expect(rehearsal.journal.isEmpty)
    rehearsal.type("⏎y")
    #expect(rehearsal.journal.count == 1)
    rehearsal.type("i")
    #expect(rehearsal.allText.contains("Look twice."))
  }

  @Test(arguments: ["q", "⌃", "?⌃", "z⌃", "s⌃"])
  func leaves(keys: String) throws {
    var rehearsal = try Rehearsal()
    rehearsal.type(keys)
    #expect(rehearsal.hasLeft)
  }

  @Test func aTooSmallWindowTakesNoAnswers() throws {
    var rehearsal = try Rehearsal(columns: 40, rows: 10)
    rehearsal.type("ynm⏎")
    #expect(rehearsal.journal.isEmpty)
    rehearsal.type("q")
    #expect(rehearsal.hasLeft)
  }

  @Test func goesOnWhereTheJournalEnds() throws {
    var first = try Rehearsal()
    first.type("yyyyyyyy⏎y")
    let again = RatingScreen(
      campaign: first.screen.campaign, rater: first.screen.rater, progress: first.screen.progress,
      claims: Claims(all: first.screen.progress),
      size: first.screen.size, firstStart: false, showsPictures: true, time: 0)
    #expect(again.position == 1)
    #expect(again.selection == 1)
  }

  /// Whatever is typed, in windows of every size: no trap, and the journal folds to what the screen shows.
  @Test(arguments: 0..<16)
  func randomKeys(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var rehearsal = try Rehearsal(instructions: seed.isMultiple(of: 3) ? "Read." : nil)
    let keys = Array("yynnmm12345678⏎⏎⏎ubfs123z?i⎋↑↓jk x⌫")
    for _ in 0..<250 {
      rehearsal.type(String(keys[Int(random.next() % UInt64(keys.count))]))
      if random.next().isMultiple(of: 20) {
        let size = Size(columns: Int(random.next() % 150) + 1, rows: Int(random.next() % 50) + 1)
        rehearsal.perform(rehearsal.screen.update(.resized(size)))
      }
      _ = rehearsal.text
    }
    let fold = try rehearsal.journal.enumerated().reduce(
      into: RaterProgress(
        tasks: rehearsal.screen.campaign.tasks, rater: rehearsal.screen.rater, labels: "")
    ) { fold, next in
      try fold.apply(JournalEntry(seq: next.offset + 1, at: Timestamp(milliseconds: 0), event: next.element))
    }
    for task in 0..<3 {
      #expect(fold.answers(of: task) == rehearsal.screen.progress.answers(of: task))
      #expect(fold.phase(of: task) == rehearsal.screen.progress.phase(of: task))
    }
  }

  /// Only of the task on the screen, and only where others have it.
  @Test(arguments: [([0], [1, 2], true), ([0, 1], [0, 2], false), ([1], [0, 2], false)])
  func aLostLeaseIsSaid(lost: [Int], held: [Int], isSaid: Bool) throws {
    var rehearsal = try Rehearsal()
    rehearsal.perform(rehearsal.screen.update(.claimed(Claims(tasks: held), lost: lost)))
    #expect(rehearsal.allText.contains("others rate that task now") == isSaid)
    #expect(rehearsal.screen.taskOnScreen == held[0])
  }

  private static func rating(_ event: JournalEvent?) -> Rating? {
    if case .submit(let rating) = event { rating } else { nil }
  }
}

/// A small random source with a seed (Steele, Lea and Flood, SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
