extension RaterProgress {
  /// The last step in force, which undo takes back; nil when there is none.
  ///
  /// An answer and the submit right after it are one step, the answer.
  public var lastStep: HistoryStep? {
    var inForce = history.steps.reversed().lazy.filter { $0.action != .gap }.makeIterator()
    guard let last = inForce.next() else { return nil }
    if last.action == .submitted, let before = inForce.next(), before.task == last.task,
      let answer = answered(before)
    {
      return answer
    }
    switch last.action {
    case .remarked: return marks.step(history.steps.count - 1, of: Int(last.task))
    case .skipped: return .skipped(task: Int(last.task))
    case .submitted: return .submitted(task: Int(last.task))
    case .judged: return .judged(task: Int(last.task))
    case .answered, .gap: return answered(last)
    }
  }

  /// The events that take back the last step in force; empty when there is none.
  ///
  /// An answer comes back to what it was before, across submits; a skip is taken back. Applying the events
  /// gives exactly the state before that step.
  public func undo() -> [JournalEvent] {
    guard let step = lastStep else { return [] }
    let task = tasks.id(at: step.task)
    if case .judged = step { return [.retractVerdict(mistake: task)] }
    let reopening = states[step.task].isSubmitted ? [JournalEvent.reopen(task: task)] : []
    switch step {
    case .flagged(_, let flag):
      return [.retractFlag(task: task, flag: flag)]
    case .noted:
      return [.retractNote(task: task)]
    case .submitted, .judged:
      return reopening
    case .skipped:
      return reopening + [.reopen(task: task)]
    case .answered(_, let label, _):
      return reopening + [.retract(task: task, label: label)] + restoring(label, of: step.task)
    }
  }

  /// The events that give a label the answer it had before its last one, and submit the task again when that
  /// corrected a submitted one; none when it had none.
  private func restoring(_ label: Int, of task: Int) -> [JournalEvent] {
    guard let candidate = tasks.candidate(label, at: task),
      let last = lastAnswer(candidate, of: task),
      let before = history.lastAnswer(candidate, from: history.steps[last].previous),
      case .answered(_, let answer) = history.steps[before].action
    else { return [] }
    let restored = JournalEvent.answer(task: tasks.id(at: task), label: label, answer: answer)
    guard let correction = corrections[task], correction.step == last else { return [restored] }
    var answers = states[task].answers
    answers[candidate] = answer
    let rating = submission(
      of: task, answers: answers, seconds: correction.rated.seconds, picture: correction.rated.picture)
    return [restored] + (rating.map { [.submit($0)] } ?? [])
  }

  private func answered(_ step: History.Step) -> HistoryStep? {
    guard case .answered(let candidate, let answer) = step.action else { return nil }
    let candidates = tasks.candidates(at: Int(step.task))
    return .answered(
      task: Int(step.task), label: candidates[candidates.startIndex + Int(candidate)], answer: answer)
  }
}
