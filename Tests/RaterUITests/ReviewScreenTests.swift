import RatingStore
import Ratings
import Terminal
import Testing

@testable import RaterUI

/// The review screen: the rating screen with mistakes in place of tasks.
@Suite struct ReviewScreenTests {
  static let mistakes = [
    Mistake(id: "m0001", image: "a", models: ["vit3b"], prediction: 3, reference: [0, 1]),
    Mistake(id: "m0002", image: "b", models: ["vit3b"], prediction: 2, reference: [4]),
    Mistake(id: "m0003", image: "c", models: ["vit3b"], prediction: 6, reference: []),
  ]

  private func rehearsal(
    _ mistakes: [Mistake] = mistakes, columns: Int = 80, rows: Int = 24, isBlind: Bool = true,
    outcome: PictureStatus = .ready(damaged: false), language: Language = .english
  ) throws -> Rehearsal {
    var preferences = RatingPreferences()
    preferences.language = language
    return try Rehearsal(
      mistakes.map { RatingTask(id: $0.id, image: $0.image, candidates: [$0.prediction]) }, columns: columns,
      rows: rows, outcome: outcome, preferences: preferences,
      review: MistakeReview(mistakes: mistakes, isBlind: isBlind))
  }

  /// A journal in short: `c0001`, with kind and severity behind, `-0001` for a verdict taken back.
  private func short(_ journal: [JournalEvent]) -> String {
    journal.map { event in
      switch event {
      case .verdict(let review):
        [
          "\(review.verdict.word.rawValue.first.map(String.init) ?? "")\(review.mistake.dropFirst())",
          review.verdict.category?.rawValue, review.verdict.severity?.rawValue,
        ].compactMap(\.self).joined(separator: "/")
      case .retractVerdict(let mistake): "-\(mistake.dropFirst())"
      case .skip(let task, _, _): "s\(task.dropFirst())"
      case .note(let task, let text): "#\(task.dropFirst())\(text)"
      default: "?"
      }
    }.joined(separator: " ")
  }

  @Test func aMistakeTakenBackStaysWhereverTheStoreHasIt() throws {
    var rehearsal = try rehearsal()
    rehearsal.type("cu")
    rehearsal.perform(rehearsal.screen.update(.claimed(Claims(tasks: [1, 2, 0]), lost: [])))
    #expect(rehearsal.screen.taskOnScreen == 0)
    rehearsal.type("n")
    #expect(short(rehearsal.journal).hasSuffix("-0001 n0001"))
  }

  // MARK: Screens

  static let scenes = [
    ("review-fresh", ""), ("review-clear", "c16"), ("review-not", "n"), ("review-help", "?"),
    ("review-skip", "s"), ("review-note", "c#toy⏎"), ("review-search", "c1⏎n⏎/clear"),
    ("review-finished", "c⏎n⏎d⏎"), ("review-summary", "c⏎nq"),
  ]

  @Test(arguments: scenes, GoldenScreenTests.sizes)
  func looksAsItShould(scene: (name: String, keys: String), size: (Int, Int)) throws {
    var rehearsal = try rehearsal(columns: size.0, rows: size.1)
    rehearsal.type(scene.keys)
    try expectGolden(rehearsal.allText, "\(scene.name)-\(size.0)x\(size.1)")
  }

  @Test(arguments: [Language.korean, .japanese], [("review-clear", "c16"), ("review-finished", "c⏎n⏎d⏎")])
  func looksAsItShouldInOtherLanguages(language: Language, scene: (name: String, keys: String)) throws {
    var rehearsal = try rehearsal(language: language)
    rehearsal.type(scene.keys)
    try expectGolden(rehearsal.allText, "\(scene.name)-\(language.rawValue)")
  }

  @Test func withoutMistakesTheLeadIsNamed() throws {
    var rehearsal = try rehearsal([])
    #expect(rehearsal.allText.contains("reassess mistakes"))
    rehearsal.type("q")
    #expect(rehearsal.hasLeft)
  }

  @Test func damagedPicturesAndManyLabelsHaveRoom() throws {
    let mistake = Mistake(
      id: "m0001", image: "a", models: ["a", "b"], prediction: 3, reference: [0, 1, 2, 4, 5, 6, 7])
    for size in GoldenScreenTests.sizes {
      var rehearsal = try rehearsal(
        [mistake], columns: size.0, rows: size.1, outcome: .ready(damaged: true))
      rehearsal.type("d")
      try expectGolden(rehearsal.allText, "review-many-\(size.0)x\(size.1)")
    }
  }

  // MARK: Keys

  @Test func aVerdictStaysUntilEnterAndKindsAreOptional() throws {
    var rehearsal = try rehearsal()
    rehearsal.type("c2")
    #expect(rehearsal.screen.taskOnScreen == 0)
    rehearsal.type("2")
    rehearsal.type("5⏎")
    #expect(rehearsal.screen.taskOnScreen == 1)
    rehearsal.type("n1")
    #expect(rehearsal.allText.contains("Only a clear mistake"))
    rehearsal.type("⏎d")
    #expect(
      short(rehearsal.journal)
        == "c0001 c0001/fineGrainedOutOfVocabulary c0001 c0001/major n0002 u0003")
  }

  @Test func anotherVerdictTakesThePlaceAndDropsTheKind() throws {
    var rehearsal = try rehearsal()
    rehearsal.type("c4n")
    #expect(rehearsal.screen.progress.verdict(of: 0) == Verdict(.notAMistake))
    rehearsal.type("u")
    #expect(rehearsal.screen.progress.verdict(of: 0) == Verdict(.clearMistake, category: .nonPrototypical))
    rehearsal.type("uu")
    #expect(rehearsal.screen.progress.verdict(of: 0) == nil)
    rehearsal.type("u")
    #expect(rehearsal.allText.contains("nothing to take back"))
  }

  @Test func theReferenceComesAfterTheVerdict() throws {
    var blind = try rehearsal()
    blind.type("r")
    #expect(!blind.allText.contains("laptop") && blind.allText.contains("after the verdict"))
    blind.type("c")
    #expect(blind.allText.contains("laptop"))
    blind.type("u")
    #expect(!blind.allText.contains("laptop"))
    var open = try rehearsal(isBlind: false)
    #expect(!open.allText.contains("laptop") && open.allText.contains("r Labels"))
    open.type("r")
    #expect(open.allText.contains("laptop") && !open.allText.contains("r Labels"))
    open.type("c⏎")
    #expect(!open.allText.contains("Reference labels"))
  }

  @Test func enterGoesOnOnlyAfterAVerdict() throws {
    var rehearsal = try rehearsal()
    rehearsal.type("⏎")
    #expect(rehearsal.screen.taskOnScreen == 0 && rehearsal.allText.contains("no verdict yet"))
  }

  @Test func aVerdictBeforeThePictureWaitsForIt() throws {
    var rehearsal = try rehearsal(outcome: .loading)
    rehearsal.type("c")
    #expect(rehearsal.journal.isEmpty && rehearsal.screen.holdsKeys)
    rehearsal.outcome = .ready(damaged: false)
    rehearsal.showPicture()
    #expect(short(rehearsal.journal) == "c0001" && !rehearsal.screen.holdsKeys)
  }

  @Test func withoutAPictureTheVerdictIsAskedForTwice() throws {
    var rehearsal = try rehearsal(outcome: .refused(.missing))
    rehearsal.type("n")
    #expect(rehearsal.journal.isEmpty && rehearsal.allText.contains("not seen the picture"))
    rehearsal.type("n")
    guard case .verdict(let review) = rehearsal.journal.last else {
      Issue.record("no verdict")
      return
    }
    #expect(review.picture == .none && review.verdict == Verdict(.notAMistake))
  }

  @Test func skippedMistakesComeBackOnceAndNotesStand() throws {
    var rehearsal = try rehearsal()
    rehearsal.type("s2c⏎c⏎#toy⏎")
    #expect(rehearsal.screen.taskOnScreen == 0)
    rehearsal.type("c")
    #expect(short(rehearsal.journal) == "s0001 c0002 c0003 #0001toy c0001")
  }

  @Test func keysOfRatingMeanNothing() throws {
    var rehearsal = try rehearsal()
    rehearsal.type("ym8")
    #expect(rehearsal.journal.isEmpty)
  }

  @Test func aRefusingJournalChangesNothing() throws {
    var rehearsal = try rehearsal()
    rehearsal.refusal = "the disk is full"
    rehearsal.type("c")
    #expect(rehearsal.screen.progress.verdict(of: 0) == nil && rehearsal.allText.contains("the disk is full"))
  }

  @Test func theNumberStaysWhileTheMistakeDoes() throws {
    var rehearsal = try rehearsal()
    rehearsal.type("c⏎")
    #expect(rehearsal.allText.contains("mistake 2 of 3"))
    rehearsal.type("n")
    #expect(rehearsal.allText.contains("mistake 2 of 3"))
    rehearsal.type("b")
    #expect(rehearsal.allText.contains("mistake 1 of 3"))
    rehearsal.type("d")
    #expect(rehearsal.screen.progress.verdict(of: 0)?.word == .undecided)
    rehearsal.type("⏎")
    #expect(rehearsal.allText.contains("mistake 3 of 3"))
  }
}
