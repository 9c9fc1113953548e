import RatingStore
import Ratings

/// Why a rater has no task, in words.
struct FinishedWords {
  let counts: RaterProgress.TaskCounts
  let shortage: Shortage?
  /// What the rater can do where others hold tasks: a sentence; empty: nothing.
  let again: String
  let minutesFromUTC: Int
  let phrases: any Phrases

  /// What is done, and whether that is all.
  var headline: String {
    let rated = counts.submitted
    guard let shortage else { return phrases.rated(rated) }
    if shortage.isClosed { return phrases.closed(rated) }
    if isResultUnsaved { return phrases.resultNotSaved }
    if shortage.notQualified != nil { return phrases.notQualified }
    if shortage.held > 0 { return phrases.nothingJustNow(rated) }
    if rated == counts.total { return phrases.ratedAll(rated) }
    if counts.skippedForGood > 0 { return phrases.ratedAndSkipped(rated, counts.skippedForGood) }
    return phrases.allHaveRatings(rated)
  }

  /// Why there is nothing to do although not all is done.
  var reasons: [String] {
    guard let shortage, !shortage.isClosed else { return [] }
    if isResultUnsaved { return again.isEmpty ? [] : [again] }
    if shortage.notQualified != nil { return [phrases.anotherAttempt] }
    var reasons: [String] = []
    if shortage.held > 0 {
      let held = phrases.held(
        shortage.held, by: shortage.holders.map(\.description), until: shortage.until.map(timeOfDay))
      reasons.append(again.isEmpty ? held : "\(held) \(again)")
    }
    if shortage.missing > 0 { reasons.append(phrases.waitForLead(shortage.missing)) }
    return reasons
  }

  /// Whether the test is done and nobody knows yet whether it was passed.
  private var isResultUnsaved: Bool {
    if case .done = shortage?.notQualified { true } else { false }
  }

  /// The time on the rater's clock, such as `14:35`.
  private func timeOfDay(_ moment: Timestamp) -> String {
    let minutes = (moment.milliseconds / 60_000 + Int64(minutesFromUTC)) % (24 * 60)
    let (hour, minute) = (minutes + 24 * 60).quotientAndRemainder(dividingBy: 60)
    return "\(hour % 24):\(minute < 10 ? "0" : "")\(minute)"
  }
}
