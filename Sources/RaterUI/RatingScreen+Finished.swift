import RatingStore
import Ratings
import Terminal

/// The screen when there is no task left.
extension RatingScreen {
  func drawFinished(_ surface: inout Surface, _ layout: RatingLayout) {
    drawCentred(finishedLines, &surface)
    if let message {
      surface.write(
        truncated(message.text, to: surface.size.columns - 2), at: Point(column: 1, row: layout.statusRow),
        role: message.role)
    }
  }

  /// Lines in the middle of the screen, the first as a title.
  func drawCentred(_ lines: [String], _ surface: inout Surface) {
    let top = max((surface.size.rows - lines.count) / 2, 2)
    for (index, line) in lines.enumerated() {
      surface.write(
        truncated(line, to: surface.size.columns - 4),
        at: Point(column: max((surface.size.columns - columns(of: line)) / 2, 2), row: top + index),
        role: index == 0 ? .title : .normal)
    }
  }

  private var finishedLines: [String] {
    guard counts.total > 0 else { return [phrases.noTasksYet, "", phrases.leaves(key(.leave))] }
    let answers = progress.answerCounts
    let unseen = campaign.tasks.indices.count { progress.seen($0)?.picture == PictureSeen.none }
    return [words.headline] + words.reasons + (unseen == 0 ? [] : [phrases.withoutPicture(unseen)]) + [
      "",
      phrases.counts(yes: answers.yes, no: answers.no, maybe: answers.maybe),
      phrases.time(phrases.duration(seconds: progress.seconds)), "",
      phrases.endKeys(undo: key(.undo), back: key(.back), leave: key(.leave)),
    ]
  }

  private var words: FinishedWords {
    FinishedWords(
      counts: counts, shortage: shortage,
      again: phrases.triesAgain(key(work == .rating ? .again : .reference)),
      minutesFromUTC: minutesFromUTC,
      phrases: phrases)
  }
}
