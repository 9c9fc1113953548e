import Terminal
import Testing

struct MemoryScreenTests {
  private let rect = Rect(column: 2, row: 1, columns: 4, rows: 2)

  @Test func showsThePictureInItsPlace() throws {
    var screen = MemoryScreen(size: Size(columns: 8, rows: 4))
    var surface = Surface(size: screen.size)
    surface.write("title", at: Point(column: 0, row: 0))
    surface.write("예", at: Point(column: 6, row: 1))
    let lines = ["\u{1B}[38;2;1;2;3m▚▚\u{1B}[0m▐█", "\u{1B}[m░\u{1B}[48;5;9m▒▓ "].map { Array($0.utf8) }
    screen.present(surface, picture: PlacedPicture(rect: rect, id: 1, lines: lines, kind: .cells))
    #expect(screen.text == ["title", "  ▚▚▐█예", "  ░▒▓", ""])
    screen.present(surface, picture: PlacedPicture(rect: rect, id: 2, lines: [[]], kind: .pixels))
    #expect(screen.text == ["title", "  ▒▒▒▒예", "  ▒▒▒▒", ""])
    screen.present(surface, picture: nil)
    #expect(screen.text == surface.text)
    #expect(screen.presentations == 3)
  }

  @Test func brokenBytesAreNoTrap() {
    let broken: [[UInt8]] = [[0x1B], [0x1B, 0x5B], [0x1B, 0x5B, 0x33], [0xFF, 0x41], []]
    for line in broken {
      let picture = PlacedPicture(rect: rect, id: 1, lines: [line], kind: .cells)
      #expect(columns(of: picture.text(row: 0)) <= 2)
      #expect(picture.text(row: 1).isEmpty && picture.text(row: -1).isEmpty)
    }
  }
}
