@testable import Aggregation
import Testing

@Suite struct VoteMatrixTests {
  @Test func votesStandByQuestionThenByRater() throws {
    let matrix = try matrix(["ny.", "...", "m.n"])
    #expect(matrix.raterCount == 3)
    #expect(matrix.questionCount == 3)
    #expect(matrix.voteCount == 4)
    #expect(matrix.votes(on: 0).map(\.rater) == [0, 1])
    #expect(matrix.votes(on: 0).map(\.answer) == [0, 2])
    #expect(matrix.votes(on: 1).isEmpty)
    #expect(matrix.voteCount(on: 2) == 2)
    #expect(letters(matrix) == ["ny.", "...", "m.n"])
  }

  /// 86 raters with 3 answers need two bytes a code, 30,000 need four.
  @Test(arguments: [(1, 1), (85, 3), (86, 3), (64, 4), (21_846, 3), (30_000, 3)])
  func anyOrderOfVotesGivesTheSameMatrix(_ raters: Int, _ answers: Int) throws {
    var generator = SeededGenerator(seed: UInt64(raters))
    var votes: [(rater: Int, answer: Int, question: Int)] = []
    var plain = [[Int: Int]](repeating: [:], count: 40)
    for _ in 0..<500 {
      let vote = (
        rater: Int.random(in: 0..<raters, using: &generator),
        answer: Int.random(in: 0..<answers, using: &generator),
        question: Int.random(in: 0..<40, using: &generator)
      )
      guard plain[vote.question].updateValue(vote.answer, forKey: vote.rater) == nil else {
        plain[vote.question][vote.rater] = votes.first { $0.0 == vote.0 && $0.2 == vote.2 }?.answer
        continue
      }
      votes.append(vote)
    }
    func build() throws -> VoteMatrix {
      var builder = try VoteMatrix.Builder(raterCount: raters, answerCount: answers, questionCount: 40)
      for vote in votes {
        try builder.append(rater: vote.rater, answer: vote.answer, question: vote.question)
      }
      return try builder.build()
    }
    let matrix = try build()
    votes.shuffle(using: &generator)
    #expect(try build() == matrix)
    for (question, answers) in plain.enumerated() {
      let expected = answers.sorted { $0.key < $1.key }
      #expect(matrix.votes(on: question).map(\.rater) == expected.map(\.key))
      #expect(matrix.votes(on: question).map(\.answer) == expected.map(\.value))
    }
  }

  @Test func columnsInOrderAreTakenOver() throws {
    let columns = try VoteMatrix(raterCount: 3, answerCount: 3, starts: [0, 2, 2, 4], codes: [0, 5, 1, 6])
    #expect(try columns == matrix(["ny.", "...", "m.n"]))
  }

  private static let badColumns: [([UInt32], [UInt8], VoteProblem)] = [
    ([], [], .columnsDoNotFit(votes: 0)), ([1, 1], [0], .columnsDoNotFit(votes: 1)),
    ([0, 2], [0], .columnsDoNotFit(votes: 1)), ([0, 2, 1], [0], .columnsDoNotFit(votes: 1)),
    ([0, 1], [9], .noSuchVote(rater: 3, answer: 0, question: 0)),
    ([0, 0, 2], [3, 4], .votedTwice(rater: 1, question: 1)),
    ([0, 2], [3, 0], .ratersDoNotAscend(question: 0)),
  ]

  @Test(arguments: badColumns)
  func badColumnsAreRefused(_ starts: [UInt32], _ codes: [UInt8], _ problem: VoteProblem) {
    #expect(throws: AggregationError.votes(problem)) {
      try VoteMatrix(raterCount: 3, answerCount: 3, starts: starts, codes: codes)
    }
  }

  @Test func whatDoesNotFitIsRefused() throws {
    #expect(throws: AggregationError.votes(.tooManyRaters(86, answers: 3))) {
      try VoteMatrix(raterCount: 86, answerCount: 3, starts: [0], codes: [])
    }
    for (raters, answers) in [(-1, 3), (3, 0), (Int.max, 2), (1 << 31, 3)] {
      #expect(throws: AggregationError.votes(.tooManyRaters(raters, answers: answers))) {
        try VoteMatrix.Builder(raterCount: raters, answerCount: answers, questionCount: 1)
      }
    }
    #expect(throws: AggregationError.votes(.tooManyQuestions(-1))) {
      try VoteMatrix.Builder(raterCount: 1, answerCount: 1, questionCount: -1)
    }
    var builder = try VoteMatrix.Builder(raterCount: 2, answerCount: 3, questionCount: 1)
    for (rater, answer, question) in [(2, 0, 0), (-1, 0, 0), (0, 3, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)] {
      #expect(
        throws: AggregationError.votes(.noSuchVote(rater: rater, answer: answer, question: question))
      ) { try builder.append(rater: rater, answer: answer, question: question) }
    }
    try builder.append(rater: 1, answer: 0, question: 0)
    try builder.append(rater: 1, answer: 2, question: 0)
    #expect(throws: AggregationError.votes(.votedTwice(rater: 1, question: 0))) { try builder.build() }
  }

  @Test func tablesRefuseRowsThatDoNotFit() throws {
    let row = VoteTable.Row(image: 4, label: 2)
    let other = VoteTable.Row(image: 4, label: 3)
    #expect(throws: AggregationError.votes(.columnsDoNotFit(votes: 2))) {
      try VoteTable(rows: [row], matrix: matrix(["y", "n"]))
    }
    #expect(throws: AggregationError.votes(.columnsDoNotFit(votes: 2))) {
      try VoteTable(rows: [row, other], matrix: matrix(["y", "n"], answers: "ny"))
    }
    #expect(throws: AggregationError.votes(.questionTwice(row))) {
      try VoteTable(rows: [row, row], matrix: matrix(["y", "n"]))
    }
    #expect(try votes(VoteTable(rows: [row, other], matrix: matrix(["ym", "n."]))) == ["0y 1m", "0n"])
  }

  @Test func answersCanBeMergedAndDropped() throws {
    let matrix = try matrix(["nmy", "m.m", "y.n"])
    #expect(try letters(matrix.recoded([0, 0, 1], answerCount: 2), answers: "ny") == ["nny", "n.n", "y.n"])
    #expect(
      try letters(matrix.recoded([0, nil, 1], answerCount: 2), answers: "ny") == ["n.y", "...", "y.n"])
    #expect(throws: AggregationError.self) { try matrix.recoded([0, 1, 2], answerCount: 2) }
  }

  @Test func aRaterCanBeAddedAndQuestionsPicked() throws {
    let matrix = try matrix(["nm", "..", "y."])
    let more = try matrix.appendingRater { [nil, 2, 0][$0] }
    #expect(letters(more) == ["nm.", "..y", "y.n"])
    #expect(letters(more.selecting([2, 0, 2])) == ["y.n", "nm.", "y.n"])
    #expect(throws: AggregationError.votes(.noSuchVote(rater: 2, answer: 3, question: 0))) {
      try matrix.appendingRater { _ in 3 }
    }
  }

  /// The 86th rater makes two bytes a code of one.
  @Test func addingARaterMayWidenTheCodes() throws {
    let matrix = try matrix([String(repeating: "y", count: 85)])
    let more = try matrix.appendingRater { _ in 2 }
    #expect(letters(more) == [String(repeating: "y", count: 86)])
  }

  @Test func equalRowsAreFound() throws {
    let votes = try matrix(["nm.", "y..", "nm.", "...", ".y.", "nm.", "y..", "nmy"])
    let distinct = DistinctVotes(votes)
    #expect(distinct.groups.map(\.votesPerRow) == [1, 2, 3])
    #expect(distinct.groups.map { rows($0, distinct.pairs) } == [[[2], [5]], [[0, 4]], [[0, 4, 8]]])
    #expect(distinct.groups.map(\.multiplicities) == [[2, 1], [3], [1]])
    #expect(distinct.questionCount == 7)
    #expect(votes.votesOfCode == [4, 0, 2, 0, 4, 1, 0, 0, 1])
  }

  @Test(arguments: [3, 100, 30_000])
  func equalRowsAreFoundAmongMany(_ raters: Int) throws {
    var generator = SeededGenerator(seed: 7)
    let question = { (_: Int) in [0, 1, 2].map { _ in Int.random(in: 0..<raters * 3, using: &generator) } }
    let kinds = (0..<2700).map(question).map { Dictionary(grouping: $0) { $0 / 3 }.compactMapValues(\.first) }
    var builder = try VoteMatrix.Builder(raterCount: raters, answerCount: 3, questionCount: 8000)
    var plain: [[Int]: UInt32] = [:]
    for question in 0..<8000 {
      let kind = kinds[Int.random(in: 0..<kinds.count, using: &generator)]
      plain[kind.values.sorted(), default: 0] += 1
      for (rater, code) in kind { try builder.append(rater: rater, answer: code % 3, question: question) }
    }
    let distinct = DistinctVotes(try builder.build())
    #expect(distinct.groups.reduce(0) { $0 + $1.count } == plain.count)
    for group in distinct.groups {
      for (row, times) in zip(rows(group, distinct.pairs), group.multiplicities) {
        #expect(plain[row] == times)
      }
    }
  }

  private func rows(_ group: EqualRows, _ pairs: VotePairs) -> [[Int]] {
    (0..<group.count).map { row in
      group.symbols[row * group.width..<(row + 1) * group.width].flatMap { symbol in
        guard symbol >= pairs.codeCount else { return [Int(symbol)] }
        let halves = pairs.halves[Int(symbol) - pairs.codeCount]
        return [Int(halves.left), Int(halves.right)]
      }
    }
  }

  /// A table that is full counts every question still.
  @Test func equalRowsWithLittleRoom() {
    var rows = EqualRows(votesPerRow: 2, width: 1, questionCount: 300, mostSlots: 64)
    for question in 0..<300 { rows.add([UInt32(question < 100 ? question % 40 : question % 100)]) }
    #expect(rows.multiplicities.reduce(0, +) == 300)
    #expect(rows.multiplicities[..<40].reduce(0, +) == 140)
    #expect(rows.count == 48 + 52 + 100)
  }

  /// Each pair's number is the sum of its votes', and its votes get what the pair has.
  @Test(arguments: [2, 400])
  func pairsOfVotes(_ raters: Int) throws {
    let codes = PackedIntegers([0, 4, 1, 5, 0, 4, 2], width: 1)
    var pairs = VotePairs(codeCount: raters * 3)
    var row = [UInt32](repeating: 0, count: 7)
    pairs.write(0..<7, of: codes, into: &row)
    #expect(row == (raters == 2 ? [6, 7, 6, 2, 0, 0, 0] : [0, 4, 1, 5, 0, 4, 2]))
    let width = pairs.width(ofVotes: 7)
    let table = pairs.bySymbol((0..<Int64(raters * 3)).map { 1 << ($0 % 8) })
    let sum: Int64 = row[..<width].reduce(0) { $0 &+ table[Int($1)] }
    #expect(sum == 72)
    var counts = [Int64](repeating: 0, count: pairs.symbolCount)
    for symbol in row[..<width] { counts[Int(symbol)] += 10 }
    #expect(Array(pairs.byCode(counts)[..<6]) == [20, 10, 10, 0, 20, 10])
  }
}
