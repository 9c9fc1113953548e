import RatingStore

extension RaterProgress {
  /// Whether two folds of the same campaign cannot be told apart.
  package func isSame(as other: RaterProgress) -> Bool {
    seq == other.seq && lastAt == other.lastAt && sessions == other.sessions && late == other.late
      && remarks == other.remarks && submittedCount == other.submittedCount && lastStep == other.lastStep
      && undo() == other.undo() && nextTask() == other.nextTask()
      && tasks.indices.allSatisfy { isSame(as: other, in: $0) }
  }

  private func isSame(as other: RaterProgress, in task: Int) -> Bool {
    phase(of: task) == other.phase(of: task) && answers(of: task) == other.answers(of: task)
      && rating(of: task) == other.rating(of: task) && submittedAt(task) == other.submittedAt(task)
      && skipReason(of: task) == other.skipReason(of: task)
  }
}
