import RatingStore
import Ratings
import Terminal
import Testing

@testable import RaterUI

/// Whole screens, as text, at the sizes that raters use.
@Suite struct GoldenScreenTests {
  static let sizes = [(80, 24), (120, 40), (200, 60), (60, 16)]

  /// A screen by the keys that lead to it.
  struct Scene: Sendable, CustomTestStringConvertible {
    var name: String
    var keys = ""
    var outcome = PictureStatus.ready(damaged: false)
    var instructions: String?
    var tasks = Rehearsal.tasks

    var testDescription: String { name }

    func text(_ columns: Int, _ rows: Int) throws -> String {
      var rehearsal = try Rehearsal(
        tasks, instructions: instructions, columns: columns, rows: rows, outcome: outcome)
      rehearsal.type(keys)
      return rehearsal.allText
    }
  }

  static let atEverySize = [
    Scene(name: "fresh"),
    Scene(name: "half-answered", keys: "yynm"),
    Scene(name: "all-answered", keys: "yynmnnyy"),
    Scene(name: "help", keys: "?"),
    Scene(name: "skip", keys: "ys↓"),
    Scene(name: "flags", keys: "y!3↓"),
    Scene(name: "note", keys: "y#a toy laptop; I took it for one←←←←"),
    Scene(name: "remarked", keys: "y!34⎋#안경 too, in the mirror on the left⏎"),
    Scene(name: "search", keys: "yynmnnyy⏎#pen 안경⏎yn⏎s1/no↓"),
    Scene(name: "summary", keys: "yynmnnyy⏎#pen⏎!3⎋s1q"),
    Scene(name: "zoom", keys: "z"),
    Scene(name: "damaged", outcome: .ready(damaged: true)),
    Scene(name: "missing", outcome: .refused(.missing)),
    Scene(name: "finished", keys: "yynmnnyy⏎yn⏎m⏎"),
    Scene(
      name: "instructions",
      instructions:
        "Look at the whole picture first.\n\nA toy counts as the thing it shows; a drawing too.\n안경도 봅니다."),
  ]

  @Test(arguments: atEverySize, sizes)
  func looksAsItShould(scene: Scene, size: (Int, Int)) throws {
    try expectGolden(scene.text(size.0, size.1), "\(scene.name)-\(size.0)x\(size.1)")
  }

  static let atOneSize = [
    Scene(name: "skip-other", keys: "s3too dark"),
    Scene(name: "loading", outcome: .loading),
    Scene(name: "finished-skipped", keys: "s1yn⏎m⏎s1"),
    Scene(name: "empty", tasks: []),
    Scene(name: "search-nothing", keys: "yynmnnyy⏎/mouse yes"),
    Scene(name: "search-again", keys: "yynmnnyy⏎/mouse⏎/"),
    Scene(name: "jump", keys: "yynmnnyy⏎yn⏎g1"),
    Scene(name: "looking-back", keys: "yynmnnyy⏎b"),
  ]

  @Test(arguments: atOneSize)
  func looksAsItShould(scene: Scene) throws {
    try expectGolden(scene.text(80, 24), scene.name)
  }

  @Test(arguments: [(59, 24), (80, 15), (20, 5), (7, 2), (1, 1)])
  func tooSmall(columns: Int, rows: Int) throws {
    try expectGolden(Scene(name: "").text(columns, rows), "too-small-\(columns)x\(rows)")
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
