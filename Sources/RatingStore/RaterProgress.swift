import Ratings

/// Where a rater stands: the fold of the rater's journal over the campaign's tasks.
///
/// Tasks are positions in `tasks`. Each task costs a few bytes and each step in force twelve; nothing is
/// allocated for a single task.
public struct RaterProgress: Sendable {
  /// The campaign's tasks.
  public let tasks: TaskList
  /// Whose journal it is.
  public let rater: RaterName
  /// The digest of the labels that sessions must have.
  public let labels: String
  /// The `seq` of the last entry; 0 when there is none.
  public internal(set) var seq = 0
  /// When the last entry was written; nil when there is none.
  public internal(set) var lastAt: Timestamp?
  /// How many sessions there were.
  public internal(set) var sessions = 0
  /// How many tasks are submitted.
  public internal(set) var submittedCount = 0
  /// Ratings that came after their slot was gone, oldest first: not counted.
  public internal(set) var late: [Rating] = []
  /// When each of these ratings came.
  var lateAt: [Timestamp] = []
  /// How the rater did in the tests of the qualification, in the order of the attempts.
  public internal(set) var qualifications: [QualificationResult] = []
  var states: [TaskState]
  /// How many skips all states have together.
  var skipsInForce = 0
  var history = History()
  var corrections = Corrections()
  var marks = Marks()
  var verdicts = Verdicts()

  /// Nothing done yet. `labels` is the digest of the campaign's labels.
  public init(tasks: TaskList, rater: RaterName, labels: String) {
    self.tasks = tasks
    self.rater = rater
    self.labels = labels
    states = Array(repeating: TaskState(), count: tasks.count)
  }
}

/// What is known of one task: fixed in size.
struct TaskState: Equatable, Sendable {
  var answers = TaskAnswers()
  /// The candidates, as bits, whose answer was retracted while an earlier one is in the history: answering
  /// the same as that restores it.
  var laidBare: UInt8 = 0
  var isSubmitted = false
  /// How often the task was skipped: 0, 1 or 2.
  var skips: UInt8 = 0
  var picture = PictureSeen.none
  /// The task's last step in the history.
  var lastStep = History.none
  var seconds = 0.0
  var submittedAt = Timestamp(milliseconds: 0)

  func isLaidBare(_ candidate: Int) -> Bool { laidBare & 1 << candidate != 0 }

  mutating func setLaidBare(_ candidate: Int, _ isBare: Bool) {
    let bit: UInt8 = 1 << candidate
    laidBare = isBare ? laidBare | bit : laidBare & ~bit
  }

  var phase: TaskPhase {
    if isSubmitted { return .submitted }
    return skips == 0 ? .open : skips == 1 ? .skippedOnce : .skippedForGood
  }
}

/// Where a task is on its way, for one rater.
public enum TaskPhase: Sendable {
  /// Waiting, or being answered.
  case open
  /// Put aside; comes back once, after the open tasks.
  case skippedOnce
  /// Put aside a second time, which is final for that rater.
  case skippedForGood
  /// Done.
  case submitted
}

// MARK: - One task

extension RaterProgress {
  /// Where a task is on its way.
  public func phase(of task: Int) -> TaskPhase { states[task].phase }

  /// The answers to a task's candidates as they stand, submitted or not.
  public func answers(of task: Int) -> TaskAnswers { states[task].answers }

  /// Whether each of the task's candidates has an answer.
  public func isComplete(_ task: Int) -> Bool {
    states[task].answers.count == tasks.candidateCount(at: task)
  }

  /// Why the task was last put aside; nil when no skip is in force.
  public func skipReason(of task: Int) -> SkipReason? {
    guard let index = lastSkip(of: task), case .skipped(let reason) = history.steps[index].action
    else { return nil }
    return reason
  }

  /// The rating to submit, or nil while a candidate has no answer.
  public func submission(of task: Int, seconds: Double, picture: PictureSeen) -> Rating? {
    submission(of: task, answers: states[task].answers, seconds: seconds, picture: picture)
  }

  /// The rating with these answers, or nil while a candidate has none.
  func submission(
    of task: Int, answers: TaskAnswers, seconds: Double, picture: PictureSeen
  ) -> Rating? {
    let candidates = tasks.candidates(at: task)
    guard answers.count == candidates.count else { return nil }
    let given = candidates.enumerated().compactMap { candidate, label in
      answers[candidate].map { LabelAnswer(label: label, answer: $0) }
    }
    return Rating(
      task: tasks.id(at: task), image: tasks.images[tasks.image(at: task)], answers: given, seconds: seconds,
      picture: picture)
  }

  /// The rating in force, or nil when the task is not submitted.
  public func rating(of task: Int) -> Rating? {
    let state = states[task]
    return state.isSubmitted ? submission(of: task, seconds: state.seconds, picture: state.picture) : nil
  }

  /// How the rater saw the picture, and for how many seconds, when submitting; nil when not submitted.
  public func seen(_ task: Int) -> (picture: PictureSeen, seconds: Double)? {
    states[task].isSubmitted ? (states[task].picture, states[task].seconds) : nil
  }

  /// Calls with what is in force of each submitted task, in the order of the tasks.
  public func forEachSubmitted(
    _ body: (_ task: Int, _ answers: TaskAnswers, _ seconds: Double, _ picture: PictureSeen) -> Void
  ) {
    for (task, state) in states.enumerated() where state.isSubmitted {
      body(task, state.answers, state.seconds, state.picture)
    }
  }

  /// When the rating in force was submitted, or nil.
  public func submittedAt(_ task: Int) -> Timestamp? {
    states[task].isSubmitted ? states[task].submittedAt : nil
  }

  func lastSkip(of task: Int) -> Int? {
    history.find(from: states[task].lastStep) { action in
      if case .skipped = action { true } else { false }
    }
  }
}
