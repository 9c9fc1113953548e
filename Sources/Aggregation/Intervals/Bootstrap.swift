/// Percentile intervals by drawing images with replacement.
///
/// The questions about one image belong together: raters answer them in one go, and what is hard about the
/// picture is hard for all of them. So whole images are drawn, not questions.
///
/// Source: Efron (1979), "Bootstrap methods: another look at the jackknife", doi:10.1214/aos/1176344552;
/// drawing whole groups: Davison and Hinkley (1997), "Bootstrap methods and their application", section 3.8.
public struct Bootstrap: Equatable, Sendable {
  /// How many times images are drawn; 1 or more.
  public var draws: Int
  /// The confidence of the interval, between 0 and 1.
  public var confidence: Double

  /// Makes the settings of a bootstrap.
  public init(draws: Int = 1000, confidence: Double = 0.95) {
    self.draws = draws
    self.confidence = confidence
  }

  /// The interval of a statistic; nil where no draw leaves it defined.
  ///
  /// - Parameters:
  ///   - imageCount: How many images there are; each draw takes as many.
  ///   - generator: The source of chance. The same one gives the same interval.
  ///   - statistic: The value when each image is there as often as told, or nil.
  public func interval(
    imageCount: Int, using generator: inout some RandomNumberGenerator,
    of statistic: (_ timesOfImage: [Int]) -> Double?
  ) -> Interval? {
    intervals(imageCount: imageCount, using: &generator) { [statistic($0)] }[0]
  }

  /// The intervals of several statistics, from the same draws.
  ///
  /// - Parameter statistics: As many values for every draw.
  public func intervals(
    imageCount: Int, using generator: inout some RandomNumberGenerator,
    of statistics: (_ timesOfImage: [Int]) -> [Double?]
  ) -> [Interval?] {
    var values: [[Double]] = []
    for _ in 0..<max(1, draws) {
      var times = [Int](repeating: 0, count: imageCount)
      for _ in 0..<imageCount {
        times[Int(generator.next().multipliedFullWidth(by: UInt64(imageCount)).high)] += 1
      }
      let drawn = statistics(times)
      if values.isEmpty { values = [[Double]](repeating: [], count: drawn.count) }
      for (place, value) in drawn.enumerated() { if let value { values[place].append(value) } }
    }
    return values.map(interval)
  }

  private func interval(_ values: [Double]) -> Interval? {
    let sorted = values.sorted()
    guard let lower = quantile((1 - confidence) / 2, of: sorted),
      let upper = quantile((1 + confidence) / 2, of: sorted)
    else { return nil }
    return Interval(
      lower: lower, upper: upper, confidence: confidence,
      basis: .resampledImages(draws: max(1, draws), undefined: max(1, draws) - sorted.count))
  }
}
