import Aggregation
import Evaluation
import Testing

@Suite("Regression")
struct RegressionTests {
  private func points(_ values: [(Double, Double)], _ name: String = "m") -> [AccuracyPoint] {
    values.enumerated().map { AccuracyPoint(model: "\(name)\($0)", original: $1.0, real: $1.1) }
  }

  private let first = [(0.55, 0.63), (0.60, 0.69), (0.66, 0.73), (0.71, 0.79), (0.74, 0.81)]
  private let second = [(0.70, 0.80), (0.76, 0.82), (0.79, 0.86), (0.84, 0.87), (0.86, 0.89), (0.88, 0.90)]

  @Test("A line is SciPy's linregress")
  func line() throws {
    let fit = try #require(LinearFit(points(first)))
    expect(fit.slope, 0.9390444810543662)
    expect(fit.intercept, 0.11774299835255331)
    expect(fit.correlation, 0.9955971167549248)
    expect(fit.standardError, 0.051044261564513034)
    expect(fit.slopeInterval().lowerBound, 0.7765988594324466)
    expect(fit.slopeInterval().upperBound, 1.1014901026762858)
  }

  @Test("Differences of slopes are those of a joint model and of Welch")
  func difference() throws {
    let groups = [
      try ModelGroup(name: "a", points: points(first)), try ModelGroup(name: "b", points: points(second)),
    ]
    let found = SlopeDifference(groups[0], groups[1], permutation: PermutationTest(draws: 1, asGreat: 0))
    expect(found.pooled.t, 4.758558813774628)
    expect(found.pooled.p, 0.0020629099924201386)
    expect(found.interval.lowerBound, 0.1877341437857551)
    expect(found.interval.upperBound, 0.5586053582797816)
    expect(found.welch.t, 4.791603750257899)
    expect(found.welch.degreesOfFreedom, 6.999970997415791)
    expect(found.welch.p, 0.0019854746271500694)
  }

  private func expect(_ found: Double, _ expected: Double, _ place: SourceLocation = #_sourceLocation) {
    #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), sourceLocation: place)
  }

  @Test("Permutations of few residuals come near to all of them")
  func allPermutations() throws {
    let one = try ModelGroup(name: "a", points: points(Array(first.prefix(3))))
    let two = try ModelGroup(name: "b", points: points(Array(second.prefix(4))))
    // All 7! orders, by SciPy-free enumeration in the same way.
    let exact = Self.exactShare(one, two)
    let drawn = PermutationTest(one, two, draws: 20_000, seed: 3)
    #expect(abs(drawn.p - exact) < 5 * (exact * (1 - exact) / 20_000).squareRoot() + 1e-4)
    #expect(PermutationTest(one, two, draws: 500, seed: 3) == PermutationTest(one, two, draws: 500, seed: 3))
    #expect(PermutationTest(one, two, draws: 500, seed: 3) != PermutationTest(one, two, draws: 500, seed: 4))
  }

  /// The share of all orders of the residuals of the common slope whose lines differ as much.
  private static func exactShare(_ one: ModelGroup, _ two: ModelGroup) -> Double {
    func centred(_ group: ModelGroup) -> [(x: Double, y: Double)] {
      let n = Double(group.points.count)
      let x = group.points.reduce(0) { $0 + $1.original } / n
      let y = group.points.reduce(0) { $0 + $1.real } / n
      return group.points.map { ($0.original - x, $0.real - y) }
    }
    let (a, b) = (centred(one), centred(two))
    let slope = (a + b).reduce(0) { $0 + $1.x * $1.y } / (a + b).reduce(0) { $0 + $1.x * $1.x }
    let residuals = (a + b).map { $0.y - slope * $0.x }
    func difference(_ order: [Int]) -> Double {
      let values = order.map { residuals[$0] }
      let p = zip(a, values).reduce(0) { $0 + $1.0.x * $1.1 } / a.reduce(0) { $0 + $1.x * $1.x }
      let q =
        zip(b, values.dropFirst(a.count)).reduce(0) { $0 + $1.0.x * $1.1 } / b.reduce(0) { $0 + $1.x * $1.x }
      return abs(p - q)
    }
    let least = difference(Array(residuals.indices)) - 1e-12
    let orders = permutations(Array(residuals.indices))
    return Double(orders.count { difference($0) >= least }) / Double(orders.count)
  }

  private static func permutations(_ numbers: [Int]) -> [[Int]] {
    if numbers.count < 2 { return [numbers] }
    return numbers.flatMap { first in permutations(numbers.filter { $0 != first }).map { [first] + $0 } }
  }

  @Test("Points on their lines leave nothing to chance")
  func exactLines() throws {
    let one = try ModelGroup(name: "a", points: points([(0, 0), (0.5, 0.5), (1, 1)]))
    let two = try ModelGroup(name: "b", points: points([(0, 0), (0.5, 0.25), (1, 0.5)]))
    let found = SlopeDifference(one, two, permutation: PermutationTest(draws: 1, asGreat: 0))
    #expect(found.difference == 0.5)
    #expect(found.pooled.p == 0 && found.welch.p == 0)
    let same = SlopeDifference(one, one, permutation: PermutationTest(draws: 1, asGreat: 0))
    #expect(same.pooled.p == 1 && same.welch.p == 1)
    #expect(one.fit.correlation == 1)
  }

  @Test("Groups by a cut, by the median and by names")
  func groups() throws {
    let all = points(first, "early") + points(second, "late")
    let median = try AccuracyRegression(all, permutations: 10)
    #expect(median.cut == 0.74)
    #expect(median.groups.map(\.points.count) == [5, 6])
    let cut = try AccuracyRegression(all, by: .cut(0.75), permutations: 10)
    #expect(cut.groups.map(\.points.count) == [6, 5])
    let named = try AccuracyRegression(
      all,
      by: .patterns([.init(name: "late", pattern: "late*"), .init(name: "first", pattern: "early[0-3]")]),
      permutations: 10)
    #expect(named.groups.map(\.name) == ["late", "first"])
    #expect(named.groups.map(\.points.count) == [6, 4])
    #expect(named.ungrouped == ["early4"])
    let others = try AccuracyRegression(
      all, by: .patterns([.init(name: "late", pattern: "late?")]), permutations: 10)
    #expect(others.groups.map(\.name) == ["late", "others"])
    #expect(others.groups[1].points.count == 5)
  }

  @Test("What makes no line is refused")
  func refusals() throws {
    #expect(throws: EvaluationError.noLine(group: "lower", models: 2)) {
      try AccuracyRegression(points(Array(first.prefix(5))), permutations: 1)
    }
    #expect(throws: EvaluationError.noLine(group: "upper", models: 3)) {
      try AccuracyRegression(
        points(first + [(0.8, 0.9), (0.8, 0.8), (0.8, 0.7)]), by: .cut(0.75), permutations: 1)
    }
    #expect(throws: EvaluationError.inTwoGroups(model: "m0")) {
      try AccuracyRegression(
        points(first), by: .patterns([.init(name: "a", pattern: "m*"), .init(name: "b", pattern: "*")]))
    }
    #expect(throws: EvaluationError.noLine(group: "lower", models: 0)) { try AccuracyRegression([]) }
  }
}
