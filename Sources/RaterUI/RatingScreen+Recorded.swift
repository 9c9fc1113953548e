import RatingStore
import Ratings

/// What the journal's word changes: only here do answers become given.
extension RatingScreen {
  mutating func recorded(_ events: [JournalEvent]) -> [ScreenEffect] {
    for event in events {
      do { try progress.apply(event) } catch { say("\(error)") }
    }
    if let undone = events.first(where: \.isRetract) ?? onlyReopen(events) {
      goBack(to: undone, wasSubmitted: events.first.map(\.isReopen) ?? false)
    } else if let last = events.last {
      goOn(after: last, isCorrection: events.count > 1)
    }
    return []
  }

  private func onlyReopen(_ events: [JournalEvent]) -> JournalEvent? {
    events.count == 1 && events[0].isReopen ? events[0] : nil
  }

  private mutating func goBack(to event: JournalEvent, wasSubmitted: Bool) {
    switch event {
    case .retract(let task, let label):
      guard let position = progress.position(of: task) else { return }
      let candidate = campaign.tasks[position].candidates.firstIndex(of: label) ?? 0
      show(position, at: watch.now, selecting: candidate)
      let now = progress.answer(of: position, candidate: candidate)
      let outcome = now.map { "is \($0.word) again" } ?? "is open again"
      say("\(wasSubmitted ? "Reopened. " : "")Taken back: \(candidates[candidate].name) \(outcome).")
    case .reopen(let task):
      show(progress.position(of: task), at: watch.now)
      say("The skip is taken back.")
    default: break
    }
  }

  private mutating func goOn(after event: JournalEvent, isCorrection: Bool) {
    switch event {
    case .answer:
      selectNextUnanswered()
      if isCorrection { say("Reopened. Enter submits the corrected task.") }
    case .submit(let rating):
      finish(rating.task)
    case .skip(let task, _, _):
      let comesBack = progress.position(of: task).map { progress.phase(of: $0) == .skippedOnce } ?? false
      finish(task)
      say(comesBack ? "Skipped. It comes back once, at the end." : "Skipped for good.")
    default: break
    }
  }

  private mutating func finish(_ task: String) {
    if let position = progress.position(of: task) {
      watch.forget(position)
      seen[position] = nil
    }
    show(progress.nextTask(), at: watch.now)
  }
}

extension JournalEvent {
  fileprivate var isRetract: Bool {
    if case .retract = self { true } else { false }
  }

  fileprivate var isReopen: Bool {
    if case .reopen = self { true } else { false }
  }
}
