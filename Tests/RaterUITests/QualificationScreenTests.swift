import RatingStore
import Ratings
import Testing

@testable import RaterUI

@Suite struct QualificationScreenTests {
  /// The three tasks of the rehearsal: one with the experts' answers shown, two without.
  private func begun(columns: Int = 80, rows: Int = 24) throws -> Rehearsal {
    let tasks = Rehearsal.tasks.map {
      RatingTask(id: $0.id, image: $0.image, candidates: $0.candidates, purpose: .training)
    }
    let gold = tasks.flatMap { task in
      task.candidates.map { label in
        GoldQuestion(
          question: Question(image: task.image, label: label),
          answers: [
            .init(expert: "a", answer: .yes), .init(expert: "b", answer: label % 2 == 0 ? .yes : .no),
          ])
      }
    }
    var rules = CampaignSettings.Qualification()
    (rules.training, rules.test) = (1, 2)
    let examination = try Examination(rules, tasks: TaskList(tasks), gold: gold, yesShare: 0.6)
    var rehearsal = try Rehearsal(tasks, columns: columns, rows: rows, examination: examination)
    rehearsal.type("⏎")
    return rehearsal
  }

  @Test(arguments: [(80, 24), (60, 16)])
  func theExpertsAnswersAreShown(columns: Int, rows: Int) throws {
    var rehearsal = try begun(columns: columns, rows: rows)
    rehearsal.type("ynynynmn⏎")
    try expectGolden(rehearsal.allText, "feedback-\(columns)x\(rows)")
  }

  /// Answers cannot be changed while they are shown; looking at each is possible, and Enter goes on.
  @Test func enterGoesOn() throws {
    var rehearsal = try begun()
    rehearsal.type("ynynynmn⏎")
    let before = rehearsal.journal
    rehearsal.type("ynmus3↓↓zz")
    #expect(rehearsal.journal == before && rehearsal.screen.selection == 4)
    rehearsal.type("⏎")
    #expect(rehearsal.screen.taskOnScreen == 1 && rehearsal.allText.contains("test 1 of 2"))
  }

  @Test(arguments: [("yy⏎y⏎", true), ("nn⏎n⏎", false)])
  func theTestIsJudged(keys: String, passes: Bool) throws {
    var rehearsal = try begun()
    rehearsal.type("ynynynmn⏎⏎" + keys)
    guard case .qualification(let result) = rehearsal.journal.last else { throw Missing() }
    #expect(result.questions == 3 && result.passed == passes && result.attempt == 1)
    #expect(rehearsal.allText.contains(passes ? "You have passed: 3 of 3" : "You have not passed: 0 of 3"))
  }

  /// Nobody is told of having failed who has not, and the result is written by asking again.
  @Test func aResultThatCannotBeWrittenIsWrittenLater() throws {
    var rehearsal = try begun()
    rehearsal.type("ynynynmn⏎⏎yy⏎")
    (rehearsal.refusal, rehearsal.refusesOnlyResults) = ("No space left on device", true)
    rehearsal.type("y⏎")
    var shortage = Shortage()
    shortage.notQualified = .done(attempt: 1)
    rehearsal.perform(rehearsal.screen.update(.claimed(Claims(tasks: [], shortage: shortage), lost: [])))
    #expect(rehearsal.allText.contains("Not saved: No space left on device."))
    #expect(rehearsal.allText.contains("The test is done, but its result is not saved yet."))
    #expect(!rehearsal.allText.contains("not passed") && rehearsal.allText.contains("r tries again."))
    rehearsal.type("r")
    #expect(rehearsal.allText.contains("Not saved: No space left on device."))
    rehearsal.refusal = nil
    rehearsal.type("r")
    #expect(rehearsal.allText.contains("You have passed: 3 of 3"))
    guard case .qualification? = rehearsal.journal.last else { throw Missing() }
  }

  struct Missing: Error {}
}
