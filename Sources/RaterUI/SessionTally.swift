public import RatingStore

/// What a rater does in one run of the program, and how long that takes.
///
/// A gap between two keys that is longer than ``longestGap`` is no work: the rater was away.
struct SessionTally: Equatable, Sendable {
  /// Two minutes, in milliseconds.
  static let longestGap = 120_000

  /// The tasks that were submitted or put aside, by position; what was taken back later is among them.
  private(set) var tasks: Set<Int> = []
  /// The tasks that were rated too late, by position.
  private(set) var late: Set<Int> = []
  /// The flags set and not taken back since, by task.
  private var flagged: [String: Set<String>] = [:]
  /// Of each task with notes from this run, whether each says something, in the order of writing; the last is in force.
  private var noted: [String: [Bool]] = [:]
  /// Milliseconds of work.
  private(set) var worked = 0
  /// The same since the rater was away.
  private(set) var workedSinceAway = 0
  /// The same since the last reminder.
  private var workedSinceReminder = 0
  private var lastKey: Int

  init(at time: Int) { lastKey = time }

  var flags: Int { flagged.values.reduce(0) { $0 + $1.count } }

  /// The tasks with a note from this run.
  var notes: Int { noted.values.count { $0.last == true } }

  /// Whether no task was submitted or put aside.
  var isEmpty: Bool { tasks.isEmpty && late.isEmpty }

  /// A key came.
  mutating func key(at time: Int) {
    let gap = time - lastKey
    lastKey = time
    guard gap <= Self.longestGap else {
      workedSinceAway = 0
      workedSinceReminder = 0
      return
    }
    worked += gap
    workedSinceAway += gap
    workedSinceReminder += gap
  }

  /// The journal has an event about the task at a position.
  mutating func recorded(_ event: JournalEvent, at position: Int?) {
    switch event {
    case .submit, .skip, .verdict: if let position { tasks.insert(position) }
    case .late, .lateVerdict: if let position { late.insert(position) }
    case .flag(let task, let flag): flagged[task, default: []].insert(flag)
    case .retractFlag(let task, let flag): flagged[task]?.remove(flag)
    case .note(let task, let text): noted[task, default: []].append(!text.isEmpty)
    case .retractNote(let task): _ = noted[task]?.popLast()
    case .session, .answer, .retract, .reopen, .qualification, .retractVerdict: break
    }
  }

  /// Whether a break is due after so many minutes of work; asked once a task. Then not again for as long.
  mutating func isBreakDue(after minutes: Int) -> Bool {
    guard minutes > 0, workedSinceReminder >= minutes * 60_000 else { return false }
    workedSinceReminder = 0
    return true
  }
}

/// What a rater did in one run of the program.
public struct SessionSummary: Equatable, Sendable {
  /// Tasks submitted and not taken back since.
  public var tasks = 0
  /// The answers in them.
  public var answers = RaterProgress.AnswerCounts()
  /// Tasks put aside and not rated since.
  public var skipped = 0
  /// Tasks rated after others had them, and not rated in time since.
  public var late = 0
  /// Flags set, and tasks with a note, as far as not taken back since.
  public var flags = 0, notes = 0
  /// The time at work, in seconds.
  public var seconds = 0.0
  /// Of all runs together, how often the same answer was given to a question asked again.
  public var consistency = Consistency()

  /// Tasks an hour at work; nil when that is too little to tell.
  var tasksAnHour: Int? { seconds < 60 ? nil : Int((Double(tasks) / seconds * 3600).rounded()) }
}

extension RatingScreen {
  /// What has been done since the program was started.
  public var summary: SessionSummary {
    var summary = SessionSummary()
    for task in tally.tasks {
      switch progress.phase(of: task) {
      case .submitted:
        summary.tasks += 1
        summary.answers += progress.answers(of: task)
      case .skippedOnce, .skippedForGood: summary.skipped += 1
      case .open: break
      }
    }
    summary.late = tally.late.count { progress.phase(of: $0) != .submitted }
    summary.flags = tally.flags
    summary.notes = tally.notes
    summary.seconds = Double(tally.worked) / 1000
    summary.consistency = progress.consistency
    return summary
  }
}

extension RaterProgress.AnswerCounts {
  fileprivate static func += (counts: inout Self, answers: TaskAnswers) {
    for candidate in 0..<8 {
      switch answers[candidate] {
      case .yes: counts.yes += 1
      case .maybe: counts.maybe += 1
      case .no: counts.no += 1
      case nil: break
      }
    }
  }
}
