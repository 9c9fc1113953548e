import Ratings

/// Looks for raters who may not have looked at the pictures.
///
/// A sign is given only where even the kind end of a confidence interval is bad. The more raters are looked at,
/// the more of them would look bad by chance; so with R raters each interval has the confidence
///
///     1 - (1 - confidence) / R
///
/// With that all R intervals of one kind hold together with the confidence asked for, whether raters are
/// independent or not. Within one rater the answers count as independent.
///
/// Source of the correction: Bonferroni's inequality; Dunn (1961), "Multiple comparisons among means",
/// doi:10.1080/01621459.1961.10482090.
public struct CarelessRaters: Equatable, Sendable {
  /// The confidence that all intervals of one kind hold.
  public var confidence = 0.95
  /// Kappa up to this is hardly more than chance: "slight" in the words of Landis and Koch (1977),
  /// doi:10.2307/2529310.
  public var slightKappa = 0.2
  /// A share of one answer from this on is nearly always.
  public var nearlyAlways = 0.9
  /// The median time below this share of the middle rater's is hasty.
  public var hastyShare = 0.25

  /// The usual limits.
  public init() {}

  /// The signs at each rater, by position; most have none.
  ///
  /// - Parameters:
  ///   - table: The votes that agreement and shares of answers are taken from.
  ///   - gold: The raters' answers to gold questions; nil: no gold.
  ///   - times: How long each rater took; nil: not known.
  public func signs(
    in table: VoteTable, gold: GoldCounts? = nil, times: [ActiveTime]? = nil
  ) -> [[CarelessSign]] {
    var signs = [[CarelessSign]](repeating: [], count: table.raterCount)
    guard table.raterCount > 0 else { return [] }
    let confidence = 1 - (1 - confidence) / Double(table.raterCount)
    func add(_ found: [CarelessSign?]) {
      for (rater, sign) in found.enumerated() { if let sign { signs[rater].append(sign) } }
    }
    add(oneAnswer(table, confidence))
    add(
      AgreementWithOthers.counts(in: table).map { counts in
        slightKappa(counts.whereYes, counts.whereNo, confidence).map(CarelessSign.chanceAgreement)
      })
    if let gold {
      add(
        (0..<table.raterCount).map { rater in
          slightKappa(
            gold.tally(ofRater: rater, whereTrue: true), gold.tally(ofRater: rater, whereTrue: false),
            confidence
          ).map(CarelessSign.chanceAccuracy)
        })
    }
    if let times { add(hasty(times, confidence)) }
    return signs
  }

  private func oneAnswer(_ table: VoteTable, _ confidence: Double) -> [CarelessSign?] {
    var own = [Tally](repeating: Tally(), count: table.raterCount)
    var others = own
    for row in table.rows.indices {
      let all = table.tally(ofRow: row)
      for vote in table.votes(onRow: row) {
        own[vote.rater][vote.answer] += 1
        for answer in Answer.allCases { others[vote.rater][answer] += all[answer] }
        others[vote.rater][vote.answer] -= 1
      }
    }
    return zip(own, others).map { own, others in
      for answer in Answer.allCases {
        let share = Share(own[answer], of: own.total)
        let othersShare = Share(others[answer], of: others.total)
        guard let interval = share.wilsonInterval(confidence: confidence), interval.lower >= nearlyAlways,
          let usual = othersShare.value, usual < 0.5
        else { continue }
        return .oneAnswer(answer, share: share, interval: interval, othersShare: othersShare)
      }
      return nil
    }
  }

  /// Cohen's kappa of the answers with what they are compared with, where even the upper end of its interval is
  /// slight.
  ///
  /// The interval is Wilson's of the share that agrees, with the share expected by chance taken as given: unlike
  /// kappa's own standard error it is right for few answers and for one answer only.
  private func slightKappa(
    _ whereYes: Tally, _ whereNo: Tally, _ confidence: Double
  ) -> CarelessSign.Kappa? {
    let total = whereYes.total + whereNo.total
    let agreement = Share(whereYes.yes + whereNo.no, of: total)
    guard let share = agreement.value, let interval = agreement.wilsonInterval(confidence: confidence) else {
      return nil
    }
    let yes = Double(whereYes.yes + whereNo.yes) * Double(whereYes.total)
    let no = Double(whereYes.no + whereNo.no) * Double(whereNo.total)
    let chance = (yes + no) / (Double(total) * Double(total))
    guard chance < 1 else { return nil }
    func kappa(_ share: Double) -> Double { (share - chance) / (1 - chance) }
    guard kappa(interval.upper) <= slightKappa else { return nil }
    return CarelessSign.Kappa(
      value: kappa(share),
      interval: Interval(
        lower: kappa(interval.lower), upper: kappa(interval.upper), confidence: confidence,
        basis: interval.basis), questions: total)
  }

  private func hasty(_ times: [ActiveTime], _ confidence: Double) -> [CarelessSign?] {
    guard let middle = median(of: times.compactMap(\.medianSeconds)) else { return [] }
    return times.map { time in
      guard let seconds = time.medianSeconds, let interval = time.medianInterval(confidence: confidence),
        interval.upper < hastyShare * middle
      else { return nil }
      return .hasty(medianSeconds: seconds, interval: interval, othersMedianSeconds: middle)
    }
  }
}
