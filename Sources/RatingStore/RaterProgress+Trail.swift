extension RaterProgress {
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
