import Preview
import Terminal
import Testing

@testable import Sessions

@Suite struct RatingSessionTests {
  @Test func theJournalComesBeforeTheScreen() throws {
    let stage = try Stage()
    try stage.session.draw()
    try stage.type("y")
    #expect(
      stage.log.lines == [
        "want 0", "present 0 answers, picture", "prefetch [1, 2]", "journal t1.0 yes",
        "present 1 answers, picture",
        "prefetch [1, 2]",
      ])
  }

  @Test func keysTypedAheadAreHonouredInOrderAndEachPictureIsDrawn() throws {
    let stage = try Stage()
    try stage.type("yn⏎nn⏎yy⏎")
    let told = stage.log.lines.filter { $0.hasPrefix("journal") || $0.hasPrefix("present") }
    #expect(
      told == [
        "journal t1.0 yes", "journal t1.1 no", "present 2 answers, picture", "journal submit t1 shown",
        "journal t2.0 no", "journal t2.1 no", "present 2 answers, picture", "journal submit t2 shown",
        "journal t3.0 yes", "journal t3.1 yes", "present 2 answers, picture", "journal submit t3 shown",
        "present 0 answers",
      ])
    #expect(stage.text.contains("You have rated all 3 tasks."))
  }

  @Test func anAnswerThatCannotBeSavedIsNotShown() throws {
    let stage = try Stage()
    stage.log.lines.append("disk full")
    try stage.type("y")
    #expect(stage.text.contains("Not saved: No space left on device"))
    #expect(!stage.text.contains("✓ Yes"))
    stage.log.lines.removeAll { $0 == "disk full" }
    try stage.type("y")
    #expect(stage.text.contains("✓ Yes"))
  }

  @Test func keysForATaskThatWasLostAnswerNoOther() throws {
    let stage = try Stage()
    try stage.type("y")
    stage.log.lines.append("lost t1")
    try stage.type("yn⏎")
    #expect(!stage.text.contains("Yes and No: at least"), "the loss is said")
    #expect(stage.log.lines.filter { $0.hasPrefix("journal") } == ["journal t1.0 yes"])
    try stage.type("n")
    #expect(stage.log.lines.last { $0.hasPrefix("journal") } == "journal t2.0 no")
  }

  @Test func aPictureThatComesLaterIsDrawnThen() throws {
    let stage = try Stage()
    stage.pictures.outcomes = [:]
    try stage.session.draw()
    #expect(!stage.text.contains("##"))
    let request = PictureRequest(key: 0, columns: 42, rows: 19, driver: .symbols(.indexed256))
    stage.session.take([PictureDelivery(request: request, outcome: Stage.picture)])
    try stage.session.draw()
    #expect(stage.text.contains("##"))
  }

  @Test func enterWaitsForThePictureAndControlCDoesNot() throws {
    let stage = try Stage()
    stage.pictures.outcomes = [:]
    try stage.type("yn⏎y")
    #expect(!stage.log.lines.contains("journal submit t1 shown"))
    stage.session.take([.control("c")])
    #expect(stage.session.request == .leave)
  }

  @Test func enterBeforeARefusedPictureWarnsAndForgetsWhatWasTypedAhead() throws {
    let stage = try Stage()
    stage.pictures.outcomes = [:]
    try stage.type("yn⏎mm⏎")
    let request = PictureRequest(key: 0, columns: 42, rows: 19, driver: .symbols(.indexed256))
    stage.session.take([PictureDelivery(request: request, outcome: .refused(.missing))])
    try stage.session.draw()
    #expect(stage.text.contains("You have not seen the picture"))
    #expect(!stage.log.lines.contains { $0.hasPrefix("journal submit") || $0.hasSuffix("maybe") })
    try stage.type("⏎")
    #expect(stage.log.lines.contains("journal submit t1 none"))
  }

  @Test func keysTypedAheadOfASuspendAreTakenAfterIt() throws {
    let stage = try Stage()
    stage.session.take([.control("z"), .character("y")])
    #expect(stage.session.request == .suspend)
    stage.session.request = nil
    stage.session.resume()
    try stage.session.draw()
    #expect(stage.log.lines.contains("journal t1.0 yes"))
  }

  @Test func nothingIsAskedBeforeTheTerminalHasAnswered() throws {
    let stage = try Stage(driver: nil)
    try stage.session.draw()
    #expect(!stage.log.lines.contains("want 0"))
    stage.session.changeDesk { $0.driver = .ascii(.monochrome) }
    try stage.session.draw()
    #expect(stage.log.lines.contains("want 0"))
    #expect(stage.text.contains("##"))
  }

  @Test func aRefusedPictureIsASentence() throws {
    let stage = try Stage()
    stage.pictures.outcomes[0] = .refused(.notAnImage)
    try stage.session.draw()
    #expect(stage.text.contains("This picture cannot be shown"))
  }

  @Test func leavingAndSuspendingAreTheLoops() throws {
    let stage = try Stage()
    stage.session.take([.control("z")])
    #expect(stage.session.request == .suspend)
    stage.session.request = nil
    stage.session.take([.character("q")])
    #expect(stage.session.request == .leave)
  }
}
