@testable import Aggregation
import Testing

@Suite struct IntervalTests {
  /// Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
  private static let newcombe: [(Int, Int, Double, Double)] = [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
  ]

  @Test(arguments: newcombe)
  func wilson(_ hits: Int, _ count: Int, _ lower: Double, _ upper: Double) throws {
    let interval = try #require(Share(hits, of: count).wilsonInterval())
    #expect(abs(interval.lower - lower) < 5e-5)
    #expect(abs(interval.upper - upper) < 5e-5)
    #expect(interval.basis == .independentAnswers)
    let mirrored = try #require(Share(count - hits, of: count).wilsonInterval())
    #expect(abs(mirrored.lower - (1 - upper)) < 5e-5)
    #expect(abs(mirrored.upper - (1 - lower)) < 5e-5)
  }

  @Test func wilsonAtTheEnds() {
    #expect(Share(0, of: 0).wilsonInterval() == nil)
    #expect(Share(0, of: 3).wilsonInterval()?.lower == 0)
    #expect(Share(3, of: 3).wilsonInterval()?.upper == 1)
    for count in 1...30 {
      for hits in 0...count {
        guard let interval = Share(hits, of: count).wilsonInterval(confidence: 0.9999) else { continue }
        let share = Double(hits) / Double(count)
        #expect(
          0 <= interval.lower && interval.lower <= share && share <= interval.upper && interval.upper <= 1)
      }
    }
  }

  @Test(
    arguments: [
      (0.5, 0.0), (0.975, 1.959963984540054), (0.995, 2.575829303548901), (0.8413447460685429, 1),
      (0.9999, 3.719016485455709),
    ])
  func normalQuantiles(_ probability: Double, _ expected: Double) {
    #expect(abs(normalQuantile(probability) - expected) < 1e-9)
  }

  @Test func quantiles() {
    #expect(quantile(0.5, of: []) == nil)
    #expect(quantile(0.3, of: [7]) == 7)
    #expect(quantile(0.25, of: [1, 2, 3, 4]) == 1.75)
    #expect(quantile(1, of: [1, 2, 3, 4]) == 4)
    #expect(quantile(0, of: [1, 2, 3, 4]) == 1)
  }

  /// The mean of a hundred images of values 0 and 1, half each, has a standard error of 0.05.
  @Test func bootstrapOfAMean() throws {
    var generator = SeededGenerator(seed: 3)
    let interval = try #require(
      Bootstrap(draws: 4000).interval(imageCount: 100, using: &generator) { times in
        Double(times[..<50].reduce(0, +)) / Double(times.reduce(0, +))
      })
    #expect(abs(interval.lower - (0.5 - 1.96 * 0.05)) < 0.015)
    #expect(abs(interval.upper - (0.5 + 1.96 * 0.05)) < 0.015)
  }

  @Test func undefinedDrawsAreCounted() throws {
    var generator = SeededGenerator(seed: 3)
    let interval = try #require(
      Bootstrap(draws: 1000).interval(imageCount: 2, using: &generator) { $0[0] == 0 ? nil : 1 })
    guard case .resampledImages(let draws, let undefined) = interval.basis else { return }
    #expect(draws == 1000)
    #expect((200...300).contains(undefined))
    #expect(Bootstrap().interval(imageCount: 1, using: &generator) { _ in nil } == nil)
  }

  @Test func fixedPointNumbersComeBack() {
    #expect(FixedPoint(sumsUpTo: 10).scale == 0x1p40)
    for greatest in [1e3, 1e8, 1e14] {
      let fixed = FixedPoint(sumsUpTo: greatest)
      #expect(greatest * fixed.scale < 0x1p62)
      for number in [0, 1, 0.25, -3.5, greatest / 7] {
        #expect(abs(fixed.real(fixed.whole(number)) - number) <= 0.5 / fixed.scale)
      }
    }
  }

  @Test func generatorGivesThePublishedNumbers() {
    // The first outputs of SplitMix64 from seed 1234567.
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      [generator.next(), generator.next(), generator.next()]
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }
}
