import Ratings

// MARK: - What comes next

extension RaterProgress {
  /// The task to show next, or nil when nothing is left.
  ///
  /// With nil, as at a start: the unfinished task answered last, else the first of the queue. After a
  /// task: the first of `upcoming`.
  public func nextTask(after task: Int? = nil) -> Int? {
    if task == nil, let unfinished = unfinishedTask { return unfinished }
    return upcoming(after: task, limit: 1).first
  }

  /// The tasks that follow, at most so many: open ones in the order of the file, going round to those
  /// before `task`; then those skipped once in the order in which they were skipped, going round as well.
  ///
  /// An open `task` itself is left out; one that was skipped once comes last.
  public func upcoming(after task: Int?, limit: Int) -> [Int] {
    let start = (task ?? -1) + 1
    var found: [Int] = []
    for position in [start..<states.count, 0..<max(0, start - 1)].joined() {
      if found.count == limit { return found }
      if states[position].phase == .open { found.append(position) }
    }
    found += skippedOnce(after: task).prefix(limit - found.count)
    return found
  }

  /// The unfinished task that was answered last, unless it was put aside after that.
  private var unfinishedTask: Int? {
    for (index, step) in history.steps.enumerated().reversed() {
      let state = states[Int(step.task)]
      guard state.phase == .open || state.phase == .skippedOnce,
        history.find(from: state.lastStep, where: { $0 != .remarked }) == index
      else { continue }
      if case .answered = step.action { return Int(step.task) }
    }
    return nil
  }

  /// The tasks skipped once in the order of skipping, beginning after `task` if it is one of them.
  private func skippedOnce(after task: Int?) -> [Int] {
    var order: [Int] = []
    for step in history.steps {
      if case .skipped = step.action, states[Int(step.task)].phase == .skippedOnce {
        order.append(Int(step.task))
      }
    }
    guard let task, let place = order.firstIndex(of: task) else { return order }
    return Array(order[(place + 1)...] + order[...place])
  }
}

// MARK: - Counts

extension RaterProgress {
  /// How many tasks are in each phase.
  public struct TaskCounts: Equatable, Sendable {
    /// All tasks of the campaign, without the training that a rater who has passed the qualification was spared.
    public var total = 0
    /// Submitted ones.
    public var submitted = 0
    /// Those put aside once, which come back.
    public var skippedOnce = 0
    /// Those put aside for good.
    public var skippedForGood = 0
  }

  /// How many answers of each kind the ratings in force hold.
  public struct AnswerCounts: Equatable, Sendable {
    /// Label is in the image.
    public var yes = 0
    /// Not sure.
    public var maybe = 0
    /// Label is not in the image.
    public var no = 0

    /// Counts from these numbers on.
    public init(yes: Int = 0, maybe: Int = 0, no: Int = 0) {
      self.yes = yes
      self.maybe = maybe
      self.no = no
    }
  }

  /// Counts the tasks by phase.
  public var taskCounts: TaskCounts {
    var counts = TaskCounts(total: states.count - sparedCount, submitted: submittedCount)
    if skipsInForce == 0 { return counts }
    for state in states where !state.isSubmitted {
      if state.skips == 1 { counts.skippedOnce += 1 }
      if state.skips > 1 { counts.skippedForGood += 1 }
    }
    return counts
  }

  /// How many tasks are for attempts at the test that the rater, who has passed, did not need.
  private var sparedCount: Int {
    guard qualifications.contains(where: \.passed) else { return 0 }
    return states.indices.count { tasks.purpose(at: $0) == .training && phase(of: $0) == .open }
  }

  /// Counts the answers of the submitted tasks by kind.
  public var answerCounts: AnswerCounts {
    var counts = AnswerCounts()
    for (task, state) in states.enumerated() where state.isSubmitted {
      for candidate in 0..<tasks.candidateCount(at: task) {
        switch state.answers[candidate] {
        case .yes: counts.yes += 1
        case .maybe: counts.maybe += 1
        case .no: counts.no += 1
        case nil: break
        }
      }
    }
    return counts
  }

  /// The time spent on the submitted tasks, in seconds.
  public var seconds: Double {
    states.reduce(0) { $0 + $1.seconds }
  }
}
