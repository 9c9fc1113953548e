import RatingStore
import Ratings
import Terminal
import Testing

@testable import RaterUI

@Suite struct SearchTests {
  /// Three tasks: all eight labels, mouse and desk, and a skipped one about the screen.
  private func done() throws -> Rehearsal {
    var rehearsal = try Rehearsal()
    rehearsal.type("yynmnnyy⏎#Two dogs⏎yn⏎!3⎋s1")
    return rehearsal
  }

  private func found(_ query: String) throws -> [String] {
    let screen = try done().screen
    return TaskFinder(query: query, English())
      .find(on: screen.progress.trail, screen.progress, labels: screen.campaign.labels).map { match in
        "\(match.number)" + (match.candidate.map { " \($0)" } ?? "")
      }
  }

  @Test(arguments: [
    ("", ["3", "2", "1"]), ("mouse", ["2 0", "1 2"]), ("MOUSE yes", ["2 0"]), ("mouse no", ["1 2"]),
    ("yes", ["2 0", "1 0"]), ("no", ["2 1", "1 2"]), ("maybe", ["1 3"]), ("note", ["1 1"]),
    ("two dog", ["2"]), ("dogs desk", ["2 1"]), ("dogs desk yes", []), ("duplicate", ["3"]),
    ("skipped", ["3"]), ("screen", ["3 0", "1 6"]), ("screen skip", ["3 0"]), ("2", ["2"]),
    ("2 mouse", ["2 0"]), ("2 2", ["2"]),
    ("  mouse   yes ", ["2 0"]), ("zebra", []), ("mouse desk", []),
    ("no no", ["2 1", "1 2"]),
  ])
  func finds(query: String, expected: [String]) throws {
    #expect(try found(query) == expected)
  }

  @Test func aQueryOfManyWordsIsNoTrouble() throws {
    #expect(try found(String(repeating: "a ", count: 500)) == found("a"))
    #expect(try found(String(repeating: "x", count: 5000)) == [])
  }

  @Test func enterGoesToTheLabelThatWasFound() throws {
    var rehearsal = try done()
    rehearsal.type("/mouse yes⏎")
    #expect(rehearsal.screen.taskOnScreen == 1 && rehearsal.screen.selection == 0)
    #expect(rehearsal.allText.contains("Task 1 of 1 found."))
    rehearsal.type("m⏎")
    #expect(rehearsal.journal.suffix(3).first == .reopen(task: "000002"))
    #expect(rehearsal.screen.progress.answers(of: 1)[0] == .maybe)
    #expect(rehearsal.screen.progress.phase(of: 1) == .submitted)
  }

  /// The same search again, and on to the next task found: / ↓ Enter.
  @Test func theSearchGoesOn() throws {
    var rehearsal = try done()
    rehearsal.type("/mouse⏎")
    #expect(rehearsal.screen.taskOnScreen == 1)
    rehearsal.type("/↓⏎")
    #expect(rehearsal.screen.taskOnScreen == 0 && rehearsal.screen.selection == 2)
    rehearsal.type("/dogs⏎")
    #expect(rehearsal.screen.taskOnScreen == 1)
    rehearsal.type("/⌫⌫⏎")
    #expect(rehearsal.screen.lastQuery == "do")
  }

  @Test func escapeLeavesEverythingAsItWas() throws {
    var rehearsal = try done()
    rehearsal.type("b")
    let position = rehearsal.screen.taskOnScreen
    let before = rehearsal.journal
    rehearsal.type("/ynmusq?12↓↓↑⎋")
    #expect(rehearsal.screen.taskOnScreen == position && rehearsal.journal == before && !rehearsal.hasLeft)
  }

  /// While the list covers the picture, the task's time does not run.
  @Test func searchingIsNotLookingAtTheTask() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("yynmnnyy⏎yn/")
    #expect(rehearsal.screen.wantedPicture == nil)
    rehearsal.type("abcdefghij⎋⏎")
    guard case .submit(let rating) = rehearsal.journal.last else { throw Failed() }
    #expect(rating.seconds == 4)
  }

  struct Failed: Error {}

  @Test func nothingToSearchYet() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("y/")
    #expect(rehearsal.allText.contains(English().nothingRatedYet))
  }

  @Test func jumpsByNumber() throws {
    var rehearsal = try done()
    rehearsal.type("g1⏎")
    #expect(rehearsal.screen.taskOnScreen == 0)
    rehearsal.type(":2⏎")
    #expect(rehearsal.screen.taskOnScreen == 1)
    rehearsal.type("g9⏎")
    #expect(rehearsal.allText.contains(English().noSuchTask(upTo: 4)))
    rehearsal.type("g0⏎gx⏎g⏎g1⎋")
    #expect(rehearsal.screen.taskOnScreen == 1)
    rehearsal.type("g4⏎")
    #expect(rehearsal.screen.taskOnScreen == 2)
  }
}
