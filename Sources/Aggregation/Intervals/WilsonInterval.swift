import Glibc

extension Share {
  /// Wilson's score interval of the share, which assumes that all answers are independent; nil of none.
  ///
  /// With n answers, share p and z the normal quantile of the confidence:
  ///
  ///     ( p + z²/2n ± z sqrt( p(1-p)/n + z²/4n² ) ) / ( 1 + z²/n )
  ///
  /// Unlike p ± z sqrt(p(1-p)/n) it stays within 0 and 1 and is right for few answers and for shares near
  /// the ends.
  ///
  /// Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference",
  /// doi:10.1080/01621459.1927.10502953.
  public func wilsonInterval(confidence: Double = 0.95) -> Interval? {
    guard let share = value else { return nil }
    let count = Double(count)
    let z = normalQuantile((1 + confidence) / 2)
    let square = z * z / count
    let middle = (share + square / 2) / (1 + square)
    let half = z * (share * (1 - share) / count + square / (4 * count)).squareRoot() / (1 + square)
    // At the ends the formula gives 0 and 1, but for rounding.
    return Interval(
      lower: hits == 0 ? 0 : max(0, middle - half), upper: hits == self.count ? 1 : min(1, middle + half),
      confidence: confidence, basis: .independentAnswers)
  }
}

/// The number below which a standard normal variable lies with a probability: 1.96 for 0.975.
///
/// Found by halving, to the last digit: the tail is erfc(z / sqrt 2) / 2. For probabilities from 0.5 to 1.
func normalQuantile(_ probability: Double) -> Double {
  var (lower, upper) = (0.0, 40.0)
  while true {
    let middle = (lower + upper) / 2
    guard middle > lower, middle < upper else { return middle }
    if erfc(middle / 2.0.squareRoot()) / 2 > 1 - probability { lower = middle } else { upper = middle }
  }
}
