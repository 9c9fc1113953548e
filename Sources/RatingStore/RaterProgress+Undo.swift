extension RaterProgress {
  /// The last step in force, which undo takes back; nil when there is none.
  public var lastStep: HistoryStep? {
    history.steps.last.flatMap(publicStep)
  }

  /// The events that take back the last step in force; empty when there is none.
  ///
  /// An answer comes back to what it was before, across submits; a skip is taken back. Applying the events
  /// gives exactly the state before that step.
  public func undo() -> [JournalEvent] {
    guard let step = lastStep else { return [] }
    let task = tasks.id(at: step.task)
    let reopening = states[step.task].isSubmitted ? [JournalEvent.reopen(task: task)] : []
    switch step {
    case .skipped:
      return reopening + [.reopen(task: task)]
    case .answered(_, let label, _):
      return reopening + [.retract(task: task, label: label)] + restoring(label, of: step.task)
    }
  }

  /// The event that gives a label the answer it had before its last one; none when it had none.
  private func restoring(_ label: Int, of task: Int) -> [JournalEvent] {
    guard let candidate = tasks.candidate(label, at: task),
      let last = lastAnswer(candidate, of: task),
      let before = history.find(
        from: history.steps[last].previous,
        where: { if case .answered(UInt8(candidate), _) = $0 { true } else { false } }),
      case .answered(_, let answer) = history.steps[before].action
    else { return [] }
    return [.answer(task: tasks.id(at: task), label: label, answer: answer)]
  }

  private func publicStep(_ step: History.Step) -> HistoryStep? {
    let task = Int(step.task)
    switch step.action {
    case .gap: return nil
    case .skipped: return .skipped(task: task)
    case .answered(let candidate, let answer):
      let candidates = tasks.candidates(at: task)
      return .answered(
        task: task, label: candidates[candidates.startIndex + Int(candidate)], answer: answer)
    }
  }
}
