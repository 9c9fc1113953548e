import RatingStore
import Ratings
import Terminal

/// The screen when there is no task left.
extension RatingScreen {
  func drawFinished(_ surface: inout Surface, _ layout: RatingLayout) {
    let lines = finishedLines
    let top = max((surface.size.rows - lines.count) / 2, 2)
    for (index, line) in lines.enumerated() {
      surface.write(
        truncated(line, to: surface.size.columns - 4),
        at: Point(column: max((surface.size.columns - columns(of: line)) / 2, 2), row: top + index),
        role: index == 0 ? .title : .normal)
    }
    if let message {
      surface.write(
        truncated(message.text, to: surface.size.columns - 2), at: Point(column: 1, row: layout.statusRow),
        role: message.role)
    }
    drawKeyBar(&surface)
  }

  private var finishedLines: [String] {
    guard counts.total > 0 else { return ["This campaign has no tasks yet.", "", "\(key(.leave)) leaves."] }
    let answers = progress.answerCounts
    let unseen = campaign.tasks.indices.count { progress.seen($0)?.picture == PictureSeen.none }
    let caveat =
      unseen == 0 ? [] : ["\(grouped(unseen)) of them without a picture: these are left out of the results."]
    return [headline] + reasons + caveat + [
      "",
      "Yes \(grouped(answers.yes))   No \(grouped(answers.no))   Maybe \(grouped(answers.maybe))",
      "Time on the tasks: \(Self.duration(seconds: progress.seconds))", "",
      "\(key(.undo)) takes the last answer back, \(key(.back)) looks at earlier tasks, \(key(.leave)) leaves.",
    ]
  }

  private var headline: String {
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
  private var reasons: [String] {
    guard let shortage, !shortage.isClosed else { return [] }
    var reasons: [String] = []
    if shortage.held > 0 {
      let tasks = shortage.held == 1 ? "1 task is" : "\(grouped(shortage.held)) tasks are"
      let until = shortage.until.map { " until \(timeOfDay($0))" } ?? ""
      reasons.append(
        "\(tasks) held by \(listed(shortage.holders.map(\.description)))\(until). \(key(.again)) tries again."
      )
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

  /// A duration as people say it, such as `2 h 5 min`.
  static func duration(seconds: Double) -> String {
    let whole = Int(min(seconds, 1e12).rounded())
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    default: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
  }
}
