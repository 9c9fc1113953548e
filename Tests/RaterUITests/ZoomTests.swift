import Preview
import Terminal
import Testing

@testable import RaterUI

@Suite struct ZoomTests {
  private func part(_ left: Int, _ top: Int, _ width: Int, _ height: Int, percent: Int) throws -> PicturePart
  {
    try #require(
      PicturePart(
        pictureWidth: 4_000, pictureHeight: 3_000, left: left, top: top, width: width, height: height,
        percent: percent))
  }

  @Test func stepsUpAndDownToAllOfThePicture() throws {
    var zoom = Zoom()
    zoom.show(try part(0, 0, 4_000, 3_000, percent: 37))
    var sizes: [Int?] = []
    for _ in 0..<7 {
      zoom.enlarge()
      sizes.append(zoom.percent)
    }
    #expect(sizes == [50, 100, 200, 400, 800, 1_600, 1_600])
    sizes = []
    for _ in 0..<7 {
      zoom.shrink()
      sizes.append(zoom.percent)
    }
    #expect(sizes == [800, 400, 200, 100, 50, nil, nil])
  }

  @Test func movesByAQuarterAndStopsAtTheEdges() throws {
    var zoom = Zoom(percent: 100)
    zoom.pan(across: 1, down: 0)
    #expect(zoom.view(isBrighter: false) == PictureView(percent: 100))
    zoom.show(try part(1_600, 1_200, 800, 600, percent: 100))
    zoom.pan(across: 1, down: 0)
    #expect(zoom.view(isBrighter: false) == PictureView(percent: 100, across: 5_500, down: 5_000))
    zoom.show(try part(3_150, 0, 800, 600, percent: 100))
    zoom.pan(across: 1, down: -1)
    #expect(
      zoom.view(isBrighter: true) == PictureView(percent: 100, across: 9_000, down: 1_000, isBrighter: true))
  }

  @Test func saysWhatIsSeen() throws {
    let whole = try part(0, 0, 4_000, 3_000, percent: 37)
    #expect(English().seen(whole, isBrighter: false) == "37 %  4000 x 3000 pixels")
    let seen = try part(1_600, 1_200, 800, 600, percent: 100)
    #expect(
      English().seen(seen, isBrighter: true)
        == "100 %  800 x 600 + 1600, 1200 / 4000 x 3000 pixels, brighter than it is")
  }

  @Test func theScreenAsksForWhatIsZoomed() throws {
    var rehearsal = try Rehearsal()
    #expect(rehearsal.screen.wantedPicture?.view == .whole)
    rehearsal.type("0")
    #expect(rehearsal.screen.wantedPicture?.view == PictureView(percent: 100))
    _ = rehearsal.screen.update(.picturePart(try part(1_600, 1_200, 800, 600, percent: 100)))
    try expectGolden(rehearsal.allText, "zoomed")
    rehearsal.type("l")
    #expect(rehearsal.screen.wantedPicture?.view.across == 5_500)
    rehearsal.type("B")
    #expect(rehearsal.screen.wantedPicture?.view.isBrighter == true)
    // Neither answers nor leaves; the picture in the frame is as bright as it was made.
    rehearsal.type("ynz")
    #expect(rehearsal.journal.isEmpty && !rehearsal.hasLeft)
    #expect(rehearsal.screen.wantedPicture?.view == PictureView(isBrighter: true))
    rehearsal.type("B")
    #expect(rehearsal.screen.wantedPicture?.view == .whole)
  }

  /// A part that cannot be shown leads back to what could.
  @Test func aRefusalWhileZoomedIsNotThePicturesRefusal() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("0")
    _ = rehearsal.screen.update(.picture(0, .refused(.tooLong(seconds: 5))))
    #expect(rehearsal.screen.wantedPicture?.view == .whole && rehearsal.screen.wantedPicture?.area.row == 0)
    _ = rehearsal.screen.update(.picture(0, .refused(.tooLong(seconds: 5))))
    #expect(rehearsal.allText.contains("took longer than"))
    #expect(rehearsal.screen.wantedPicture?.area.row == 2)
    _ = rehearsal.screen.update(.picture(0, .refused(.tooLong(seconds: 5))))
    #expect(rehearsal.screen.wantedPicture == nil)
  }

  @Test func examplesAreLookedThroughOneByOne() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("e")
    #expect(rehearsal.allText.contains("There are no example pictures of laptop."))
    rehearsal.examples = [2: 3]
    rehearsal.type("3e")
    #expect(rehearsal.screen.wantedPicture?.example == ExamplePicture(label: 2, number: 0))
    _ = rehearsal.screen.update(.examplePicture(.ready(damaged: false)))
    try expectGolden(rehearsal.allText, "example")
    rehearsal.type("→→→←")
    #expect(rehearsal.screen.wantedPicture?.example == ExamplePicture(label: 2, number: 1))
    _ = rehearsal.screen.update(.examplePicture(.refused(.missing)))
    #expect(rehearsal.screen.wantedPicture == nil)
    #expect(rehearsal.allText.contains("This picture is missing."))
    rehearsal.type("→")
    #expect(rehearsal.screen.wantedPicture?.example?.number == 2)
    rehearsal.type("e")
    #expect(rehearsal.screen.wantedPicture?.example == nil)
    #expect(rehearsal.journal.isEmpty)
  }
  /// The labels of a later task are numbered from its own first one.
  @Test func examplesOfALaterTaskAreOfItsOwnLabels() throws {
    var rehearsal = try Rehearsal(Array(Rehearsal.tasks.dropFirst()))
    rehearsal.examples = [6: 1]
    rehearsal.type("yy⏎")
    #expect(rehearsal.screen.position == 1)
    rehearsal.type("e")
    #expect(rehearsal.screen.wantedPicture?.example == ExamplePicture(label: 6, number: 0))
  }
}
