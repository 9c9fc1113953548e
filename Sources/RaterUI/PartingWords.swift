public import RatingStore
public import Ratings

/// What a rater reads after the program has ended, in the rater's language.
public struct PartingWords: Sendable {
  private let phrases: any Phrases

  /// Words in a language, for raters or reviewers.
  public init(in language: Language, for work: ScreenWork = .rating) { phrases = language.phrases(for: work) }

  /// How many tasks are rated, and where the answers are.
  public func tasks(_ counts: RaterProgress.TaskCounts, of rater: RaterName, journal path: String) -> String {
    phrases.parting(rater.description, rated: counts.submitted, of: counts.total, journal: path)
  }

  /// What was done in the session; nil when nothing was submitted.
  public func session(_ summary: SessionSummary) -> String? {
    guard summary.tasks > 0 else { return nil }
    let pace = summary.tasksAnHour.map { " " + phrases.tasksAnHour($0) } ?? ""
    return "\(phrases.sessionTitle): \(phrases.work(summary))\(pace)"
  }
}
