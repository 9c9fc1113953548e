import Testing

@testable import Preview

@Suite struct CellLinesTests {
  private func lines(
    _ cells: [PictureCell], columns: Int? = nil, _ depth: ColorDepth,
    _ characters: PictureCharacters = .symbols
  ) -> [String]? {
    let width = columns ?? cells.count
    return CellGrid(columns: width, rows: cells.count / width, cells: cells)?
      .lines(in: depth, characters: characters)?
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private func cell(_ character: Unicode.Scalar, _ foreground: UInt32, _ background: UInt32) -> PictureCell {
    PictureCell(scalar: character.value, foreground: foreground, background: background)
  }

  @Test func writesColorsOfEachDepth() {
    #expect(
      lines([cell("▀", 0x010AFF, 0x203040)], .trueColor)
        == ["\u{1B}[38;2;1;10;255;48;2;32;48;64m▀\u{1B}[0m"])
    #expect(lines([cell("▀", 16, 255)], .indexed256) == ["\u{1B}[38;5;16;48;5;255m▀\u{1B}[0m"])
    #expect(lines([cell("▀", 7, 8)], .indexed16) == ["\u{1B}[37;100m▀\u{1B}[0m"])
    #expect(lines([cell("▀", 15, 0)], .indexed16) == ["\u{1B}[97;40m▀\u{1B}[0m"])
    #expect(lines([cell("▀", 1, 7)], .indexed8) == ["\u{1B}[31;47m▀\u{1B}[0m"])
    #expect(lines([cell("▀", 0, 0), cell(" ", 0, 0)], .monochrome) == ["▀ "])
  }

  @Test func writesOnlyWhatChangesAndShows() {
    let row = [
      cell("▀", 20, 30), cell("▄", 20, 30), cell(" ", 99, 30), cell("█", 20, 77), cell("▀", 20, 31),
    ]
    #expect(lines(row, .indexed256) == ["\u{1B}[38;5;20;48;5;30m▀▄ █\u{1B}[48;5;31m▀\u{1B}[0m"])
  }

  @Test func startsEveryRowAnew() {
    #expect(
      lines([cell("▀", 20, 30), cell("▀", 20, 30)], columns: 1, .indexed256)
        == Array(repeating: "\u{1B}[38;5;20;48;5;30m▀\u{1B}[0m", count: 2))
  }

  @Test(
    arguments: [
      "\u{1B}", "\u{9B}", "\n", "\u{7F}", "\u{0}", "가", "\u{202E}", "\u{200B}", "é", "\u{24FF}", "\u{25A0}",
    ] as [Unicode.Scalar])
  func refusesCharactersThatCouldDoHarm(character: Unicode.Scalar) {
    #expect(lines([cell(character, 20, 30)], .indexed256) == nil)
  }

  @Test func refusesScalarsThatAreNone() {
    let wrong = PictureCell(scalar: 0xFFFF_FFFF, foreground: 20, background: 20)
    #expect(lines([wrong], .indexed256) == nil)
  }

  @Test func keepsAsciiToAscii() {
    #expect(lines([cell("▀", 20, 30)], .indexed256, .ascii) == nil)
    #expect(lines([cell("@", 0, 0)], .monochrome, .ascii) == ["@"])
  }

  @Test(
    arguments: [
      (ColorDepth.trueColor, 0x100_0000), (.indexed256, 15), (.indexed256, 256), (.indexed16, 16),
      (.indexed8, 8), (.monochrome, 1),
    ] as [(ColorDepth, UInt32)])
  func refusesColorsOutOfRange(depth: ColorDepth, color: UInt32) {
    let legal: UInt32 = depth == .indexed256 ? 16 : 0
    #expect(lines([cell("▀", color, legal)], depth) == nil)
    #expect(lines([cell("▀", legal, color)], depth) == nil)
    #expect(lines([cell("▀", legal, legal)], depth) != nil)
  }
}
