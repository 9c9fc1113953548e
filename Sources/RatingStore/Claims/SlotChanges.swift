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
      case .session, .answer, .retract, .late, .flag, .retractFlag, .note, .retractNote, .qualification:
        continue
      }
    }
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
      if case .submit(let rating) = event, tasks.contains(rating.task) { .late(rating) } else { event }
    }
  }
}
