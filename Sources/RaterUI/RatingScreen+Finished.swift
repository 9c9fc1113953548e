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
  }

  private var finishedLines: [String] {
    guard counts.total > 0 else { return ["This campaign has no tasks yet.", "", "\(key(.leave)) leaves."] }
    let answers = progress.answerCounts
    let unseen = campaign.tasks.indices.count { progress.seen($0)?.picture == PictureSeen.none }
    let caveat =
      unseen == 0 ? [] : ["\(grouped(unseen)) of them without a picture: these are left out of the results."]
    return [words.headline] + words.reasons + caveat + [
      "",
      "Yes \(grouped(answers.yes))   No \(grouped(answers.no))   Maybe \(grouped(answers.maybe))",
      "Time on the tasks: \(Self.duration(seconds: progress.seconds))", "",
      "\(key(.undo)) takes the last answer back, \(key(.back)) looks at earlier tasks, \(key(.leave)) leaves.",
    ]
  }

  private var words: FinishedWords {
    FinishedWords(
      counts: counts, shortage: shortage, again: "\(key(.again)) tries again.", minutesFromUTC: minutesFromUTC
    )
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
