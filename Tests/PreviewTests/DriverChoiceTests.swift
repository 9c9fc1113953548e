import Testing

@testable import Preview

@Suite struct DriverChoiceTests {
  private static let sixel = [63, 1, 2, 4]

  @Test(arguments: [
    (PictureWish.auto, TerminalTraits(trueColor: true), PictureDriver.symbols(.trueColor)),
    (.auto, TerminalTraits(colors: 256), .symbols(.indexed256)),
    (.auto, TerminalTraits(colors: 16), .symbols(.indexed16)),
    (.auto, TerminalTraits(colors: 8), .symbols(.indexed8)),
    (.auto, TerminalTraits(colors: 0), .symbols(.monochrome)),
    (.auto, TerminalTraits(colors: -1), .symbols(.monochrome)),
    (.auto, TerminalTraits(colors: 1 << 24), .symbols(.trueColor)),
    (.auto, TerminalTraits(colors: 256, deviceAttributes: sixel), .sixel(colors: 256)),
    (.auto, TerminalTraits(colors: 256, deviceAttributes: [64, 1, 2, 44]), .symbols(.indexed256)),
    (.auto, TerminalTraits(colors: 256, insideTmux: true, deviceAttributes: sixel), .symbols(.indexed256)),
    (.auto, TerminalTraits(colors: 8, unicode: false), .ascii(.indexed8)),
    (.auto, TerminalTraits(unicode: false, deviceAttributes: sixel), .sixel(colors: 256)),
    (.auto, TerminalTraits(insideTmux: true, unicode: false, deviceAttributes: sixel), .ascii(.indexed8)),
    (.sixel, TerminalTraits(), .sixel(colors: 256)),
    (.symbols, TerminalTraits(colors: 256, deviceAttributes: sixel), .symbols(.indexed256)),
    (.symbols, TerminalTraits(colors: 256, unicode: false), .ascii(.indexed256)),
    (.ascii, TerminalTraits(trueColor: true, deviceAttributes: sixel), .ascii(.trueColor)),
    (.none, TerminalTraits(trueColor: true, deviceAttributes: sixel), .none),
  ])
  func chooses(wish: PictureWish, traits: TerminalTraits, driver: PictureDriver) {
    let choice = chooseDriver(wish: wish, traits: traits)
    #expect(choice.driver == driver)
    #expect(!choice.reason.isEmpty)
  }

  @Test(arguments: PictureWish.allCases)
  func readsEveryWish(wish: PictureWish) throws {
    #expect(try PictureWish(parsing: wish.rawValue) == wish)
  }

  @Test func refusesWhatIsNotThereYet() {
    #expect(throws: PictureWish.Fault.notYet("kitty")) { try PictureWish(parsing: "kitty") }
    #expect(throws: PictureWish.Fault.notYet("iterm2")) { try PictureWish(parsing: "iterm2") }
    #expect(throws: PictureWish.Fault.unknown("Sixel")) { try PictureWish(parsing: "Sixel") }
    #expect(
      PictureWish.Fault.notYet("kitty").description
        == "kitty is not supported yet; use one of auto, sixel, symbols, ascii, none.")
  }
}
