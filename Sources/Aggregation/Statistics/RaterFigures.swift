/// The figures of one rater.
public struct RaterFigures: Sendable {
  /// The rater's name.
  public var name: String
  /// The answers that count for work: in all tasks but training, gold and repeats included.
  public var answers: Tally
  /// What the rater did beside the answers; nil: not known.
  public var work: RaterWork?
  /// All that votes and gold say. Informativeness is nil where the rater has too few gold answers for it.
  public var profile: RaterProfile

  /// The figures of all raters, by position.
  static func all(
    _ source: StatisticsSource, _ truth: GoldTruth?, _ careless: CarelessRaters
  ) -> [RaterFigures] {
    let gold = truth.flatMap { truth in source.gold.map { GoldCounts($0, truth: truth) } }
    var evidence = RaterEvidence(source.votes)
    evidence.gold = gold
    evidence.result = source.result.map { ($0.scores, $0.threshold) }
    evidence.model = model(gold, truth) ?? source.result?.model
    evidence.consistency = source.consistency
    evidence.times = source.times
    evidence.careless = careless
    return evidence.profiles().enumerated().map { rater, profile in
      var profile = profile
      if let gold, gold.total(ofRater: rater) < max(1, source.minimum) { profile.informativeness = nil }
      return RaterFigures(
        name: source.raters[rater], answers: answers(of: rater, profile, source),
        work: source.work?[rater], profile: profile)
    }
  }

  /// What gold says of each rater: counted from the rater's own answers, with smoothing of 1.
  ///
  /// Nil without gold, and where gold has one truth only: then no answer can tell anything.
  private static func model(_ gold: GoldCounts?, _ truth: GoldTruth?) -> DawidSkene? {
    guard let gold, let prior = truth?.share.value, prior > 0, prior < 1, gold.raterCount > 0 else {
      return nil
    }
    return DawidSkene(
      priors: [1 - prior, prior],
      matrices: (0..<gold.raterCount).map { gold.matrix(ofRater: $0, smoothing: 1) })
  }

  /// Those of the campaign's record; without one the votes and the answers to gold.
  private static func answers(of rater: Int, _ profile: RaterProfile, _ source: StatisticsSource) -> Tally {
    if let work = source.work { return work[rater].answers }
    return [profile.answersWhereNot, profile.answersWhereTrue].reduce(into: profile.answers) { sum, tally in
      sum.no += tally.no
      sum.maybe += tally.maybe
      sum.yes += tally.yes
    }
  }
}
