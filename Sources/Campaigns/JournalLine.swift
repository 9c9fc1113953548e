import JSONLines
import RatingStore
import Ratings

/// One line of a journal, read but not yet taken in; its texts lie in the file's bytes.
struct JournalLine {
  /// What happened, with names as they stand in the file.
  enum Event {
    case answer(task: JSONText, label: Int, Answer)
    case retract(task: JSONText, label: Int)
    case submit(RatingLine)
    case late(RatingLine)
    case reopen(task: JSONText)
    case skip(task: JSONText, SkipReason, text: JSONText?)
    case flag(task: JSONText, JSONText)
    case note(task: JSONText, JSONText)
    case session(SessionStart)
  }

  /// A rating as it stands in the file.
  struct RatingLine {
    var task: JSONText
    var image: JSONText
    var answers: GivenAnswers
    var seconds: Double
    var picture: PictureSeen
  }

  var seq: Int
  var at: Timestamp
  var event: Event
}

/// The answers of a rating in the order of the file, in place.
struct GivenAnswers {
  private var answers: InlineArray<8, LabelAnswer> = .init(repeating: LabelAnswer(label: 0, answer: .no))
  private(set) var count = 0

  subscript(index: Int) -> LabelAnswer { answers[index] }

  /// Adds an answer; false when there are as many as a task may have candidates.
  mutating func append(_ answer: LabelAnswer) -> Bool {
    guard count < answers.count else { return false }
    answers[count] = answer
    count += 1
    return true
  }
}

extension JournalLine {
  /// The line as an entry, its texts copied.
  var entry: JournalEntry {
    let event: JournalEvent =
      switch self.event {
      case .answer(let task, let label, let answer): .answer(task: task.string, label: label, answer: answer)
      case .retract(let task, let label): .retract(task: task.string, label: label)
      case .submit(let rating): .submit(rating.rating)
      case .late(let rating): .late(rating.rating)
      case .reopen(let task): .reopen(task: task.string)
      case .skip(let task, let reason, let text):
        .skip(task: task.string, reason: reason, text: text?.string)
      case .flag(let task, let flag): .flag(task: task.string, flag: flag.string)
      case .note(let task, let text): .note(task: task.string, text: text.string)
      case .session(let start): .session(start)
      }
    return JournalEntry(seq: seq, at: at, event: event)
  }
}

extension JournalLine.RatingLine {
  var rating: Rating {
    Rating(
      task: task.string, image: image.string, answers: (0..<answers.count).map { answers[$0] },
      seconds: seconds, picture: picture)
  }
}
