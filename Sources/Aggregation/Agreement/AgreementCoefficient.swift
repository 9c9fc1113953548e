/// A coefficient of agreement between raters.
public enum AgreementCoefficient: Hashable, Sendable {
  /// The share of pairs of answers to the same question that agree.
  case percent
  /// Fleiss' kappa; see `AnswerPairs.fleissKappa`.
  case fleissKappa
  /// Krippendorff's alpha; see `AnswerPairs.krippendorffsAlpha(_:)`.
  case krippendorffsAlpha(KrippendorffsAlpha)

  func value(of sums: AnswerPairs.Sums) -> Double? {
    switch self {
    case .percent: sums.pairs > 0 ? sums.agreeingPairs / sums.pairs : nil
    case .fleissKappa: FleissKappa.value(of: sums)
    case .krippendorffsAlpha(let metric): metric.value(of: sums)
    }
  }
}

extension AnswerPairs {
  /// A coefficient's value; nil where it is undefined: without pairs, or for kappa and alpha when only one
  /// answer is in use.
  public func value(of coefficient: AgreementCoefficient) -> Double? { coefficient.value(of: total) }

  /// A coefficient's interval, from drawing images with replacement.
  public func interval(
    of coefficient: AgreementCoefficient, by bootstrap: Bootstrap = Bootstrap(),
    using generator: inout some RandomNumberGenerator
  ) -> Interval? {
    intervals(of: [coefficient], by: bootstrap, using: &generator)[0]
  }

  /// The intervals of several coefficients, from the same draws.
  public func intervals(
    of coefficients: [AgreementCoefficient], by bootstrap: Bootstrap = Bootstrap(),
    using generator: inout some RandomNumberGenerator
  ) -> [Interval?] {
    bootstrap.intervals(imageCount: imageCount, using: &generator) { times in
      let sums = sums(timesOfImage: times)
      return coefficients.map { $0.value(of: sums) }
    }
  }
}
