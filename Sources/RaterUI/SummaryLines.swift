import RatingStore
import Ratings
import Terminal

/// What the screen says of a session on leaving.
struct SummaryLines {
  let summary: SessionSummary
  let phrases: any Phrases

  /// Fewer questions than this are too few to say how steady a rater is.
  private static let fewestQuestions = 20

  var lines: [String] {
    [
      phrases.sessionTitle, "", phrases.work(summary), pace, shares, besides, tooLate, steadiness,
      "",
      phrases.everythingSaved,
    ]
    .compactMap(\.self)
  }

  private var pace: String? {
    let gap = SessionTally.longestGap / 60_000
    return summary.tasksAnHour.map { "\(phrases.tasksAnHour($0)) \(phrases.gapsLeftOut(minutes: gap))" }
  }

  private var shares: String? {
    let all = summary.answered
    guard all > 0 else { return nil }
    let counts = summary.answers
    let kinds = [(Answer.yes, counts.yes), (.no, counts.no), (.maybe, counts.maybe)]
    return kinds.map { answer, count in
      let percent = Int((Double(count) / Double(all) * 100).rounded())
      return "\(phrases.word(for: answer)) \(grouped(count)) (\(percent) %)"
    }
    .joined(separator: "   ")
  }

  private var besides: String? {
    guard summary.skipped + summary.flags + summary.notes > 0 else { return nil }
    return phrases.besides(skipped: summary.skipped, flags: summary.flags, notes: summary.notes)
  }

  private var tooLate: String? { summary.late > 0 ? phrases.tooLate(summary.late) : nil }

  private var steadiness: String? {
    let consistency = summary.consistency
    guard consistency.questions >= Self.fewestQuestions else { return nil }
    return phrases.askedAgain(consistency.same, of: consistency.questions)
  }
}

extension Phrases {
  func work(_ summary: SessionSummary) -> String {
    sessionWork(
      tasks: summary.tasks, answers: summary.answered, time: duration(seconds: summary.seconds))
  }

  /// The keys that leave, or do not.
  func summaryBar(leave key: String) -> [KeyBarItem] {
    [
      KeyBarItem(key: Key.enter.title, words: leave, press: .enter), KeyBarItem(key: key, words: leave),
      KeyBarItem(key: Key.escape.title, words: backToTask, press: .escape),
    ]
  }
}

extension SessionSummary {
  fileprivate var answered: Int { answers.yes + answers.no + answers.maybe }
}
