/// Fleiss' kappa: agreement of several raters beyond chance.
///
///     kappa = (P - Pe) / (1 - Pe),    Pe = sum over answers a of p[a]²
///
/// P is the mean over questions of the share of pairs of answers that agree; p[a] is the share of answer a
/// among all answers. Questions need not have the same number of answers; those with fewer than two are left
/// out. Undefined (nil) when one answer only is in use: then chance alone agrees always.
///
/// Source: Fleiss (1971), "Measuring nominal scale agreement among many raters", doi:10.1037/h0031619.
enum FleissKappa {
  static func value(of sums: AnswerPairs.Sums) -> Double? {
    let isVaried = (0..<sums.answerCount).count { sums.answers($0) > 0 } > 1
    guard isVaried, let chance = chance(of: sums) else { return nil }
    return (sums.agreement / sums.questions - chance) / (1 - chance)
  }

  /// Pe, the agreement that chance alone would give; nil without answers.
  static func chance(of sums: AnswerPairs.Sums) -> Double? {
    let counts = (0..<sums.answerCount).map(sums.answers)
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    return counts.reduce(0) { $0 + ($1 / total) * ($1 / total) }
  }
}
