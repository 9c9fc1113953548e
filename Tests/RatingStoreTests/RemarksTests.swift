import Ratings
import Testing

@testable import RatingStore

@Suite struct RemarksTests {
  @Test func theLastNoteIsInForceAndUndoBringsBackTheOneBefore() throws {
    var progress = try progress(2)
    try progress.apply(.note(task: "t0", text: "a dog"), .note(task: "t0", text: "two dogs"))
    #expect(progress.note(of: 0) == "two dogs")
    #expect(progress.remarks.map(\.text) == ["two dogs"])
    try progress.apply(.note(task: "t0", text: ""))
    #expect(progress.note(of: 0) == nil && progress.remarks.isEmpty)
    #expect(progress.lastStep == .noted(task: 0))
    try progress.apply(progress.undo())
    #expect(progress.note(of: 0) == "two dogs")
    try progress.apply(progress.undo())
    #expect(progress.note(of: 0) == "a dog")
    try progress.apply(progress.undo())
    #expect(progress.note(of: 0) == nil && progress.undo().isEmpty)
  }

  @Test func flagsComeAndGo() throws {
    var progress = try progress(2, 1)
    try progress.apply(
      .flag(task: "t0", flag: "duplicate"), .answer(task: "t1", label: 10, answer: .yes),
      .flag(task: "t0", flag: "damaged"), .flag(task: "t0", flag: "damaged"))
    #expect(progress.flags(of: 0) == ["duplicate", "damaged"] && progress.flags(of: 1) == [])
    #expect(progress.undo() == [.retractFlag(task: "t0", flag: "damaged")])
    try progress.apply(.retractFlag(task: "t0", flag: "duplicate"))
    #expect(progress.flags(of: 0) == ["damaged"])
    try progress.apply(progress.undo())
    #expect(progress.lastStep == .answered(task: 1, label: 10, answer: .yes))
    #expect(throws: FoldError.notFlagged(task: "t0", flag: "damaged")) {
      try progress.apply(.retractFlag(task: "t0", flag: "damaged"))
    }
    #expect(throws: FoldError.notNoted(task: "t0")) { try progress.apply(.retractNote(task: "t0")) }
  }

  /// Remarks can be made on what is submitted, and do not change what is to be done next.
  @Test func remarksLeaveTheRatingAlone() throws {
    var progress = try progress(1, 2)
    try progress.apply(
      .answer(task: "t0", label: 10, answer: .yes), .submit(rating(0, .yes)),
      .answer(task: "t1", label: 10, answer: .no), .flag(task: "t0", flag: "offensive"),
      .note(task: "t1", text: "dark"))
    #expect(progress.phase(of: 0) == .submitted && progress.rating(of: 0) == rating(0, .yes))
    #expect(progress.nextTask() == 1)
    try progress.apply(progress.undo())
    try progress.apply(progress.undo())
    #expect(progress.lastStep == .answered(task: 1, label: 10, answer: .no))
  }

  @Test func skipsSayWhyUntilTheyAreTakenBack() throws {
    var progress = try progress(1)
    try progress.apply(.skip(task: "t0", reason: .other, text: "too dark"))
    #expect(progress.remarks.map(\.reason) == ["other"] && progress.remarks.map(\.text) == ["too dark"])
    try progress.apply(progress.undo())
    #expect(progress.remarks.isEmpty)
  }
}
