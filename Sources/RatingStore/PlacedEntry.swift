public import Ratings

/// One line of a rater's journal by the positions of its task and candidates: an answer or a submit, as nearly all
/// lines are.
///
/// Without names it takes a few bytes, so that a large journal can be read before it is folded. The task is about the
/// image that the line named, and a submit answers each of its candidates: whoever makes an entry has checked that.
public struct PlacedEntry: Equatable, Sendable {
  /// What the rater did.
  public enum Action: Equatable, Sendable {
    /// Set the answer to a candidate.
    case answer(candidate: UInt8, Answer)
    /// Submitted the task, after so many seconds.
    case submit(TaskAnswers, PictureSeen, seconds: Double)
  }

  /// 1, 2, 3 … in its file.
  public var seq: Int
  /// When it happened.
  public var at: Timestamp
  /// What happened.
  public var action: Action
  /// The position of the task.
  public var task: Int32

  /// Makes an entry from its four parts.
  public init(seq: Int, at: Timestamp, task: Int32, action: Action) {
    self.seq = seq
    self.at = at
    self.task = task
    self.action = action
  }
}
