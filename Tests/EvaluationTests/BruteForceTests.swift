import Aggregation
import Evaluation
import Testing

/// Labels and predictions drawn at random, and every figure computed once more the plainest way.
@Suite("Figures beside a plain reference")
struct BruteForceTests {
  private struct Drawn {
    var originals: [Int?] = []
    var real: [[Int]] = []
    var predictions: [[Int]] = []

    init(seed: UInt64, images: Int, labels: Int, depth: Int) {
      var chance = SeededGenerator(seed: seed)
      for _ in 0..<images {
        let all = (0..<labels).shuffled(using: &chance)
        originals.append(Int.random(in: 0..<8, using: &chance) == 0 ? nil : all[0])
        let isRight = Int.random(in: 0..<4, using: &chance) > 0
        real.append(Array(all.dropFirst(isRight ? 0 : 1).prefix(Int.random(in: 0...4, using: &chance))))
        let own = (0..<labels).shuffled(using: &chance)
        let first = Bool.random(using: &chance) ? [all[0]] : []
        predictions.append(Array((first + own.filter { !first.contains($0) }).prefix(depth)))
      }
    }

    func references() throws -> ReferenceLabels { try ReferenceLabels(originals: originals, real: real) }

    func model(_ name: String) throws -> ModelPredictions {
      try ModelPredictions(
        model: name, depth: predictions[0].count, labels: predictions.flatMap { $0.map(UInt32.init) })
    }

    var places: Range<Int> { 0..<originals.count }
  }

  @Test("Accuracies, later predictions and preference", arguments: 0..<40)
  func accuracies(seed: Int) throws {
    let drawn = Drawn(seed: UInt64(seed), images: 1 + seed * 3, labels: 9, depth: 1 + seed % 5)
    let (real, originals, given) = (drawn.real, drawn.originals, drawn.predictions)
    let topK = 1 + seed % 6
    let figures = try AccuracyFigures(drawn.model("m"), by: drawn.references(), topK: topK)
    func share(_ isHit: (Int) -> Bool, _ counts: (Int) -> Bool) -> Share {
      let places = drawn.places.filter(counts)
      return Share(places.count(where: isHit), of: places.count)
    }
    #expect(figures.original == share({ given[$0][0] == originals[$0] }, { originals[$0] != nil }))
    #expect(figures.real == share({ real[$0].contains(given[$0][0]) }, { !real[$0].isEmpty }))
    let hasTop = given[0].count >= topK
    #expect(
      figures.originalTopK
        == (hasTop
          ? share({ given[$0].prefix(topK).contains(originals[$0] ?? -1) }, { originals[$0] != nil }) : nil))
    #expect(
      figures.realTopK
        == (hasTop
          ? share({ !Set(given[$0].prefix(topK)).isDisjoint(with: real[$0]) }, { !real[$0].isEmpty }) : nil))
    for later in figures.later {
      let counted = { (place: Int) in real[place].contains(given[place][0]) && real[place].count >= later.rank
      }
      #expect(later.share == share({ real[$0].contains(given[$0][later.rank - 1]) }, counted))
    }
    #expect(figures.later.count == max(0, min(given[0].count, 3) - 1))
    let both = drawn.places.filter { !real[$0].isEmpty && originals[$0] != nil }
    #expect(figures.preference.images == both.count)
    #expect(
      figures.preference.modelAlone
        == both.count { real[$0].contains(given[$0][0]) && !real[$0].contains(originals[$0] ?? -1) })
    #expect(
      figures.preference.originalAlone
        == both.count { !real[$0].contains(given[$0][0]) && real[$0].contains(originals[$0] ?? -1) })
  }

  @Test("Counts of label sets and pairs", arguments: 0..<20)
  func labels(seed: Int) throws {
    let drawn = Drawn(seed: UInt64(seed), images: seed * 4, labels: 6, depth: 1)
    let references = try ReferenceLabels(originals: drawn.originals, real: drawn.real)
    let counts = references.counts
    #expect(counts.empty == drawn.real.count(where: \.isEmpty))
    #expect(counts.single == drawn.real.count { $0.count == 1 })
    #expect(counts.several == drawn.real.count { $0.count > 1 })
    #expect(counts.labels == drawn.real.joined().count)
    let judged = drawn.places.filter { !drawn.real[$0].isEmpty && drawn.originals[$0] != nil }
    #expect(
      counts.originalIsReal
        == Share(judged.count { drawn.real[$0].contains(drawn.originals[$0] ?? -1) }, of: judged.count))
    var expected: [LabelPair] = []
    for first in 0..<6 {
      for second in first + 1..<6 {
        let both = drawn.places.filter { drawn.real[$0].contains(first) && drawn.real[$0].contains(second) }
        guard !both.isEmpty else { continue }
        expected.append(
          LabelPair(
            first: first, second: second,
            ofFirst: Share(both.count, of: drawn.real.count { $0.contains(first) }),
            ofSecond: Share(both.count, of: drawn.real.count { $0.contains(second) }),
            originalFirst: both.count { drawn.originals[$0] == first },
            originalSecond: both.count { drawn.originals[$0] == second }))
      }
    }
    expected.sort { ($1.images, $0.first, $0.second) < ($0.images, $1.first, $1.second) }
    #expect(references.pairs == expected)
  }

  @Test("Classes beside the oracle: the closed form", arguments: 0..<20)
  func oracle(seed: Int) throws {
    let drawn = Drawn(seed: UInt64(seed), images: 10 + seed * 5, labels: 7, depth: 2)
    let limit = Double(seed) / 20
    let comparison = OracleComparison(
      [try drawn.model("a"), try drawn.model("b")], by: try drawn.references(), limit: limit
    ) { $0 == 3 }
    var expected: [Int] = []
    for label in 0..<7 where label != 3 {
      let images = drawn.places.filter { drawn.originals[$0] == label && drawn.real[$0].contains(label) }
      let several = images.filter { drawn.real[$0].count > 1 }
      let oracle = images.reduce(0) { $0 + 1 / Double(drawn.real[$1].count) } / Double(images.count)
      guard !images.isEmpty, oracle <= limit else { continue }
      expected.append(label)
      let figures = try #require(comparison.classes.first { $0.label == label })
      #expect(figures.all.count == images.count)
      #expect(abs(figures.all.oracle - oracle) < 1e-12)
      let right = images.count { drawn.predictions[$0][0] == label }
      #expect(figures.all.right == [right, right])
      #expect(figures.several.count == several.count)
      let severalRight = several.count { drawn.predictions[$0][0] == label }
      #expect(figures.several.right == [severalRight, severalRight])
    }
    #expect(comparison.classes.map(\.label) == expected)
    let present = Set(
      drawn.places.compactMap {
        drawn.real[$0].contains(drawn.originals[$0] ?? -1) ? drawn.originals[$0] : nil
      })
    #expect(comparison.excludedCount + comparison.clearCount + expected.count == present.count)
  }

  @Test("An oracle that is played gets what its closed form says")
  func playedOracle() throws {
    let drawn = Drawn(seed: 5, images: 400, labels: 5, depth: 1)
    let references = try drawn.references()
    let comparison = OracleComparison([], by: references, limit: 1)
    var chance = SeededGenerator(seed: 9)
    let draws = 2000
    var hits = [Int](repeating: 0, count: 5)
    for _ in 0..<draws {
      for place in drawn.places {
        guard let original = drawn.originals[place], drawn.real[place].contains(original) else { continue }
        hits[original] += drawn.real[place].randomElement(using: &chance) == original ? 1 : 0
      }
    }
    #expect(comparison.classes.count == 5)
    for figures in comparison.classes {
      let played = Double(hits[figures.label]) / Double(draws * figures.all.count)
      // Five standard errors at the most.
      let error = 0.5 / Double(draws * figures.all.count).squareRoot()
      #expect(abs(played - figures.all.oracle) < 5 * error)
    }
  }
}
