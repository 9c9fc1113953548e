/// How long a rater's ratings took, without those during which the rater was away.
///
/// Seconds run while a task is on the screen, also when the rater is at lunch. A rating that took more than ten
/// times the rater's own median counts as interrupted: it is left out of the seconds, and counted. Its answers
/// stay. A rating of 0 seconds is one that nobody measured, from another program's data: it is left out of everything.
public struct ActiveTime: Equatable, Sendable {
  /// How many times the median a rating takes at most that was not interrupted.
  public static let mostTimesMedian = 10.0

  /// How many ratings were interrupted.
  public let interrupted: Int
  /// The seconds of the others, ascending.
  private let seconds: [Double]

  /// Takes the seconds of a rater's ratings, in any order.
  public init(seconds: [Double]) {
    let seconds = seconds.filter { $0 > 0 }
    let limit = Self.mostTimesMedian * (median(of: seconds) ?? 0)
    self.seconds = seconds.filter { $0 <= limit }.sorted()
    interrupted = seconds.count - self.seconds.count
  }

  /// How many ratings were not interrupted.
  public var ratings: Int { seconds.count }
  /// The seconds of all of them together.
  public var totalSeconds: Double { seconds.reduce(0, +) }
  /// The median of their seconds; nil without ratings.
  public var medianSeconds: Double? { median(of: seconds) }

  /// The seconds that a share of the ratings take at most, 0 to 1; nil without ratings.
  public func quantile(_ share: Double) -> Double? { Aggregation.quantile(share, of: seconds) }

  /// An interval of the median, which assumes that ratings are independent; nil where there are too few.
  ///
  /// With n ratings in order of seconds it is from the ((n - z sqrt n) / 2)th to the (1 + (n + z sqrt n) / 2)th,
  /// rounded outwards, z being the normal quantile of the confidence.
  ///
  /// Source: Conover (1999), "Practical nonparametric statistics", section 3.2.
  public func medianInterval(confidence: Double = 0.95) -> Interval? {
    let count = Double(seconds.count)
    let half = normalQuantile((1 + confidence) / 2) * count.squareRoot()
    let (lower, upper) = (((count - half) / 2).rounded(.down), (1 + (count + half) / 2).rounded(.up))
    guard lower >= 1, upper <= count else { return nil }
    return Interval(
      lower: seconds[Int(lower) - 1], upper: seconds[Int(upper) - 1], confidence: confidence,
      basis: .independentAnswers)
  }

  /// The seconds of each rater of a campaign: of tasks of purpose rating, gold and repeat.
  ///
  /// Ratings made without a picture are left out unless `includingUnseen`.
  public static func all(_ ratings: CampaignRatings, includingUnseen: Bool = false) -> [ActiveTime] {
    var seconds = [[Double]](repeating: [], count: ratings.raters.count)
    for entry in ratings.entries(for: [.rating, .gold, .repeat], includingUnseen: includingUnseen) {
      seconds[entry.rater].append(entry.seconds)
    }
    return seconds.map(ActiveTime.init)
  }
}
