import Testing

@testable import Preview

@Suite struct SixelGraphicTests {
  private func graphic(_ payload: String, width: Int = 10, height: Int = 12) -> String? {
    SixelGraphic(payload: Array(payload.utf8), width: width, height: height)
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func putsTheEnvelopeAround() {
    #expect(
      graphic("#0;2;100;0;50#0!10~$!3?~-!10~")
        == "\u{1B}P0;1;0q\"1;1;10;12#0;2;100;0;50#0!10~$!3?~-!10~\u{1B}\\")
    #expect(graphic("") == "\u{1B}P0;1;0q\"1;1;10;12\u{1B}\\")
  }

  @Test(arguments: [
    "~\u{1B}\\", "~\u{9C}", "~\n", "~ ", "~\"1;1;1;1", "\u{7}", "~'", "\u{7F}",
  ])
  func refusesBytesWithoutMeaning(payload: String) {
    #expect(graphic(payload) == nil)
  }

  @Test(arguments: [
    "!11~", "~~~~~~~~~~~", "!5~!6~", "#0!9~#1~~", "~-~-~", "--~", "!99999~", "!10~-!11?",
  ])
  func refusesWhatLeavesTheRectangle(payload: String) {
    #expect(graphic(payload) == nil)
  }

  @Test func refusesPixelsBelowTheLastRow() {
    #expect(graphic("~-@", height: 7) != nil)
    #expect(graphic("~-A", height: 7) == nil)
    #expect(graphic("~-~", height: 7) == nil)
    #expect(graphic("^", height: 5) != nil)
    #expect(graphic("~", height: 5) == nil)
  }

  @Test(arguments: [
    "#256~", "#0;1;0;0;0~", "#0;2;101;0;0~", "#0;2;1~", "#0;2;0;0;0;0~", "!3;4~", "3~", ";~", "!3", "#0;",
    "!#0~", "#1!", "!!3~", "!3$",
  ])
  func refusesMalformedNumbers(payload: String) {
    #expect(graphic(payload) == nil)
  }

  @Test func neverTrapsAndNeverPassesControls() {
    var random = RandomNumbers(seed: 2)
    let alphabet = Array("#!$-?@A~0123456789;;\"q\u{1B}\\\n".utf8) + [0x9C, 0xFF]
    for _ in 0..<20_000 {
      let payload = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      guard let graphic = SixelGraphic(payload: payload, width: 10, height: 12) else { continue }
      #expect(graphic.bytes.dropFirst().dropLast(2).allSatisfy { 0x20...0x7E ~= $0 })
    }
  }
}
