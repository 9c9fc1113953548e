import Testing

@testable import RatingStore
@testable import Ratings

@Suite struct NameTableTests {
  @Test func namesAreNumberedAsTheyCome() {
    var table = NameTable()
    #expect(table.position(of: "a") == nil)
    #expect(table.insert("a") == (0, true))
    #expect(table.insert("") == (1, true))
    #expect(table.insert("a") == (0, false))
    #expect(table.count == 2 && table[0] == "a" && table[1] == "")
    #expect(table.position(of: "") == 1)
    #expect(table.position(of: "ab") == nil)
  }

  /// Names of all lengths, alike at the beginning and at the end, beside a Dictionary.
  @Test func findsTheSameAsADictionary() {
    var random = Seeded(5)
    var table = NameTable()
    var known: [String: Int] = [:]
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<20, using: &random)
      let name = String(
        decoding: (0..<length).map { _ in UInt8.random(in: 97..<99, using: &random) }, as: UTF8.self)
      let isNew = known[name] == nil
      let position = known[name] ?? known.count
      known[name] = position
      #expect(table.insert(name) == (position, isNew))
    }
    #expect(table.count == known.count)
    for (name, position) in known {
      #expect(table.position(of: name) == position && table[position] == name)
    }
  }

  /// Room made before, between and again changes nothing.
  @Test func reservingChangesNothing() {
    var table = NameTable()
    for (number, room) in [100, 3, 0, 17, 5000].enumerated() {
      table.reserve(room)
      for name in 0..<200 {
        #expect(table.insert("\(number)-\(name)") == (number * 200 + name, true))
      }
    }
    for name in 0..<200 { #expect(table.position(of: "2-\(name)") == 400 + name) }
    #expect(table.insert("0-7") == (7, false) && table.position(of: "5-0") == nil)
  }

  /// Names in ascending order are found without a table, wherever the search begins; the first that is not makes one.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func namesInOrderAreFoundToo(seed: UInt64) {
    var random = Seeded(seed + 40)
    var names: Set<String> = []
    while names.count < 300 {
      let length = Int.random(in: 0..<(seed.isMultiple(of: 2) ? 12 : 30), using: &random)
      names.insert(
        String(decoding: (0..<length).map { _ in UInt8.random(in: 97..<100, using: &random) }, as: UTF8.self))
    }
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var table = NameTable()
    for (position, name) in sorted.enumerated() where position % 3 > 0 {
      #expect(table.insert(name) == (position / 3 * 2 + position % 3 - 1, true))
      #expect(table.insert(name) == (table.count - 1, false))
    }
    for isInOrder in [true, false] {
      if !isInOrder { #expect(table.insert(sorted[0]) == (200, true)) }
      for (position, name) in sorted.enumerated() {
        var expected = position % 3 > 0 ? position / 3 * 2 + position % 3 - 1 : nil
        if position == 0, !isInOrder { expected = 200 }
        #expect(table.position(of: name) == expected)
        for _ in 0..<5 {
          let last = Int.random(in: -1..<202, using: &random)
          #expect(table.position(of: name.utf8Span.span, after: last) == expected)
        }
      }
    }
  }

  /// Names that end in numbers are guessed from those; with gaps, or others between, the guess may be wrong.
  @Test(arguments: [1, 3]) func numberedNamesAreFoundFromAnywhere(step: Int) {
    var table = NameTable()
    let names =
      (0..<120).map { $0 % 40 == 39 ? "x\($0)" : "val_\(100_000_000 + $0 * step)" } + ["7", "8", "9"]
    for name in names { _ = table.insert(name) }
    for (position, name) in (names + ["val_100000001x", "val_99999999", "10", "x"]).enumerated() {
      for last in -1...names.count {
        let expected = position < names.count ? position : nil
        #expect(table.position(of: name.utf8Span.span, after: last) == expected)
      }
    }
  }

  @Test func manyPositionsAreFoundAtOnce() {
    var table = NameTable()
    for name in ["a", "", "c"] { _ = table.insert(name) }
    var texts = TextColumn()
    #expect(table.positions(of: texts, in: 0..<0) == [])
    for text in ["c", "", "c", "a"] { texts.append(text.utf8Span.span) }
    #expect(table.positions(of: texts, in: 0..<4) == [2, 1, 2, 0])
    #expect(table.positions(of: texts, in: 1..<3) == [1, 2])
    texts.append("d".utf8Span.span)
    #expect(table.positions(of: texts, in: 0..<5) == nil)
    #expect(table.positions(of: texts, in: 0..<4) == [2, 1, 2, 0])
  }

  @Test func aTaskListGivesTheTasksBack() {
    let given = [
      RatingTask(id: "a", image: "x", candidates: [3, 1]),
      RatingTask(id: "b", image: "y", candidates: [2], purpose: .gold),
      RatingTask(id: "c", image: "x", candidates: [3, 1], purpose: .repeat, of: "a"),
    ]
    let list = TaskList(given)
    #expect(Array(list) == given)
    #expect(list.position(of: "c") == 2 && list.position(of: "d") == nil)
    #expect(list.candidate(1, at: 0) == 1 && list.candidate(2, at: 0) == nil)
    for place in 0..<4 {
      #expect(list.candidate(1, at: 0, expectedAt: place) == 1, "\(place)")
      #expect(list.candidate(2, at: 0, expectedAt: place) == nil, "\(place)")
    }
    #expect(list.image(at: 2) == 0)
  }

  @Test func answersTakeTwoBitsEach() {
    var random = Seeded(8)
    var answers = TaskAnswers()
    var expected = [Answer?](repeating: nil, count: 8)
    for _ in 0..<2000 {
      let candidate = Int.random(in: 0..<8, using: &random)
      let answer = ([nil] + Answer.allCases).randomElement(using: &random) ?? nil
      answers[candidate] = answer
      expected[candidate] = answer
      #expect((0..<8).map { answers[$0] } == expected)
      #expect(answers.count == expected.compactMap(\.self).count)
    }
  }
}
