import Glibc

/// Student's t distribution.
///
/// Source: DLMF, https://dlmf.nist.gov/8.17: the two tails beyond |t| with ν degrees of freedom are I_x(ν/2, 1/2), where
/// x = ν / (ν + t²).
public struct StudentT: Equatable, Sendable {
  /// The degrees of freedom; above 0, not necessarily whole.
  public var degreesOfFreedom: Double

  /// The distribution with so many degrees of freedom.
  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// The probability of a value as far from 0 or farther, on either side.
  public func twoTails(beyond t: Double) -> Double {
    if t.isInfinite { return 0 }
    let sum = degreesOfFreedom + t * t
    return incompleteBeta(degreesOfFreedom / sum, rest: t * t / sum, degreesOfFreedom / 2, 0.5)
  }

  /// The number t within ±t of which a value lies with a probability, such as 1.96 for 0.95 and many degrees of freedom.
  ///
  /// Found by halving, to the last digit.
  public func halfWidth(confidence: Double) -> Double {
    var (lower, upper) = (0.0, 1.0)
    while twoTails(beyond: upper) > 1 - confidence, upper < 1e300 { upper *= 2 }
    while true {
      let middle = (lower + upper) / 2
      guard middle > lower, middle < upper else { return middle }
      if twoTails(beyond: middle) > 1 - confidence { lower = middle } else { upper = middle }
    }
  }
}
