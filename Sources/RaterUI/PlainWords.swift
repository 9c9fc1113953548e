public import RatingStore
public import Ratings
import Terminal

/// What `--plain` says: sentences without signs, boxes or colours, one a line.
public struct PlainWords: Sendable {
  private let labels: LabelTable
  private let tasks: TaskList
  /// What to add to UTC for the time on the rater's clock.
  private let minutesFromUTC: Int

  /// Words about these tasks and labels.
  public init(tasks: TaskList, labels: LabelTable, minutesFromUTC: Int) {
    (self.tasks, self.labels, self.minutesFromUTC) = (tasks, labels, minutesFromUTC)
  }

  /// What the lines mean that a rater types.
  public static let help =
    "Answer each line by y (yes), n (no) or m (maybe). s skips the task, u takes the last step back, q leaves. "
    + "Yes and No: at least 95 % sure. The last answer of a task submits it."

  /// What a rater should know before the first answer.
  public static let withoutPictures =
    "No pictures are shown here: ratings are kept as made without a picture, which results leave out unless the "
    + "lead includes them."

  /// The question about a task's candidate; `number` is the task's among the rater's, from 1.
  public func question(_ task: Int, candidate: Int, number: Int, answer: Answer?) -> String {
    let candidates = tasks.candidates(at: task)
    let text = CandidateText(index: candidates[candidates.startIndex + candidate], labels: labels)
    let now = answer.map { " Answered \($0.word)." } ?? ""
    return
      "Task \(grouped(number)) of \(grouped(tasks.count)), label \(candidate + 1) of \(candidates.count): "
      + "\(text.explanation).\(now)"
  }

  /// Why there is no task; `canWait`: whether the rater can ask again.
  public func finished(
    _ counts: RaterProgress.TaskCounts, _ shortage: Shortage?, canWait: Bool
  ) -> [String] {
    guard counts.total > 0 else { return ["This campaign has no tasks yet."] }
    let words = FinishedWords(
      counts: counts, shortage: shortage, again: canWait ? "An empty line tries again." : "",
      minutesFromUTC: minutesFromUTC)
    return [words.headline] + words.reasons
  }

  /// What undo took back.
  public func takenBack(_ step: HistoryStep, now answer: Answer?) -> String {
    switch step {
    case .flagged(_, let flag): RemarkWords.flagTakenBack(flag)
    case .noted: RemarkWords.noteTakenBack
    case .skipped: "Taken back: the task is not skipped."
    case .submitted: "Taken back: the task is not submitted."
    case .answered(_, let label, _):
      "Taken back: \(CandidateText(index: label, labels: labels).name) is "
        + (answer.map { "\($0.word) again." } ?? "open again.")
    }
  }

  /// What became of a skip.
  public static func skipped(comesBack: Bool) -> String {
    comesBack ? "Skipped. It comes back once, at the end." : "Skipped for good."
  }

  /// A rating whose slot was gone.
  public static let late =
    "Too late: others rated that task meanwhile. Your answers are kept for the lead."

  /// The task was lost during a break.
  public static let lost = "Your lease ran out, and others rate that task now. Your answers are kept."

  /// A line that means nothing.
  public static let unknown = "That is no answer. " + help

  /// Nothing is before the first step.
  public static let nothingToTakeBack = "There is nothing to take back."

  /// An answer where nothing is asked.
  public static let nothingAsked = "There is no question to answer."

  /// The journal refused.
  public static func notSaved(_ reason: String) -> String { "Not saved: \(cleaned(reason))." }

  /// No tasks could be had.
  public static func notClaimed(_ reason: String) -> String { "No tasks can be claimed: \(cleaned(reason))." }
}
