import Campaigns
import JSONLines
import RatingStore
import Ratings

extension NewCampaign {
  /// A rater's journal: a session, then the ratings in the order of their times, then of the tasks.
  ///
  /// A rating without an answer to each candidate becomes the answers that there are, of a task that is not
  /// submitted.
  func journal(of rater: NewRater, program: String, labels digest: String) -> [UInt8] {
    let ratings = rater.ratings.sorted { ($0.at, $0.task) < ($1.at, $1.task) }
    var journal = JournalLines(at: ratings.first?.at ?? NewRating.unknownTime)
    journal.append(
      .session(
        SessionStart(
          program: program, rater: rater.name, host: "import", uid: 0, labels: digest, monotonic: 0)))
    for rating in ratings {
      journal.at = rating.at
      append(rating, to: &journal)
    }
    return journal.bytes
  }

  private func append(_ rating: NewRating, to journal: inout JournalLines) {
    let task = tasks[rating.task]
    for flag in rating.flags { journal.append(.flag(task: task.id, flag: flag)) }
    if let note = rating.note { journal.append(.note(task: task.id, text: note)) }
    let given = task.candidates.enumerated().compactMap { candidate, label in
      rating.answers[candidate].map { LabelAnswer(label: label, answer: $0) }
    }
    guard given.count < task.candidates.count else {
      return journal.append(
        .submit(
          Rating(
            task: task.id, image: task.image, answers: given, seconds: rating.seconds,
            picture: rating.picture)))
    }
    for answer in given {
      journal.append(.answer(task: task.id, label: answer.label, answer: answer.answer))
    }
  }
}

/// The lines of a journal, numbered as they come.
private struct JournalLines {
  /// When what comes next happened.
  var at: Timestamp
  private var count = 0
  private var json = JSONWriter()

  init(at: Timestamp) { self.at = at }

  var bytes: [UInt8] { json.bytes }

  mutating func append(_ event: JournalEvent) {
    count += 1
    json.line(JournalEntry(seq: count, at: at, event: event))
  }
}
