public import Ratings

extension Ledger {
  /// The events that end the leases that have run out, but for those of one rater: who is there renews.
  public func expirations(at now: Timestamp, except rater: RaterName? = nil) -> [LedgerEvent] {
    leases.filter { $0.until <= now && $0.rater != rater }
      .map { .release(task: $0.task, rater: $0.rater, reason: .expired) }
  }

  /// The next task to give to a rater; nil when there is none, for which ``shortage(for:progress:)`` has the
  /// reason.
  ///
  /// What the rater has begun comes first, then training, then what the mixture of gold, repeats and ratings
  /// says, at last what the rater put aside once.
  public func nextTask(for rater: RaterName, progress: RaterProgress) -> Int? {
    guard !isClosed else { return nil }
    let turn = turn(of: rater)
    var wanted: [RatingTask.Purpose] = [.training]
    if Mixture(share: rules.queue.goldShare, salt: 1).isDue(turn: turn, rater: rater) { wanted.append(.gold) }
    if Mixture(share: rules.queue.repeatShare, salt: 2).isDue(turn: turn, rater: rater) {
      wanted.append(.repeat)
    }
    wanted += [.rating, .gold, .repeat]
    return best(for: rater, progress) { task, phase in
      if phase == .skippedOnce { return wanted.count + 1 }
      if progress.answers(of: task).count > 0 { return -1 }
      let purpose = tasks.purpose(at: task)
      guard let rank = wanted.firstIndex(of: purpose) else { return wanted.count }
      return purpose == .repeat && !isFarEnough(task, rater, turn) ? wanted.count : rank
    }
  }

  /// The eligible task of the lowest rank; of equals the one that the order prefers, then the first.
  private func best(
    for rater: RaterName, _ progress: RaterProgress, rank: (Int, TaskPhase) -> Int
  ) -> Int? {
    let number = raterNumbers[rater]
    var best: (task: Int, rank: Int, free: Int)?
    for task in tasks.indices {
      let phase = progress.phase(of: task)
      guard phase == .open || phase == .skippedOnce, isEligible(task, number) else { continue }
      let rank = rank(task, phase)
      let free = preference(freeSlots(of: task))
      if let best, (best.rank, best.free) <= (rank, free) { continue }
      best = (task, rank, free)
    }
    return best?.task
  }

  private func preference(_ free: Int) -> Int {
    if free == .max { return 0 }
    return rules.queue.order == .finish ? free : -free
  }

  /// Whether the task has a slot for the rater, who has none of it yet.
  private func isEligible(_ task: Int, _ rater: Int?) -> Bool {
    guard freeSlots(of: task) > 0, !isClosed(task) else { return false }
    if let rater, slots.slot(of: task, rater: rater) != nil { return false }
    guard tasks.purpose(at: task) == .repeat, let original = tasks.original(of: task) else { return true }
    return rater.flatMap { slots.slot(of: original, rater: $0)?.state } == .submitted
  }

  private func isFarEnough(_ task: Int, _ rater: RaterName, _ turn: Int) -> Bool {
    guard let original = tasks.original(of: task), let slot = slot(of: original, for: rater) else {
      return false
    }
    return turn - Int(slot.turn) > rules.repeatDistance
  }
}

// MARK: - Why there is nothing

/// Why a rater gets no task.
public struct Shortage: Equatable, Sendable {
  /// The lead ended the campaign.
  public var isClosed = false
  /// The tasks that the rater could have if others gave them back.
  public var held = 0
  /// Who holds them, in the order in which they first came.
  public var holders: [RaterName] = []
  /// When the first of those leases runs out; nil when none is held.
  public var until: Timestamp?
  /// The tasks whose pictures were missing: they wait for the lead.
  public var missing = 0
  /// The tasks that the rater put aside for good.
  public var putAside = 0

  /// Nothing is held, missing or put aside: all is done.
  public init() {}
}

extension Ledger {
  /// Why there is no task for a rater.
  public func shortage(for rater: RaterName, progress: RaterProgress) -> Shortage {
    var shortage = Shortage()
    shortage.isClosed = isClosed
    var holders: Set<Int> = []
    for task in tasks.indices where slot(of: task, for: rater) == nil {
      switch progress.phase(of: task) {
      case .submitted: continue
      case .skippedForGood: shortage.putAside += 1
      case .open, .skippedOnce:
        if isClosed(task) { shortage.missing += 1 } else { count(task, &shortage, &holders) }
      }
    }
    shortage.holders = holders.sorted().map { raters[$0] }
    return shortage
  }

  /// Counts a task that is full because somebody works at it.
  private func count(_ task: Int, _ shortage: inout Shortage, _ holders: inout Set<Int>) {
    guard freeSlots(of: task) == 0 else { return }
    let atWork = slots[task].filter { $0.state != .submitted }
    if atWork.isEmpty { return }
    shortage.held += 1
    for slot in atWork {
      holders.insert(Int(slot.rater))
      guard case .held(let until) = slot.state else { continue }
      shortage.until = min(shortage.until ?? until, until)
    }
  }
}
