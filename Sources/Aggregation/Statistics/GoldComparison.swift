/// Somebody's or something's yes beside gold.
public struct GoldComparison: Equatable, Sendable {
  /// Who says yes.
  public enum Subject: Equatable, Sendable {
    /// One of the experts.
    case expert(String)
    /// The original label.
    case original
    /// The result of a method.
    case result(MethodResult.Method)
  }

  /// What the subject is compared with, or on.
  public enum Basis: String, Sendable, CaseIterable {
    /// The truth that all experts make, the expert compared being one of them.
    case allExperts = "all experts"
    /// The truth that the other experts make.
    case otherExperts = "other experts"
    /// All gold questions.
    case allLabels = "all labels"
    /// Those about labels for which the original label is a rater.
    case askedLabels = "labels it rates"
    /// All others.
    case otherLabels = "other labels"
    /// The gold that the method learned from.
    case inSample = "in-sample"
    /// The same gold, each image judged without what was learned from it.
    case leavingOneImageOut = "leaving one image out"
    /// Gold that the method did not use.
    case unused = "gold not used"
  }

  /// Who says yes.
  public var subject: Subject
  /// What that is compared with.
  public var basis: Basis
  /// How it compares.
  public var comparison: PrecisionRecall

  /// All comparisons that there is gold for: each expert, the original label, the result.
  static func all(_ source: StatisticsSource, _ truth: GoldTruth) -> [GoldComparison] {
    ofExperts(source) + ofOriginal(source, truth) + ofResult(source)
  }

  private static func ofExperts(_ source: StatisticsSource) -> [GoldComparison] {
    guard let experts = source.experts else { return [] }
    return [(Basis.allExperts, false), (.otherExperts, true)].flatMap { basis, leavingOneOut in
      let all = PrecisionRecall.ofExperts(
        experts.table, yesShare: source.yesShare, leavingOneOut: leavingOneOut)
      return zip(experts.names, all).map {
        GoldComparison(subject: .expert($0), basis: basis, comparison: $1)
      }
    }
  }

  private static func ofOriginal(_ source: StatisticsSource, _ truth: GoldTruth) -> [GoldComparison] {
    guard let original = source.original else { return [] }
    let bases: [(Basis, (Int) -> Bool)] = [
      (.allLabels, { _ in true }), (.askedLabels, original.isAsked),
      (.otherLabels, { !original.isAsked($0) }),
    ]
    // Where it is no rater, the first says everything.
    return bases.prefix(source.isOriginalRater ? 3 : 1).map { basis, isCounted in
      GoldComparison(
        subject: .original, basis: basis,
        comparison: .ofOriginal(original, truth: truth, about: isCounted))
    }
  }

  private static func ofResult(_ source: StatisticsSource) -> [GoldComparison] {
    guard let result = source.result else { return [] }
    return result.bases.map { basis, scores in
      GoldComparison(
        subject: .result(result.method), basis: basis,
        comparison: .ofScores(scores, threshold: result.threshold))
    }
  }
}

extension MethodResult {
  /// The scores of gold questions, each way that they can be judged.
  var bases: [(GoldComparison.Basis, GoldScores)] {
    guard let goldScoresLeftOut else { return [(.unused, goldScores)] }
    return [(.inSample, goldScores), (.leavingOneImageOut, goldScoresLeftOut)]
  }
}
