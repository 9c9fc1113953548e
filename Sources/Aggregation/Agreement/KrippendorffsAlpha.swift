/// Krippendorff's alpha: agreement of any number of raters beyond chance, where some disagreements may be
/// worse than others and answers may be missing.
///
///     alpha = 1 - (n - 1) (sum over c < k of o[c][k] d[c][k]) / (sum over c < k of n[c] n[k] d[c][k])
///
/// o[c][k] are the coincidences of answers c and k, n[c] how often c was given, n their sum, and d the metric:
///
/// - nominal: 1 for different answers;
/// - ordinal: ( n[c]/2 + n[c+1] + ... + n[k-1] + n[k]/2 )², by how many answers lie between;
/// - interval: (c - k)², by the answers' numbers.
///
/// Questions with fewer than two answers are left out. Undefined (nil) when one answer only is in use: data
/// without variation say nothing about reliability.
///
/// Source: Krippendorff (2011), "Computing Krippendorff's alpha-reliability",
/// repository.upenn.edu/asc_papers/43.
public enum KrippendorffsAlpha: String, Hashable, Sendable, CaseIterable {
  /// Answers are different or not.
  case nominal
  /// Answers have an order: no, maybe, yes.
  case ordinal
  /// Answers are numbers, equally far apart.
  case interval

  func value(of sums: AnswerPairs.Sums) -> Double? {
    let counts = (0..<sums.answerCount).map(sums.answers)
    guard counts.count(where: { $0 > 0 }) > 1 else { return nil }
    var (observed, expected) = (0.0, 0.0)
    for other in 1..<counts.count {
      for one in 0..<other {
        let distance = distance(one, other, counts)
        observed += sums.coincidences(one, other) * distance
        expected += counts[one] * counts[other] * distance
      }
    }
    return 1 - (counts.reduce(0, +) - 1) * observed / expected
  }

  private func distance(_ one: Int, _ other: Int, _ counts: [Double]) -> Double {
    switch self {
    case .nominal: return 1
    case .ordinal:
      let between = counts[one...other].reduce(0, +) - (counts[one] + counts[other]) / 2
      return between * between
    case .interval: return Double((other - one) * (other - one))
    }
  }
}
