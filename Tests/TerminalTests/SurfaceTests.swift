import TerminalTesting
import Testing

@testable import Terminal

struct SurfaceTests {
  private func surface(_ columns: Int, _ rows: Int, _ draw: (inout Surface) -> Void) -> Surface {
    var surface = Surface(size: Size(columns: columns, rows: rows))
    draw(&surface)
    return surface
  }

  private func at(_ column: Int, _ row: Int = 0) -> Point { Point(column: column, row: row) }

  @Test func writesWhereItShould() {
    let drawn = surface(12, 3) {
      #expect($0.write("space bar", at: at(2, 1), role: .question) == 9)
      $0.write("✓", at: at(11, 2), role: .yes)
    }
    #expect(drawn.text == ["", "  space bar", "           ✓"])
    #expect(drawn.roles == ["", "..qqqqqqqqq", "...........y"])
    #expect(drawn[at(0)] == .blank && drawn[at(-1)] == .blank && drawn[at(0, 3)] == .blank)
  }

  @Test(arguments: [
    (0, "한글", "한글a"), (-1, " 글", " 글a"), (-2, "글a", "글a"), (-3, " a", " a"), (4, "    한", "    한"),
    (5, "     ", "     "), (6, "", ""), (99, "", ""),
  ])
  func wideCharactersStayWhole(column: Int, cut: String, text: String) {
    let drawn = surface(6, 1) { #expect($0.write("한글a", at: at(column), role: .title) == 5) }
    #expect(drawn.text == [String(text.reversed().drop { $0 == " " }.reversed())])
    #expect(invariantHolds(drawn))
  }

  @Test func halvesBecomeBlank() {
    #expect(
      surface(4, 1) {
        $0.write("한글", at: at(0)); $0.write("x", at: at(1))
      }.text == [" x글"])
    #expect(
      surface(4, 1) {
        $0.write("한글", at: at(0)); $0.write("x", at: at(2))
      }.text == ["한x"])
    #expect(
      surface(4, 1) {
        $0.write("한글", at: at(0)); $0.write("북", at: at(1))
      }.text == [" 북"])
    #expect(
      surface(4, 1) {
        $0.write("한글", at: at(0)); $0.fill(Rect(column: 1, row: 0, columns: 2, rows: 1))
      }.text == [""])
  }

  @Test func marksGoOverTheirCharacter() {
    let drawn = surface(4, 1) {
      #expect($0.write("e\u{301}\u{302}x\u{303}", at: at(0)) == 2)
      $0.write("\u{301}", at: at(1))
    }
    #expect(drawn.text == ["e\u{301}\u{302}x\u{303}"])
    let many = surface(1, 1) { $0.write("e\u{301}\u{302}\u{303}\u{304}\u{305}", at: at(0)) }
    #expect(Array(many.text[0].unicodeScalars).count == 5)
  }

  @Test func longTextEndsWithAnEllipsis() {
    let drawn = surface(12, 1) { #expect($0.write("desktop computer", at: at(1), columns: 8) == 8) }
    #expect(drawn.text == [" desktop…"])
  }

  @Test func controlsNeverReachACell() {
    #expect(surface(3, 1) { $0.write("\u{1B}\u{9B}a", at: at(0)) }.text == ["\u{FFFD}\u{FFFD}a"])
  }

  @Test func boxesAndFills() {
    let drawn = surface(6, 4) {
      $0.fill(Rect(column: -3, row: -3, columns: 99, rows: 99), role: .overlay)
      $0.box(Rect(column: 1, row: 0, columns: 4, rows: 3))
      $0.box(Rect(column: 0, row: 0, columns: 1, rows: 4))
      $0.fill(Rect(column: 5, row: 0, columns: 0, rows: 4), role: .no)
    }
    #expect(drawn.text == [" ┌──┐", " │  │", " └──┘", ""])
    #expect(drawn.roles == ["obbbbo", "obooBo".replacing("B", with: "b"), "obbbbo", "oooooo"])
    #expect(
      surface(4, 4) { $0.box(Rect(column: 0, row: 0, columns: 2, rows: 2)) }.text == ["┌┐", "└┘", "", ""])
  }

  @Test func rolesChangeAlone() {
    let drawn = surface(6, 1) {
      $0.write("한글 x", at: at(0))
      $0.mark(Rect(column: 0, row: 0, columns: 6, rows: 1), role: .selected)
    }
    #expect(drawn.text == ["한글 x"] && drawn.roles == ["ssssss"])
  }

  @Test func everyRoleHasItsOwnMark() {
    #expect(Set(Role.allCases.map(\.mark)).count == Role.allCases.count)
  }

  @Test func aSurfaceWithoutCellsTakesEverything() {
    for size in [Size(columns: 0, rows: 0), Size(columns: 0, rows: 3), Size(columns: 3, rows: 0)] {
      var drawn = Surface(size: size)
      drawn.write("한글", at: at(0))
      drawn.fill(drawn.bounds, role: .no)
      drawn.box(Rect(column: 0, row: 0, columns: 5, rows: 5))
      #expect(drawn.text.allSatisfy { $0.isEmpty })
    }
  }

  /// Whatever is drawn, a wide character is followed by its half and a half follows a wide character.
  @Test func wideCharactersAreWholeWhateverIsDrawn() {
    var generator = SeededGenerator(seed: 7)
    for columns in 1...9 {
      var scene = Scene(size: Size(columns: columns, rows: 2))
      for step in 0..<300 {
        scene = scene.changed(using: &generator)
        #expect(invariantHolds(scene.surface), "\(columns) columns, step \(step)")
      }
    }
  }

  private func invariantHolds(_ surface: Surface) -> Bool {
    (0..<surface.size.rows).allSatisfy { row in
      let line = Array(surface[row: row])
      return line.indices.allSatisfy { column in
        let isWide = line[column].columns == 2
        let isFollowed = column + 1 < line.count && line[column + 1].isContinuation
        let isLed = column > 0 && line[column - 1].columns == 2
        return isWide == isFollowed && (!line[column].isContinuation || isLed)
      }
    }
  }
}
