import Ratings

/// The corrections of submitted tasks that are in force.
///
/// A correction is written as `reopen` and `answer` in one append: one after the other, at the same time. Taking
/// it back submits the task again as it was; so what that rating took is kept until then.
struct Corrections: Equatable, Sendable {
  /// What a rating had besides its answers.
  struct Rated: Equatable, Sendable {
    var seconds: Double
    var picture: PictureSeen
  }

  /// The rating that a step of the history corrects.
  struct Correction: Equatable, Sendable {
    /// The index of the answer in the history.
    var step: Int
    var rated: Rated
  }

  private var byTask: [Int: Correction] = [:]
  /// The last event, while it is the reopening of a submitted task.
  private var reopened: (task: Int, rated: Rated, at: Timestamp?)?
  /// The step that the event after it added.
  private var answeredStep: Int?

  /// The correction in force in a task, or nil.
  subscript(task: Int) -> Correction? { byTask[task] }

  /// Whether the event being taken in may be the answer that corrects a rating.
  @inline(__always)
  var isWaiting: Bool { reopened != nil }

  mutating func reopen(_ task: Int, _ rated: Rated) { reopened = (task, rated, nil) }

  /// An answer added a step to a task.
  @inline(__always)
  mutating func answered(_ task: Int, step: Int) {
    if reopened?.task == task { answeredStep = step }
  }

  /// A step was taken out of a task.
  mutating func removed(_ step: Int, of task: Int) {
    if byTask[task]?.step == step { byTask[task] = nil }
  }

  /// An event has been taken in.
  @inline(__always)
  mutating func advance(at: Timestamp) {
    guard let before = reopened else { return }
    if before.at == nil {
      reopened?.at = at
    } else {
      if let step = answeredStep, before.at == at {
        byTask[before.task] = Correction(step: step, rated: before.rated)
      }
      reopened = nil
      answeredStep = nil
    }
  }

  static func == (one: Corrections, other: Corrections) -> Bool { one.byTask == other.byTask }
}
