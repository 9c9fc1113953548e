import Aggregation
import Exchange
import Foundation
import NumPyFiles
import PublishedFixture
import Testing

/// Reading answers in the published layout.
@Suite struct PublishedAnswersTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func read(
    _ change: (inout PublishedFiles) -> Void = { _ in }, classes: [String]? = nil, withGold: Bool = true,
    leavingOut: Set<Int> = []
  ) throws -> PublishedAnswers {
    var files = PublishedFiles()
    change(&files)
    try files.write(to: scratch.path)
    return try PublishedAnswers(
      folder: scratch.path, originals: scratch.path + "/originals", classes: classes, withGold: withGold,
      leavingOut: leavingOut)
  }

  /// Rater, then n, m or y, of each vote on each question.
  private func votes(_ table: VoteTable) -> [String] {
    table.rows.indices.map { row in
      table.votes(onRow: row).map { "\($0.rater)\($0.answer.rawValue.prefix(1))" }.joined(separator: " ")
    }
  }

  @Test func tables() throws {
    let answers = try read()
    #expect(
      answers.ratings.rows == [(1, 4), (1, 999), (0, 0), (0, 1)].map(VoteTable.Row.init(image:label:)))
    #expect(votes(answers.ratings) == ["0y 1y", "0n 1n 2m", "0m 2y", ""])
    #expect(answers.raterIDs == [7, 3, 5, 8])
    #expect(answers.raterIDsOfGoldAlone == [8])
    #expect(answers.originals == [0, 4, 999])
    let gold = try #require(answers.gold)
    #expect(gold.expertIDs == [1, 2])
    #expect(votes(gold.experts) == ["0y 1y", "0n 1n"])
    #expect(votes(gold.raters) == ["0y 1y 3m", "0y 1n 3m"])
    #expect(gold.raters.raterCount == 4)
  }

  @Test func ratersAreLeftOut() throws {
    let answers = try read(leavingOut: [3, 8])
    #expect(answers.raterIDs == [7, 5])
    #expect(answers.raterIDsOfGoldAlone.isEmpty)
    #expect(votes(answers.ratings) == ["0y", "0n 1m", "0m 1y", ""])
    #expect(try votes(#require(answers.gold).raters) == ["0y", "0y"])
    #expect(throws: ExchangeError.self) { try read(leavingOut: [4]) }
  }

  @Test func goldMayBeMissingOrUnwanted() throws {
    #expect(try read { ($0.experts, $0.gold) = (nil, nil) }.gold == nil)
    #expect(try read(withGold: false).gold == nil)
  }

  @Test func originalsMayBeWordNetIDs() throws {
    let answers = try read({ $0.originals = "n3\nn1\r\nn2" }, classes: ["n1", "n2", "n3"])
    #expect(answers.originals == [2, 0, 1])
  }

  @Test func nobodyAndNothing() throws {
    let answers = try read { files in
      files.raters = .init(ids: [], questions: [], answers: [])
      (files.experts, files.gold) = (nil, nil)
    }
    #expect(answers.ratings.raterCount == 0 && answers.ratings.rows.isEmpty)
  }

  /// Many cells, so that answers stand at every place of the blocks that are looked at together.
  @Test func anyPlace() throws {
    var generator = SystemRandomNumberGenerator()
    let questions = (0..<997).map { ("ILSVRC2012_val_00000003.JPEG", "\($0)") }
    let answers = (0..<41).map { rater in
      String(
        (0..<997).map { _ in
          Int.random(in: 0...rater, using: &generator) == 0 ? "nmy".randomElement() ?? "n" : "-"
        })
    }
    let table = try read {
      $0.raters = .init(ids: (0..<41).map(Int64.init), questions: questions, answers: answers)
    }
    .ratings
    let expected = questions.indices.map { question in
      answers.enumerated().compactMap { rater, given in
        let answer = Array(given)[question]
        return answer == "-" ? nil : "\(rater)\(answer)"
      }.joined(separator: " ")
    }
    #expect(votes(table) == expected)
  }

  /// What is wrong, and what the error must say.
  private static let problems: [(change: @Sendable (inout PublishedFiles) -> Void, error: String)] = [
    ({ $0.raters.cells = [4: 0.5] }, "raters.npz: tensor.npy: byte 160: 0.5 is neither 0 nor 1"),
    ({ $0.raters.cells = [4: -1] }, "raters.npz: tensor.npy: byte 160: -1.0 is neither 0 nor 1"),
    ({ $0.raters.cells = [4: .nan] }, "raters.npz: tensor.npy: byte 160: nan is neither 0 nor 1"),
    (
      { $0.raters.cells = [12: 1] },
      "raters.npz: tensor.npy: byte 240: rater 3 has two answers to question 0"
    ),
    ({ $0.raters.ids = [7, 3, 7] }, "raters.npz: ids.npy: rater 7 stands there twice"),
    (
      { $0.raters.questions[3] = $0.raters.questions[2] },
      "raters.npz: info.npy: rows 2 and 3 are the same question, label 0 of ILSVRC2012_val_00000001.JPEG"
    ),
    (
      { $0.raters.questions[1].file = "ILSVRC2012_val_00000004.JPEG" },
      "raters.npz: info.npy: byte 352: \"ILSVRC2012_val_00000004.JPEG\" is none of the 3 images"
    ),
    (
      { $0.raters.questions[0].file = "ILSVRC2012_val_00000000.JPEG" },
      "\"ILSVRC2012_val_00000000.JPEG\" is no file name such as ILSVRC2012_val_00000001.JPEG"
    ),
    ({ $0.raters.questions[0].file = "ILSVRC2012_val_0000001.JPEG" }, "is no file name such as"),
    ({ $0.raters.questions[0].file = "ILSVRC2012_val_0000000x.JPEG" }, "is no file name such as"),
    ({ $0.raters.questions[0].file = "" }, "is no file name such as"),
    ({ $0.raters.questions[0].label = "1000" }, "info.npy: byte 240: \"1000\" is no label from 0 to 999"),
    ({ $0.raters.questions[0].label = "-1" }, "\"-1\" is no label from 0 to 999"),
    ({ $0.raters.questions[0].label = "" }, "\"\" is no label from 0 to 999"),
    ({ $0.raters.questions[0].label = "18446744073709551616" }, "is no label from 0 to 999"),
    (
      { $0.gold?.questions[0].label = "5" },
      "raters_golden.npz: info.npy: the question in row 0 is another than in"
    ),
    (
      {
        $0.gold?.questions.removeLast()
        $0.gold?.answers = ["y", "m", "y"]
      }, "raters_golden.npz: info.npy: 1 questions; "
    ),
    ({ $0.gold = nil }, "raters_golden.npz: cannot open it: No such file or directory"),
    ({ $0.experts = nil }, "golden.npz: cannot open it: No such file or directory"),
    ({ $0.originals = "[0, 1000]" }, "originals: line 1, column 5: 1000 is no label from 0 to 999"),
    ({ $0.originals = "[0, 1e99]" }, "originals: line 1, column 5: "),
    ({ $0.originals = "[0, 1" }, "originals: line 1, column 6: "),
    ({ $0.originals = "" }, "originals: line 1: expected a JSON array"),
    ({ $0.originals = "n01440764\n" }, "to read WordNet ids, give the classes"),
  ]

  @Test(arguments: problems.indices)
  func whatIsWrongIsSaidWithItsPlace(_ number: Int) throws {
    let (change, expected) = Self.problems[number]
    let error = try #require(throws: ExchangeError.self) { try read(change) }
    #expect(error.description.contains(expected), "\(error)")
    #expect(error.file.hasPrefix(scratch.path))
  }

  @Test func unknownWordNetIDs() throws {
    let error = try #require(throws: ExchangeError.self) {
      try read({ $0.originals = "n1\nn4\n" }, classes: ["n1"])
    }
    #expect(error.description.hasSuffix("originals: line 2: \"n4\" is none of the classes"))
  }

  /// Arrays of other types and shapes than the layout has.
  @Test(arguments: [
    ("tensor", "f4", "expected elements of type f8, found f4"),
    ("tensor", "shape", "tensor.npy: byte 128: expected the shape (1, any, 3), found (3, 1, 1)"),
    ("ids", "f8", "expected elements of type i8, found f8"),
    ("ids", "shape", "ids.npy: byte 128: expected the shape (any,), found (1, 1)"),
    ("info", "i8", "expected texts, found elements of type i8"),
    ("info", "shape", "info.npy: byte 128: expected the shape (1, 2), found (2, 1)"),
    ("info", "missing", "there is no member \"info.npy\""),
  ])
  func otherArrays(member: String, change: String, expected: String) throws {
    try PublishedFiles().write(to: scratch.path)
    let path = scratch.path + "/raters.npz"
    let sink = MemorySink(name: path)
    let archive = NumPyArchiveWriter(to: sink)
    if member == "tensor", change == "f4" {
      try archive.add("tensor", [Float](repeating: 0, count: 3), shape: [1, 1, 3])
    } else {
      try archive.add(
        "tensor", [0.0, 0, 0], shape: (member, change) == ("tensor", "shape") ? [3, 1, 1] : [1, 1, 3])
    }
    if member == "ids", change == "f8" {
      try archive.add("ids", [1.0], shape: [1])
    } else {
      try archive.add("ids", [Int64(1)], shape: (member, change) == ("ids", "shape") ? [1, 1] : [1])
    }
    if member == "info", change == "i8" {
      try archive.add("info", [Int64(1), 2], shape: [1, 2])
    } else if change != "missing" {
      try archive.add(
        "info", texts: ["ILSVRC2012_val_00000001.JPEG", "0"],
        shape: (member, change) == ("info", "shape") ? [2, 1] : [1, 2])
    }
    try archive.finish()
    try Data(sink.bytes).write(to: URL(filePath: path))
    let error = try #require(throws: ExchangeError.self) {
      try PublishedAnswers(folder: scratch.path, originals: scratch.path + "/originals")
    }
    #expect(error.description.hasPrefix(path) && error.description.contains(expected), "\(error)")
  }

  @Test func damagedFiles() throws {
    try PublishedFiles().write(to: scratch.path)
    let path = scratch.path + "/raters.npz"
    let whole = try Data(contentsOf: URL(filePath: path))
    for place in stride(from: 0, to: whole.count, by: 7) {
      var damaged = whole
      damaged[place] ^= 0x41
      // Either it says what is wrong or the damaged byte means nothing, such as a date.
      for bytes in [damaged, whole.prefix(place)] {
        try Data(bytes).write(to: URL(filePath: path))
        do throws(ExchangeError) {
          _ = try PublishedAnswers(folder: scratch.path, originals: scratch.path + "/originals")
          #expect(bytes.count == whole.count)
        } catch {
          #expect(error.file == path)
        }
      }
    }
  }
}
