public import Ratings

/// A sign that a rater may not have looked, with the figures behind it.
///
/// A sign is a reason to talk to the rater. It removes no answer.
public enum CarelessSign: Equatable, Sendable {
  /// One answer nearly always, where the others mostly said something else.
  case oneAnswer(Answer, share: Share, interval: Interval, othersShare: Share)
  /// Hardly more agreement with the majority of the others than by chance.
  case chanceAgreement(Kappa)
  /// Hardly more right on gold than by chance.
  case chanceAccuracy(Kappa)
  /// Much less time than the others take.
  case hasty(medianSeconds: Double, interval: Interval, othersMedianSeconds: Double)

  /// Cohen's kappa with what a rater is compared with.
  public struct Kappa: Equatable, Sendable {
    /// Kappa itself.
    public var value: Double
    /// Its interval.
    public var interval: Interval
    /// On how many questions.
    public var questions: Int
  }
}

extension CarelessSign: CustomStringConvertible {
  /// The reason in a sentence.
  public var description: String {
    switch self {
    case .oneAnswer(let answer, let share, let interval, let othersShare):
      """
      answers \(answer.rawValue) to \(share.hits) of \(share.count) questions (\(percents(interval))), where the \
      others say so in \(percent(othersShare.value ?? 0)) % of their answers
      """
    case .chanceAgreement(let kappa): "agrees with the others hardly more than by chance: \(text(kappa))"
    case .chanceAccuracy(let kappa): "is right on gold hardly more than by chance: \(text(kappa))"
    case .hasty(let seconds, let interval, let others):
      """
      takes \(tenths(seconds)) seconds a task (at most \(tenths(interval.upper))), where the middle rater \
      takes \(tenths(others))
      """
    }
  }

  private func text(_ kappa: Kappa) -> String {
    """
    kappa \(hundredths(kappa.value)) (at most \(hundredths(kappa.interval.upper))) on \(kappa.questions) questions
    """
  }

  private func percents(_ interval: Interval) -> String {
    "\(percent(interval.lower)) to \(percent(interval.upper)) %"
  }

  private func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }
  private func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }
  // Adding 0 takes the sign off -0.
  private func hundredths(_ number: Double) -> Double { (number * 100).rounded() / 100 + 0 }
}
