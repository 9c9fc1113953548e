import JSONLines
import RatingStore
import Ratings

extension JSONWriter {
  /// Writes a journal's entry as one line; in journals of reviews, mistakes stand for tasks.
  package mutating func line(_ entry: JournalEntry, amongReviews isReview: Bool = false) {
    object { json in
      json.member("event", entry.event.name)
      json.member("at", entry.at.description)
      json.member("seq", entry.seq)
      json.members(of: entry.event, subject: isReview ? "mistake" : "task")
    }
    endLine()
  }

  private mutating func members(of event: JournalEvent, subject: String) {
    switch event {
    case .session(let start): members(of: start)
    case .answer(let task, let label, let answer):
      member(subject, task)
      member("label", label)
      member("answer", answer.rawValue)
    case .retract(let task, let label):
      member(subject, task)
      member("label", label)
    case .submit(let rating), .late(let rating): members(of: rating)
    case .reopen(let task): member(subject, task)
    case .skip(let task, let reason, let text):
      member(subject, task)
      member("reason", reason.rawValue)
      if let text { member("text", text) }
    case .flag(let task, let flag):
      member(subject, task)
      member("flag", flag)
    case .retractFlag(let task, let flag):
      member(subject, task)
      member("flag", flag)
    case .note(let task, let text):
      member(subject, task)
      member("text", text)
    case .qualification(let result):
      member("attempt", result.attempt)
      member("right", result.right)
      member("questions", result.questions)
      member("passed", result.passed)
    case .verdict(let review), .lateVerdict(let review): members(of: review)
    case .retractVerdict(let mistake): member("mistake", mistake)
    case .retractNote(let task):
      member(subject, task)
      member("note", true)
    }
  }

  private mutating func members(of start: SessionStart) {
    member("format", start.format)
    member("program", start.program)
    member("rater", start.rater.description)
    member("host", start.host)
    member("uid", start.uid)
    member("labels", start.labels)
    member("monotonic", Int(start.monotonic))
  }

  private mutating func members(of review: Review) {
    member("mistake", review.mistake)
    member("image", review.image)
    member("prediction", review.prediction)
    member("verdict", review.verdict.word.rawValue)
    if let category = review.verdict.category { member("category", category.rawValue) }
    if let severity = review.verdict.severity { member("severity", severity.rawValue) }
    member("seconds", review.seconds)
    member("picture", review.picture.rawValue)
  }

  private mutating func members(of rating: Rating) {
    member("task", rating.task)
    member("image", rating.image)
    key("answers")
    array { json in
      for given in rating.answers {
        json.object { json in
          json.member("label", given.label)
          json.member("answer", given.answer.rawValue)
        }
      }
    }
    member("seconds", rating.seconds)
    member("picture", rating.picture.rawValue)
  }
}

extension JournalEvent {
  fileprivate var name: String {
    switch self {
    case .session: "session"
    case .answer: "answer"
    case .retract, .retractFlag, .retractNote, .retractVerdict: "retract"
    case .submit: "submit"
    case .late, .lateVerdict: "late"
    case .verdict: "verdict"
    case .reopen: "reopen"
    case .skip: "skip"
    case .flag: "flag"
    case .note: "note"
    case .qualification: "qualification"
    }
  }
}
