/// How a figure is spread over raters.
public struct Spread: Equatable, Sendable {
  /// How many raters have the figure.
  public var count: Int
  /// The mean; nil of none, as all that follows.
  public var mean: Double?
  /// The middle value, or the mean of the two middle ones.
  public var median: Double?
  /// The least.
  public var least: Double?
  /// The greatest.
  public var greatest: Double?

  /// Takes a value for each rater; nil: the rater has none, and is left out.
  public init(_ values: [Double?]) {
    let known = values.compactMap(\.self)
    count = known.count
    mean = known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    median = Aggregation.median(of: known)
    least = known.min()
    greatest = known.max()
  }
}

extension Share {
  /// All that several shares are of, together.
  public static func sum(_ shares: some Sequence<Share>) -> Share {
    shares.reduce(into: Share()) { sum, share in
      sum.hits += share.hits
      sum.count += share.count
    }
  }
}
