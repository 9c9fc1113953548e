import RatingStore
import Ratings
import Terminal
import Testing

@testable import RaterUI

@Suite struct RemarksTests {
  @Test func aNoteIsWrittenChangedEmptiedAndTakenBack() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("#two dogs ⏎")
    #expect(rehearsal.journal == [.note(task: "000001", text: "two dogs")])
    #expect(rehearsal.allText.contains("└─ two dogs ─"))
    rehearsal.type("#⌫⌫⌫⌫cats⏎")
    #expect(rehearsal.journal.last == .note(task: "000001", text: "two cats"))
    rehearsal.type("u")
    #expect(rehearsal.journal.last == .retractNote(task: "000001"))
    #expect(rehearsal.allText.contains("─ two dogs ─"))
    rehearsal.type("#⌫⌫⌫⌫⌫⌫⌫⌫⏎")
    #expect(rehearsal.journal.last == .note(task: "000001", text: ""))
    #expect(!rehearsal.allText.contains("two dogs"))
  }

  @Test func nothingIsWrittenWhereNothingChanged() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("#⏎#  ⏎#yes⎋!⎋!⏎!!")
    #expect(rehearsal.journal.isEmpty && rehearsal.screen.overlays.isEmpty)
  }

  /// While a note is typed no key answers anything.
  @Test func lettersOfANoteAreNoAnswers() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("#yynmusq?12⏎")
    #expect(rehearsal.journal == [.note(task: "000001", text: "yynmusq?12")])
    #expect(!rehearsal.hasLeft)
  }

  /// Pasted text goes where text is typed, and nowhere else: not into answers, and it closes nothing.
  @Test(arguments: ["", "s", "?", "!", "z"])
  func pastedTextIsTypedIntoANoteAlone(keys: String) throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("#a ")
    rehearsal.press(.paste("toy dog"))
    rehearsal.type("!⏎")
    #expect(rehearsal.journal == [.note(task: "000001", text: "a toy dog!")])
    rehearsal.type(keys)
    let before = rehearsal.screen.overlays
    rehearsal.press(.paste("yynn12\u{FFFD}"))
    #expect(rehearsal.screen.overlays == before && rehearsal.journal.count == 1)
  }

  @Test func flagsAreSetAndTakenBackByTheSameKeyOrByUndo() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("!3↓ ")
    #expect(
      rehearsal.journal == [
        .flag(task: "000001", flag: "duplicate"), .flag(task: "000001", flag: "damaged"),
      ])
    #expect(rehearsal.allText.contains("duplicate · damaged"))
    rehearsal.type("3⎋u")
    #expect(
      rehearsal.journal.suffix(2) == [
        .retractFlag(task: "000001", flag: "duplicate"), .retractFlag(task: "000001", flag: "damaged"),
      ])
    #expect(rehearsal.screen.progress.flags(of: 0) == [])
  }

  /// What was remarked on an earlier task is taken back there; answers and selection are left alone.
  @Test func undoGoesToTheTaskThatWasRemarkedOn() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("yynmnnyy⏎y")
    #expect(rehearsal.screen.selection == 1)
    rehearsal.type("!1⎋")
    #expect(rehearsal.screen.selection == 1)
    rehearsal.type("b#late⏎f")
    #expect(rehearsal.screen.taskOnScreen == 1)
    rehearsal.type("u")
    #expect(rehearsal.screen.taskOnScreen == 0)
    #expect(rehearsal.screen.progress.note(of: 0) == nil)
    #expect(rehearsal.screen.progress.phase(of: 0) == .submitted)
    rehearsal.type("u")
    #expect(rehearsal.screen.taskOnScreen == 1 && rehearsal.screen.progress.flags(of: 1) == [])
  }

  @Test func notesAreForTheDiskFirst() throws {
    var rehearsal = try Rehearsal()
    rehearsal.refusal = "the disk is full"
    rehearsal.type("#dark⏎!1")
    #expect(rehearsal.screen.progress.remarks.isEmpty)
    #expect(rehearsal.allText.contains("Not saved: the disk is full"))
  }

  @Test func whereThereIsNoTaskThereIsNothingToRemarkOn() throws {
    var rehearsal = try Rehearsal([])
    rehearsal.type("#")
    #expect(rehearsal.allText.contains(English().nothingToRemarkOn))
    rehearsal.type("!")
    #expect(rehearsal.screen.overlays.isEmpty)
  }
}
