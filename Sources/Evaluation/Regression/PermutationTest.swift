import Aggregation

/// How often the slopes of two groups differ as much by chance, when residuals could stand anywhere.
///
/// The models keep their original accuracies and groups. If both lines had one slope, ReaL accuracies would be that line,
/// a level for each group, and residuals e without an order. So the residuals of that common slope
///
///     b = (Sxy₁ + Sxy₂) / (Sxx₁ + Sxx₂),    e = (y - ȳ) - b (x - x̄), the means being those of the group
///
/// are dealt out anew at random, and the difference of slopes that they make is Σ₁ e(x - x̄₁)/Sxx₁ - Σ₂ e(x - x̄₂)/Sxx₂.
/// The p value is (1 + how many of the draws differ as much as the data, or more) / (1 + draws). Differences within 1e-12 of that
/// of the data count as equal to it.
///
/// The draws are shuffles by Fisher and Yates, downwards, from one stream of SplitMix64: place i = n - 1 … 1 is
/// swapped with the place that is the high word of 64 bits × (i + 1). Each draw shuffles the order that the last one left.
///
/// Source: Freedman and Lane (1983), doi:10.1080/07350015.1983.10509354; the p value: Phipson and Smyth (2010),
/// doi:10.2202/1544-6115.1585.
public struct PermutationTest: Equatable, Sendable {
  /// How many draws are made unless told otherwise.
  public static let usualDraws = 9999

  /// How many draws were made.
  public let draws: Int
  /// The draws whose difference is as great as that of the data, or greater, on either side.
  public let asGreat: Int
  /// The probability of such a difference by chance.
  public var p: Double { Double(1 + asGreat) / Double(1 + draws) }

  /// The outcome of a test that was made before.
  public init(draws: Int, asGreat: Int) { (self.draws, self.asGreat) = (draws, asGreat) }

  /// Deals out residuals; each group has two different original accuracies at least.
  public init(_ first: ModelGroup, _ second: ModelGroup, draws: Int = usualDraws, seed: UInt64 = 1) {
    let groups = [Centred(first.points), Centred(second.points)]
    let slope = groups.reduce(0) { $0 + $1.xy } / groups.reduce(0) { $0 + $1.xx }
    var residuals = groups.flatMap { group in zip(group.x, group.y).map { $1 - slope * $0 } }
    let weights = groups[0].x.map { $0 / groups[0].xx } + groups[1].x.map { -$0 / groups[1].xx }
    let observed = abs(Self.product(weights, residuals))
    let least = observed - 1e-12
    var generator = SeededGenerator(seed: seed)
    var asGreat = 0
    for _ in 0..<draws {
      if abs(Self.shuffle(&residuals, weights, &generator)) >= least { asGreat += 1 }
    }
    (self.draws, self.asGreat) = (draws, asGreat)
  }

  /// One group about its means.
  private struct Centred {
    var x: [Double]
    var y: [Double]
    var xx = 0.0
    var xy = 0.0

    init(_ points: [AccuracyPoint]) {
      let n = Double(points.count)
      let meanX = points.reduce(0) { $0 + $1.original } / n
      let meanY = points.reduce(0) { $0 + $1.real } / n
      x = points.map { $0.original - meanX }
      y = points.map { $0.real - meanY }
      for (x, y) in zip(x, y) { (xx, xy) = (xx + x * x, xy + x * y) }
    }
  }

  /// Shuffles numbers, and sums them up with weights as they find their places: a second pass would take as long again.
  private static func shuffle(
    _ numbers: inout [Double], _ weights: [Double], _ generator: inout SeededGenerator
  ) -> Double {
    numbers.withUnsafeMutableBufferPointer { numbers in
      weights.withUnsafeBufferPointer { weights in
        var sum = 0.0
        for place in stride(from: numbers.count - 1, to: 0, by: -1) {
          let other = Int(generator.next().multipliedFullWidth(by: UInt64(place + 1)).high)
          numbers.swapAt(place, other)
          sum += weights[place] * numbers[place]
        }
        return sum + weights[0] * numbers[0]
      }
    }
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for (a, b) in zip(one, other) { sum += a * b }
    return sum
  }
}
