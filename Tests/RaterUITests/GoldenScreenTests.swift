import RatingStore
import Ratings
import Terminal
import Testing

@testable import RaterUI

/// Whole screens, as text, at the sizes that raters use.
@Suite struct GoldenScreenTests {
  static let sizes = [(80, 24), (120, 40), (200, 60), (60, 16)]

  @Test(arguments: sizes)
  func freshTask(columns: Int, rows: Int) throws {
    let rehearsal = try Rehearsal(columns: columns, rows: rows)
    try expectGolden(rehearsal.allText, "fresh-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func halfAnswered(columns: Int, rows: Int) throws {
    var rehearsal = try Rehearsal(columns: columns, rows: rows)
    rehearsal.type("yynm")
    try expectGolden(rehearsal.allText, "half-answered-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func allAnswered(columns: Int, rows: Int) throws {
    var rehearsal = try Rehearsal(columns: columns, rows: rows)
    rehearsal.type("yynmnnyy")
    try expectGolden(rehearsal.allText, "all-answered-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func help(columns: Int, rows: Int) throws {
    var rehearsal = try Rehearsal(columns: columns, rows: rows)
    rehearsal.type("?")
    try expectGolden(rehearsal.allText, "help-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func skip(columns: Int, rows: Int) throws {
    var rehearsal = try Rehearsal(columns: columns, rows: rows)
    rehearsal.type("ys↓")
    try expectGolden(rehearsal.allText, "skip-\(columns)x\(rows)")
  }

  @Test func skipForAnotherReason() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("s3too dark")
    try expectGolden(rehearsal.allText, "skip-other")
  }

  @Test(arguments: sizes)
  func zoom(columns: Int, rows: Int) throws {
    var rehearsal = try Rehearsal(columns: columns, rows: rows)
    rehearsal.type("z")
    try expectGolden(rehearsal.allText, "zoom-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func damagedPicture(columns: Int, rows: Int) throws {
    let rehearsal = try Rehearsal(columns: columns, rows: rows, outcome: .ready(damaged: true))
    try expectGolden(rehearsal.allText, "damaged-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func missingPicture(columns: Int, rows: Int) throws {
    let rehearsal = try Rehearsal(columns: columns, rows: rows, outcome: .refused("This picture is missing."))
    try expectGolden(rehearsal.allText, "missing-\(columns)x\(rows)")
  }

  @Test func loadingPicture() throws {
    let rehearsal = try Rehearsal(outcome: .loading)
    try expectGolden(rehearsal.allText, "loading")
  }

  @Test(arguments: sizes)
  func finished(columns: Int, rows: Int) throws {
    var rehearsal = try Rehearsal(columns: columns, rows: rows)
    rehearsal.type("yynmnnyy⏎yn⏎m⏎")
    try expectGolden(rehearsal.allText, "finished-\(columns)x\(rows)")
  }

  @Test func finishedWithSkips() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("s1yn⏎m⏎s1")
    try expectGolden(rehearsal.allText, "finished-skipped")
  }

  @Test func emptyCampaign() throws {
    try expectGolden(Rehearsal([]).allText, "empty")
  }

  @Test func lookingBack() throws {
    var rehearsal = try Rehearsal()
    rehearsal.type("yynmnnyy⏎b")
    try expectGolden(rehearsal.allText, "looking-back")
  }

  @Test(arguments: [(59, 24), (80, 15), (20, 5), (7, 2), (1, 1)])
  func tooSmall(columns: Int, rows: Int) throws {
    let rehearsal = try Rehearsal(columns: columns, rows: rows)
    try expectGolden(rehearsal.allText, "too-small-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func instructions(columns: Int, rows: Int) throws {
    let text =
      "Look at the whole picture first.\n\nA toy counts as the thing it shows; a drawing too.\n안경도 봅니다."
    let rehearsal = try Rehearsal(instructions: text, columns: columns, rows: rows)
    try expectGolden(rehearsal.allText, "instructions-\(columns)x\(rows)")
  }

  /// Text from files that would wreck a screen drawn carelessly.
  static let hostile: [Label] = [
    Label(index: 0, id: "n1", name: "선글라스", definition: "햇빛으로부터 눈을 보호하는 색이 있는 안경"),
    Label(index: 1, id: "n2", name: "サングラス", definition: "日光から目を守る色のついた眼鏡"),
    Label(
      index: 2, id: "n3", name: "\u{1B}[2Jclear\u{1B}]0;title\u{7}", definition: "escape \u{1B}[31m sequences"
    ),
    Label(index: 3, id: "n4", name: "two\nlines\tand tab", definition: "line\r\nbreaks"),
    Label(index: 4, id: "n5", name: "bidi \u{202E}desrever", definition: "over\u{2066}ride\u{2069}"),
    Label(
      index: 5, id: "n6", name: String(repeating: "long ", count: 2000),
      definition: String(repeating: "긴", count: 10000)),
    Label(
      index: 6, id: "n7", name: "👩‍👩‍👧 family ❤️", definition: "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} marks"),
    Label(index: 7, id: "n8", name: "", definition: ""),
  ]

  @Test(arguments: sizes)
  func koreanAndHostileLabels(columns: Int, rows: Int) throws {
    var rehearsal = try Rehearsal(labels: Self.hostile, columns: columns, rows: rows)
    rehearsal.type("ynmyn")
    try expectGolden(rehearsal.allText, "hostile-\(columns)x\(rows)")
  }
}
