/// A confidence interval, and what it takes for granted.
public struct Interval: Equatable, Sendable {
  /// What an interval rests on.
  public enum Basis: Equatable, Sendable {
    /// Each answer counts as independent of all others. Answers about one image are not, so such an
    /// interval is narrower than the truth.
    case independentAnswers
    /// Images were drawn with replacement so many times; answers about one image stay together. A number of
    /// draws left the statistic undefined and were passed over.
    case resampledImages(draws: Int, undefined: Int)
  }

  /// The lower end.
  public var lower: Double
  /// The upper end.
  public var upper: Double
  /// The share of such intervals that cover the true value, such as 0.95.
  public var confidence: Double
  /// What it rests on.
  public var basis: Basis
}
