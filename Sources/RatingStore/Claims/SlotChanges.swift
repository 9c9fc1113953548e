import Ratings

/// What a group of events does to the slots of tasks.
struct SlotChanges {
  /// What happens to one task.
  struct Change: Equatable {
    var wasSubmitted: Bool
    var isSubmitted: Bool
    /// Whether the rater puts the task aside.
    var isPutAside = false
    /// Whether the rater takes it back from aside.
    var isTakenBack = false
  }

  /// The changes by task.
  private(set) var tasks: [Int: Change] = [:]

  /// Looks through events that come after a rater's progress; what cannot be applied is left to the journal.
  init(_ events: [JournalEvent], in progress: RaterProgress) {
    for event in events {
      switch event {
      case .submit(let rating): change(rating.task, progress) { $0.isSubmitted = true }
      case .skip(let task, _, _): change(task, progress) { $0.isPutAside = true }
      case .reopen(let task):
        change(task, progress) { change in
          if change.isSubmitted { change.isSubmitted = false } else { change.isTakenBack = true }
        }
      case .verdict(let review): changeVerdict(review.mistake, progress) { $0 == 0 ? true : nil }
      case .retractVerdict(let mistake): changeVerdict(mistake, progress) { $0 == 1 ? false : nil }
      case .session, .answer, .retract, .late, .lateVerdict, .flag, .retractFlag, .note, .retractNote,
        .qualification:
        continue
      }
    }
  }

  /// Only the first verdict on a mistake takes a slot, and only the last one that is taken back gives it up.
  private mutating func changeVerdict(
    _ mistake: String, _ progress: RaterProgress, _ isSubmitted: (_ verdicts: Int) -> Bool?
  ) {
    guard let position = progress.tasks.position(of: mistake),
      let isSubmitted = isSubmitted(progress.verdictCount(of: position))
    else { return }
    change(mistake, progress) { $0.isSubmitted = isSubmitted }
  }

  private mutating func change(_ task: String, _ progress: RaterProgress, _ body: (inout Change) -> Void) {
    guard let position = progress.tasks.position(of: task) else { return }
    let isSubmitted = progress.phase(of: position) == .submitted
    body(&tasks[position, default: Change(wasSubmitted: isSubmitted, isSubmitted: isSubmitted)])
  }
}

extension [JournalEvent] {
  /// The same, with the submits of some tasks as ratings that came too late.
  func late(_ tasks: Set<String>) -> [JournalEvent] {
    map { event in
      switch event {
      case .submit(let rating) where tasks.contains(rating.task): .late(rating)
      case .verdict(let review) where tasks.contains(review.mistake): .lateVerdict(review)
      default: event
      }
    }
  }
}
