import Ratings

// What is done to a rater's progress can be taken back as long as it is not on disk. To copy the progress first would
// cost more time and memory with each task that is done.

extension RaterProgress {
  /// What a rater's progress was before a few events.
  public struct Checkpoint {
    fileprivate var seq: Int
    fileprivate var lastAt: Timestamp?
    fileprivate var sessions: Int
    fileprivate var submittedCount: Int
    fileprivate var skipsInForce: Int
    fileprivate var late: [Rating]
    fileprivate var lateAt: [Timestamp]
    fileprivate var qualifications: [QualificationResult]
    fileprivate var corrections: Corrections
    fileprivate var marks: Marks
    fileprivate var lateVerdicts: [Verdicts.Late]
    /// The states of the tasks that the events are about, and the verdicts on them.
    fileprivate var states: [(task: Int, state: TaskState, verdicts: [Verdicts.Given])]
  }

  /// Notes what these events can change; to be followed by ``goBack(to:)`` or ``keep(since:)``.
  public mutating func checkpoint(before events: [JournalEvent]) -> Checkpoint {
    history.startRecording()
    let touched = events.compactMap { $0.task.flatMap(tasks.position) }
    return Checkpoint(
      seq: seq, lastAt: lastAt, sessions: sessions, submittedCount: submittedCount,
      skipsInForce: skipsInForce, late: late, lateAt: lateAt, qualifications: qualifications,
      corrections: corrections, marks: marks, lateVerdicts: verdicts.late,
      states: touched.map { ($0, states[$0], verdicts[$0]) })
  }

  /// Takes back what came since: everything is as it was.
  public mutating func goBack(to checkpoint: consuming Checkpoint) {
    history.takeBack()
    for (task, state, given) in checkpoint.states {
      states[task] = state
      if tasks.areMistakes { verdicts[task] = given }
    }
    (seq, lastAt, sessions) = (checkpoint.seq, checkpoint.lastAt, checkpoint.sessions)
    (submittedCount, skipsInForce) = (checkpoint.submittedCount, checkpoint.skipsInForce)
    (late, lateAt) = (checkpoint.late, checkpoint.lateAt)
    (qualifications, corrections) = (checkpoint.qualifications, checkpoint.corrections)
    marks = checkpoint.marks
    verdicts.late = checkpoint.lateVerdicts
  }

  /// What came since stays.
  public mutating func keep(since checkpoint: consuming Checkpoint) { history.stopRecording() }

  /// Makes room for all that is left to answer and submit, so that the history need not move while somebody rates.
  /// Memory that stays unused costs nothing.
  public mutating func reserveRest() {
    var steps = history.steps.count
    for task in tasks.indices where phase(of: task) != .submitted {
      steps += tasks.candidateCount(at: task) + 1
    }
    history.reserve(steps)
  }
}

extension JournalEvent {
  /// The name of the task that it is about; nil: none.
  var task: String? {
    switch self {
    case .submit(let rating), .late(let rating): rating.task
    case .answer(let task, _, _), .retract(let task, _), .reopen(let task), .skip(let task, _, _),
      .flag(let task, _), .retractFlag(let task, _), .note(let task, _), .retractNote(let task):
      task
    case .verdict(let review), .lateVerdict(let review): review.mistake
    case .retractVerdict(let mistake): mistake
    case .session, .qualification: nil
    }
  }
}
