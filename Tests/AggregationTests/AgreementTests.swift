import Aggregation
import Testing

@Suite struct AgreementTests {
  /// Krippendorff (2011), "Computing Krippendorff's alpha-reliability", part C: four observers, twelve units,
  /// five values, answers missing. A row for each unit; the last has one answer only.
  private static let krippendorff = [
    "11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", ".3..",
  ]
  /// The example of Wikipedia's article on alpha: three coders, fifteen units.
  private static let wikipedia = [
    ".1.", "...", ".22", ".11", ".33", "334", "444", "13.", "2.2", "1.1", "1.1", "3.3", "3.3", "...", "3.4",
  ]
  /// Fleiss (1971): the diagnoses of thirty patients, six psychiatrists each.
  private static let fleiss = [
    "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555",
    "144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555",
    "555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555",
  ]

  private func pairs(_ rows: [String], images: [Int]? = nil) throws -> AnswerPairs {
    AnswerPairs(try matrix(rows, answers: "12345"), images: images)
  }

  @Test(
    arguments: [
      (krippendorff, KrippendorffsAlpha.nominal, 0.743), (krippendorff, .ordinal, 0.815),
      (krippendorff, .interval, 0.849), (wikipedia, .nominal, 0.691), (wikipedia, .interval, 0.811),
    ])
  func alphaOfThePublishedExamples(
    _ rows: [String], _ metric: KrippendorffsAlpha, _ expected: Double
  ) throws {
    let alpha = try #require(pairs(rows).value(of: .krippendorffsAlpha(metric)))
    #expect((alpha * 1000).rounded() / 1000 == expected)
  }

  @Test func fleissKappaOfThePublishedExamples() throws {
    #expect(abs(try #require(pairs(Self.fleiss).value(of: .fleissKappa)) - 0.4302445) < 1e-7)
    // Wikipedia's example: ten subjects, fourteen raters, five categories, given as counts.
    let counts = [
      [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]
    let rows = counts.map { row in
      zip("12345", row).map { String(repeating: $0, count: $1) }.joined()
    }
    #expect(abs(try #require(pairs(rows).value(of: .fleissKappa)) - 0.210) < 0.0005)
  }

  @Test func cohensKappaOfPublishedExamples() throws {
    let examples: [([[Int]], Double)] = [
      ([[20, 5], [10, 15]], 0.4), ([[45, 15], [25, 15]], 0.1304), ([[25, 35], [5, 35]], 0.2593),
      // From the manual of SAS' FREQ procedure.
      ([[0, 4, 1], [0, 8, 0], [0, 1, 5]], 0.4842),
    ]
    for (counts, expected) in examples {
      #expect(abs(try #require(CohensKappa(counts: counts).value) - expected) < 5e-5)
    }
    #expect(CohensKappa(counts: [[0, 0], [0, 7]]).value == nil)
    #expect(CohensKappa(counts: [[0, 7], [0, 0]]).value == 0)
    #expect(CohensKappa(counts: [[0, 0], [0, 0]]).value == nil)
    #expect(CohensKappa(counts: [[20, 5], [10, 15]]).agreement == Share(35, of: 50))
  }

  @Test func cohensKappaOfTwoRatersOfAMatrix() throws {
    let votes = try matrix(["yn", "yy", "n.", ".y", "nn", "my", "nn"])
    let kappa = CohensKappa(votes, first: 0, second: 1)
    #expect(kappa.counts == [[2, 0, 0], [0, 0, 1], [1, 0, 1]])
    #expect(CohensKappa(votes, first: 1, second: 0).counts == [[2, 0, 1], [0, 0, 0], [0, 1, 1]])
    var generator = SeededGenerator(seed: 1)
    let interval = try #require(kappa.interval(using: &generator))
    let value = try #require(kappa.value)
    #expect(interval.lower < value && value < interval.upper)
  }

  /// By hand: three questions with two, three and one answers; pairs that agree 1 of 1 and 1 of 3.
  @Test func percentByHand() throws {
    let pairs = try pairs(["11.", "112", "..3"])
    #expect(pairs.value(of: .percent) == 0.5)
    #expect(pairs.imageCount == 2)
  }

  @Test func oneAnswerInUseIsUndefined() throws {
    for rows in [["11", "11"], [], ["1.", ".1"], ["1.", ".2"]] {
      let pairs = try pairs(rows)
      #expect(pairs.value(of: .fleissKappa) == nil)
      for metric in KrippendorffsAlpha.allCases {
        #expect(pairs.value(of: .krippendorffsAlpha(metric)) == nil)
      }
      var generator = SeededGenerator(seed: 1)
      #expect(pairs.interval(of: .fleissKappa, using: &generator) == nil)
    }
    #expect(try pairs(["11", "11"]).value(of: .percent) == 1)
    #expect(try pairs(["1.", ".2"]).value(of: .percent) == nil)
    #expect(try pairs(["11", "22", "3."]).value(of: .fleissKappa) == 1)
    #expect(try pairs(["11", "22", "3."]).value(of: .krippendorffsAlpha(.ordinal)) == 1)
  }

  /// Every pair of answers looked at, on a hundred small matrices.
  @Test func likePlainLoops() throws {
    for seed in UInt64(0)..<100 {
      var generator = SeededGenerator(seed: seed)
      let rows = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        String((0..<4).map { _ in Array("123.")[Int.random(in: 0..<4, using: &generator)] })
      }
      let plain = PlainAgreement(rows)
      let pairs = AnswerPairs(try matrix(rows, answers: "123"))
      expect(pairs.value(of: .percent), plain.percent, "\(rows)")
      expect(pairs.value(of: .fleissKappa), plain.fleiss, "\(rows)")
      for metric in KrippendorffsAlpha.allCases {
        expect(pairs.value(of: .krippendorffsAlpha(metric)), plain.alpha(metric), "\(rows) \(metric)")
      }
    }
  }

  private func expect(_ value: Double?, _ expected: Double?, _ comment: Comment) {
    guard let value, let expected else {
      #expect(value == nil && expected == nil, comment)
      return
    }
    #expect(abs(value - expected) < 1e-12, comment)
  }

  @Test func intervalsAreSeededAndDrawWholeImages() throws {
    let rows = Array((0..<5).map { _ in Self.fleiss }.joined())
    func interval(_ images: [Int]?, _ seed: UInt64) throws -> Interval {
      var generator = SeededGenerator(seed: seed)
      return try #require(try pairs(rows, images: images).interval(of: .fleissKappa, using: &generator))
    }
    let single = try interval(nil, 1)
    #expect(try interval(nil, 1) == single)
    #expect(try interval(nil, 2) != single)
    var generator = SeededGenerator(seed: 1)
    let several = try pairs(rows).intervals(of: [.percent, .fleissKappa], using: &generator)
    #expect(several.count == 2 && several[1] == single && several[0] != single)
    #expect(single.basis == .resampledImages(draws: 1000, undefined: 0))
    #expect(single.lower < 0.43 && 0.43 < single.upper)
    // Five copies of each row in one image say no more than one row: the interval is as wide as without them.
    let grouped = try interval(rows.indices.map { $0 % 30 }, 1)
    generator = SeededGenerator(seed: 1)
    let original = try #require(try pairs(Self.fleiss).interval(of: .fleissKappa, using: &generator))
    #expect(abs(grouped.lower - original.lower) < 0.01 && abs(grouped.upper - original.upper) < 0.01)
    #expect(grouped.upper - grouped.lower > 1.5 * (single.upper - single.lower))
  }
}

/// Coefficients by looking at every pair of answers.
private struct PlainAgreement {
  private var units: [[Int]]

  init(_ rows: [String]) {
    units = rows.map { row in row.compactMap(\.wholeNumberValue) }.filter { $0.count >= 2 }
  }

  private var all: [Int] { units.flatMap(\.self) }

  private func pairs(_ unit: [Int]) -> [(Int, Int)] {
    unit.indices.flatMap { one in
      unit.indices.filter { $0 != one }.map { (unit[one], unit[$0]) }
    }
  }

  var percent: Double? {
    let pairs = units.flatMap(pairs)
    return pairs.isEmpty ? nil : Double(pairs.count { $0.0 == $0.1 }) / Double(pairs.count)
  }

  var fleiss: Double? {
    guard Set(all).count > 1 else { return nil }
    let observed = units.reduce(0.0) { sum, unit in
      sum + Double(pairs(unit).count { $0.0 == $0.1 }) / Double(unit.count * (unit.count - 1))
    }
    let chance = (1...3).reduce(0.0) { sum, value in
      let share = Double(all.count { $0 == value }) / Double(all.count)
      return sum + share * share
    }
    return (observed / Double(units.count) - chance) / (1 - chance)
  }

  func alpha(_ metric: KrippendorffsAlpha) -> Double? {
    guard Set(all).count > 1 else { return nil }
    let observed = units.reduce(0.0) { sum, unit in
      sum + pairs(unit).reduce(0.0) { $0 + distance($1.0, $1.1, metric) } / Double(unit.count - 1)
    }
    let expected = pairs(all).reduce(0.0) { $0 + distance($1.0, $1.1, metric) }
    return 1 - (observed / Double(all.count)) / (expected / Double(all.count * (all.count - 1)))
  }

  private func distance(_ one: Int, _ other: Int, _ metric: KrippendorffsAlpha) -> Double {
    switch metric {
    case .nominal: return one == other ? 0 : 1
    case .interval: return Double((one - other) * (one - other))
    case .ordinal:
      let counts = (min(one, other)...max(one, other)).map { value in Double(all.count { $0 == value }) }
      let between = counts.reduce(0, +) - ((counts.first ?? 0) + (counts.last ?? 0)) / 2
      return one == other ? 0 : between * between
    }
  }
}
