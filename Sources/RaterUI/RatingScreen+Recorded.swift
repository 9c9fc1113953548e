import RatingStore
import Ratings
import Terminal

/// What the journal's word changes: only here do answers become given.
extension RatingScreen {
  mutating func recorded(_ entries: [JournalEntry]) -> [ScreenEffect] {
    let wasComplete = position.map(progress.isComplete) ?? true
    let taken = progress.lastStep
    do {
      for entry in entries { try progress.apply(entry) }
    } catch {
      message = Message(text: "\(error)", role: .warning)
    }
    let events = entries.map(\.event)
    for event in events { tally.recorded(event, at: event.slotTask.flatMap(campaign.tasks.position)) }
    if events.contains(where: \.changesSlots) { refreshStanding(after: events) }
    guard let last = events.last else { return [] }
    if last.isRemark {
      remarked(last)
      return []
    }
    if let retract = events.first(where: \.isRetract) {
      goBack(to: retract, taking: taken)
    } else if last.isReopen {
      goBack(to: last, taking: taken)
    } else {
      goOn(after: last, isCorrection: events.count > 1)
      return submitItself(after: last, wasComplete: wasComplete)
    }
    return []
  }

  /// Where the rater wants it so, the answer that was missing does what Enter does.
  private mutating func submitItself(after event: JournalEvent, wasComplete: Bool) -> [ScreenEffect] {
    guard preferences.autoSubmit, !wasComplete, case .answer = event, let position,
      progress.isComplete(position)
    else { return [] }
    return enter()
  }

  private mutating func goBack(to event: JournalEvent, taking step: HistoryStep?) {
    switch event {
    case .retract(let task, let label):
      guard let position = campaign.tasks.position(of: task) else { return }
      let candidate = campaign.tasks.candidate(label, at: position) ?? 0
      show(position, at: watch.now, selecting: candidate)
      let now = progress.answers(of: position)[candidate]
      let what = phrases.takenBack(truncated(candidates[candidate].name, to: 24), now: now)
      let standing =
        progress.phase(of: position) == .submitted
        ? phrases.submittedAsItWas : progress.isComplete(position) ? phrases.submits(key(.submit)) : ""
      say(now == nil || standing.isEmpty ? what : "\(what) \(standing)")
    case .retractVerdict(let mistake):
      show(campaign.tasks.position(of: mistake), at: watch.now)
      let name = candidates.first.map { truncated($0.name, to: 24) } ?? ""
      say(phrases.takenBack(name, now: verdict?.word.answer))
    case .reopen(let task):
      show(campaign.tasks.position(of: task), at: watch.now)
      if case .skipped = step {
        say(phrases.skipTakenBack)
      } else {
        say(phrases.reopened(submit: key(.submit)))
      }
    default: break
    }
  }

  private mutating func goOn(after event: JournalEvent, isCorrection: Bool) {
    switch event {
    case .answer:
      selectNextUnanswered()
      if isCorrection { say(phrases.corrected(submit: key(.submit))) }
    case .submit(let rating):
      finish(rating.task)
    case .qualification(let result):
      examined(result)
    case .late(let rating):
      finish(rating.task)
      say(phrases.late)
    case .verdict(let review):
      judged(review)
    case .lateVerdict(let review):
      finish(review.mistake)
      say(phrases.late)
    case .skip(let task, _, _):
      let comesBack =
        campaign.tasks.position(of: task).map { progress.phase(of: $0) == .skippedOnce } ?? false
      finish(task)
      say(phrases.skippedNow(comesBack: comesBack))
    default: break
    }
  }

  private mutating func finish(_ task: String) {
    isBreakDue = tally.isBreakDue(after: preferences.breakReminder)
    if let position = campaign.tasks.position(of: task) {
      watch.forget(position)
      seen[position] = nil
    }
    if showFeedback(on: task) { return }
    show(current, at: watch.now)
  }
}

extension JournalEvent {
  /// The task whose slot the event may change; nil: none.
  var slotTask: String? {
    switch self {
    case .submit(let rating), .late(let rating): rating.task
    case .verdict(let review), .lateVerdict(let review): review.mistake
    case .retractVerdict(let mistake): mistake
    case .reopen(let task), .skip(let task, _, _): task
    case .session, .answer, .retract, .flag, .retractFlag, .note, .retractNote, .qualification:
      nil
    }
  }

  /// Whether other tasks may be given to the rater after it.
  fileprivate var changesSlots: Bool {
    if case .qualification = self { true } else { slotTask != nil }
  }

  fileprivate var isRetract: Bool {
    switch self {
    case .retract, .retractVerdict: true
    default: false
    }
  }

  /// Whether, with it taken in, a mistake is as done as it was before.
  func onlyChangesVerdict(in progress: RaterProgress, at position: Int) -> Bool {
    switch self {
    case .verdict: progress.verdictCount(of: position) > 1
    case .retractVerdict: progress.verdictCount(of: position) > 0
    default: false
    }
  }

  /// Whether it takes back what a task was done with.
  var givesBack: Bool {
    switch self {
    case .reopen, .retractVerdict: true
    default: false
    }
  }

  fileprivate var isReopen: Bool {
    if case .reopen = self { true } else { false }
  }
}
