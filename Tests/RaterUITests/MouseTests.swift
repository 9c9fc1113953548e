import Foundation
import Terminal
import Testing

@testable import RaterUI

/// Clicks and turns of the wheel: what they do where they are wanted, and that they do nothing elsewhere.
@Suite struct MouseTests {
  private func rehearsal(_ columns: Int = 80, _ rows: Int = 24, mouse: Bool = true) throws -> Rehearsal {
    var preferences = RatingPreferences()
    preferences.mouse = mouse
    return try Rehearsal(columns: columns, rows: rows, preferences: preferences)
  }

  @Test(arguments: [(80, 24), (120, 40), (60, 16), (200, 60)])
  func everyCandidateIsSelectedWhereItIsSeen(columns: Int, rows: Int) throws {
    var rehearsal = try rehearsal(columns, rows)
    for (index, label) in Rehearsal.labels.enumerated().reversed() {
      try rehearsal.click("\(index + 1)  \(label.name.prefix(4))")
      #expect(rehearsal.screen.selection == index)
    }
    #expect(rehearsal.journal.isEmpty)
  }

  @Test func theKeysOfTheBarArePressed() throws {
    var rehearsal = try rehearsal()
    try rehearsal.click("y Yes")
    try rehearsal.click("n No")
    try rehearsal.click("m Maybe")
    try rehearsal.click("u Undo")
    #expect(RatingScreenTests.short(rehearsal.journal) == "0y 1n 2m -2")
    try rehearsal.click("? Help")
    try rehearsal.click("? Back")
    #expect(rehearsal.screen.overlays.isEmpty)
    try rehearsal.click("z Zoom")
    try rehearsal.click("z Back")
    try rehearsal.click("s Skip")
    try rehearsal.click("Esc Do not skip")
    #expect(rehearsal.screen.overlays.isEmpty)
    try rehearsal.click("q Leave")
    #expect(rehearsal.hasLeft)
  }

  @Test func theLineThatSaysEnterSubmits() throws {
    var rehearsal = try rehearsal()
    rehearsal.type("yyyyyyy")
    let row = rehearsal.screen.size.rows - 2
    rehearsal.press(.mouse(MouseEvent(.press, at: Point(column: 5, row: row))))
    #expect(rehearsal.journal.count == 7)
    rehearsal.type("y")
    rehearsal.press(.mouse(MouseEvent(.press, at: Point(column: 5, row: row))))
    #expect(RatingScreenTests.short(rehearsal.journal).hasSuffix("7y !000001"))
  }

  @Test func theWheelMovesAndScrolls() throws {
    var rehearsal = try rehearsal(60, 16)
    let place = Point(column: 0, row: 0)
    rehearsal.press(.mouse(MouseEvent(.wheelDown, at: place)))
    rehearsal.press(.mouse(MouseEvent(.wheelDown, at: place)))
    rehearsal.press(.mouse(MouseEvent(.wheelUp, at: place)))
    #expect(rehearsal.screen.selection == 1)
    rehearsal.type("?")
    let top = rehearsal.allText
    rehearsal.press(.mouse(MouseEvent(.wheelDown, at: place)))
    #expect(rehearsal.allText != top)
    rehearsal.press(.mouse(MouseEvent(.wheelUp, at: place)))
    #expect(rehearsal.allText == top)
  }

  /// A terminal may report what nobody asked for: another program left it so.
  @Test func whatIsNotWantedMeansNothing() throws {
    var rehearsal = try rehearsal(mouse: false)
    rehearsal.type("y9")
    let before = rehearsal.allText
    for row in 0..<24 {
      for column in stride(from: 0, to: 80, by: 3) {
        for action in [MouseEvent.Action.press, .wheelUp, .wheelDown] {
          rehearsal.press(.mouse(MouseEvent(action, at: Point(column: column, row: row))))
        }
      }
    }
    #expect(rehearsal.allText == before)
    #expect(rehearsal.journal.count == 1)
  }

  /// Wherever it is clicked, in windows of every size: no trap.
  @Test func clicksAnywhere() throws {
    var random = SplitMix(seed: 4)
    var rehearsal = try rehearsal()
    for _ in 0..<400 {
      let size = rehearsal.screen.size
      let place = Point(
        column: Int(random.next() % UInt64(size.columns + 5)), row: Int(random.next() % UInt64(size.rows + 5))
      )
      let action = [MouseEvent.Action.press, .press, .wheelUp, .wheelDown][Int(random.next() % 4)]
      rehearsal.press(.mouse(MouseEvent(action, at: place)))
      if random.next().isMultiple(of: 100) {
        let size = Size(columns: Int(random.next() % 150) + 1, rows: Int(random.next() % 50) + 1)
        rehearsal.perform(rehearsal.screen.update(.resized(size)))
      }
      _ = rehearsal.text
    }
  }
}

extension Rehearsal {
  /// Clicks the middle of a text on the screen.
  fileprivate mutating func click(_ wanted: String) throws {
    let row = try #require(text.firstIndex { $0.contains(wanted) }, "\(wanted) is not on\n\(allText)")
    let before = try #require(text[row].range(of: wanted)).lowerBound
    let column = columns(of: String(text[row][..<before])) + columns(of: wanted) / 2
    press(.mouse(MouseEvent(.press, at: Point(column: column, row: row))))
  }
}
