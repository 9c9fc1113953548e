extension RaterProgress {
  /// The task of those submitted or put aside that was worked at last; nil when there is none.
  public var lastWorkedAt: Int? {
    history.steps.last { $0.action != .gap && states[Int($0.task)].phase != .open }.map { Int($0.task) }
  }

  /// The tasks that the rater has submitted or put aside, in the order in which each was first worked at.
  public var trail: [Int] {
    var isListed = [Bool](repeating: false, count: states.count)
    var trail: [Int] = []
    for step in history.steps where step.action != .gap {
      let task = Int(step.task)
      if isListed[task] || states[task].phase == .open { continue }
      isListed[task] = true
      trail.append(task)
    }
    return trail
  }
}
