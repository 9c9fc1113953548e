import RatingStore
import Ratings

/// Why a rater has no task, in words.
struct FinishedWords {
  let counts: RaterProgress.TaskCounts
  let shortage: Shortage?
  /// What the rater can do where others hold tasks: a sentence; empty: nothing.
  let again: String
  let minutesFromUTC: Int

  /// What is done, and whether that is all.
  var headline: String {
    let rated = counts.submitted == 1 ? "1 task" : "\(grouped(counts.submitted)) tasks"
    guard let shortage else { return "You have rated \(rated)." }
    if shortage.isClosed { return "This campaign is closed. You have rated \(rated). Thank you." }
    if shortage.held > 0 { return "Nothing to do just now. You have rated \(rated)." }
    if counts.submitted == counts.total { return "You have rated all \(rated). Thank you." }
    if counts.skippedForGood > 0 {
      return "You have rated \(rated) and skipped \(grouped(counts.skippedForGood)). Thank you."
    }
    return "All tasks have their ratings; \(rated) by you. Thank you."
  }

  /// Why there is nothing to do although not all is done.
  var reasons: [String] {
    guard let shortage, !shortage.isClosed else { return [] }
    var reasons: [String] = []
    if shortage.held > 0 {
      let tasks = shortage.held == 1 ? "1 task is" : "\(grouped(shortage.held)) tasks are"
      let until = shortage.until.map { " until \(timeOfDay($0))" } ?? ""
      let holders = listed(shortage.holders.map(\.description))
      reasons.append("\(tasks) held by \(holders)\(until).\(again.isEmpty ? "" : " \(again)")")
    }
    if shortage.missing > 0 {
      let tasks = shortage.missing == 1 ? "1 task waits" : "\(grouped(shortage.missing)) tasks wait"
      reasons.append("\(tasks) for the lead: the picture is missing.")
    }
    return reasons
  }

  /// The time on the rater's clock, such as `14:35`.
  private func timeOfDay(_ moment: Timestamp) -> String {
    let minutes = (moment.milliseconds / 60_000 + Int64(minutesFromUTC)) % (24 * 60)
    let (hour, minute) = (minutes + 24 * 60).quotientAndRemainder(dividingBy: 60)
    return "\(hour % 24):\(minute < 10 ? "0" : "")\(minute)"
  }

  private func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "others" }
    if names.count > 4 { return "\(names.count) raters" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
