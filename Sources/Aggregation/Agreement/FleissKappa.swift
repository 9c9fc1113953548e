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
    let counts = (0..<sums.answerCount).map(sums.answers)
    guard counts.count(where: { $0 > 0 }) > 1 else { return nil }
    let total = counts.reduce(0, +)
    let chance = counts.reduce(0) { $0 + ($1 / total) * ($1 / total) }
    return (sums.agreement / sums.questions - chance) / (1 - chance)
  }
}
