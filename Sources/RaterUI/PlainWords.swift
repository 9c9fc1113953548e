public import RatingStore
public import Ratings
import Terminal

/// What `--plain` says: sentences without signs, boxes or colours, one a line.
public struct PlainWords: Sendable {
  private let labels: LabelTable
  private let tasks: TaskList
  /// What to add to UTC for the time on the rater's clock.
  private let minutesFromUTC: Int
  private let phrases: any Phrases

  /// Words about these tasks and labels, in a language.
  public init(tasks: TaskList, labels: LabelTable, minutesFromUTC: Int, language: Language = .english) {
    (self.tasks, self.labels, self.minutesFromUTC) = (tasks, labels, minutesFromUTC)
    phrases = language.phrases
  }

  /// What the lines mean that a rater types.
  public var help: String { phrases.plainHelp }

  /// What a rater should know before the first answer.
  public var withoutPictures: String { phrases.plainWithoutPictures }

  /// The question about a task's candidate; `number` is the task's among the rater's `count`, from 1.
  public func question(
    _ task: Int, candidate: Int, number: Int, of count: Int, answer: Answer?
  ) -> String {
    let candidates = tasks.candidates(at: task)
    let text = CandidateText(index: candidates[candidates.startIndex + candidate], labels: labels, phrases)
    let question = phrases.plainQuestion(
      text.explanation, label: candidate + 1, of: candidates.count, task: number, of: count)
    return answer.map { "\(question) \(phrases.plainAnswered($0))" } ?? question
  }

  /// Why there is no task; `canWait`: whether the rater can ask again.
  public func finished(
    _ counts: RaterProgress.TaskCounts, _ shortage: Shortage?, canWait: Bool
  ) -> [String] {
    guard counts.total > 0 else { return [phrases.noTasksYet] }
    let words = FinishedWords(
      counts: counts, shortage: shortage, again: canWait ? phrases.plainTriesAgain : "",
      minutesFromUTC: minutesFromUTC, phrases: phrases)
    return [words.headline] + words.reasons
  }

  /// What undo took back.
  public func takenBack(_ step: HistoryStep, now answer: Answer?) -> String {
    switch step {
    case .flagged(_, let flag): phrases.flagTakenBack(phrases.name(ofFlag: flag))
    case .noted: phrases.noteTakenBack
    case .skipped: phrases.skipTakenBack
    case .submitted, .judged: phrases.plainSubmitTakenBack
    case .answered(_, let label, _):
      phrases.takenBack(CandidateText(index: label, labels: labels, phrases).name, now: answer)
    }
  }

  /// What became of a skip.
  public func skipped(comesBack: Bool) -> String { phrases.skippedNow(comesBack: comesBack) }

  /// A rating whose slot was gone.
  public var late: String { phrases.late }

  /// The task was lost during a break.
  public var lost: String { phrases.leaseRanOut }

  /// A line that means nothing.
  public var unknown: String { "\(phrases.plainUnknown) \(help)" }

  /// Nothing is before the first step.
  public var nothingToTakeBack: String { phrases.nothingToTakeBack }

  /// An answer where nothing is asked.
  public var nothingAsked: String { phrases.plainNothingAsked }

  /// The journal refused.
  public func notSaved(_ reason: String) -> String { phrases.notSaved(cleaned(reason)) }

  /// No tasks could be had.
  public func notClaimed(_ reason: String) -> String { phrases.notClaimed(cleaned(reason)) }
}
