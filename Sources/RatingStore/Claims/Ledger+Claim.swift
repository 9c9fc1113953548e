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
    if let rules = rules.qualification, rules.standing(of: progress) != .passed {
      return rules.toDo(progress).first { slot(of: $0, for: rater) == nil }
    }
    let number = raterNumbers[rater]
    let ranks = ranks(for: rater)
    var best = (task: -1, rank: Int.max, free: Int.max)
    for task in 0..<tasks.count {
      let phase = progress.phase(of: task)
      guard phase == .open || phase == .skippedOnce else { continue }
      let rank = phase == .skippedOnce ? ranks.putAside : rank(of: task, ranks, rater, progress)
      let slots = freeSlots(of: task)
      let free = preference(slots)
      guard (rank, free) < (best.rank, best.free), slots > 0, isEligible(task, number) else { continue }
      best = (task, rank, free)
    }
    return best.task < 0 ? nil : best.task
  }

  /// What comes first for a rater: ranks of tasks, the lowest first. Begun ones have -1.
  private struct Ranks {
    var rating = 0
    var gold = 0
    var `repeat` = 0
    var training = 0
    /// Of a repeat whose original is not long ago.
    var tooNear = 0
    /// Of what was put aside once.
    var putAside = 0
    /// Which of the rater's turns comes next.
    var turn = 0
  }

  private func ranks(for rater: RaterName) -> Ranks {
    var ranks = Ranks()
    ranks.turn = turn(of: rater)
    let isGoldDue = Mixture(share: rules.queue.goldShare, salt: 1).isDue(turn: ranks.turn, rater: rater)
    let isRepeatDue = Mixture(share: rules.queue.repeatShare, salt: 2).isDue(turn: ranks.turn, rater: rater)
    // Training, then gold and repeats where they are due, then ratings, then gold and repeats all the same.
    ranks.training = 0
    ranks.gold = isGoldDue ? 1 : 4
    ranks.repeat = isRepeatDue ? 2 : 5
    ranks.rating = 3
    ranks.tooNear = 6
    ranks.putAside = 7
    return ranks
  }

  private func rank(of task: Int, _ ranks: Ranks, _ rater: RaterName, _ progress: RaterProgress) -> Int {
    if progress.answers(of: task).count > 0 { return -1 }
    switch tasks.purpose(at: task) {
    case .rating: return ranks.rating
    case .gold: return ranks.gold
    case .training: return ranks.training
    case .repeat: return isFarEnough(task, rater, ranks.turn) ? ranks.repeat : ranks.tooNear
    }
  }

  private func preference(_ free: Int) -> Int {
    if free == .max { return 0 }
    return rules.queue.order == .finish ? free : -free
  }

  /// Whether the rater, who has none of its slots yet, may have the task, which has free ones.
  private func isEligible(_ task: Int, _ rater: Int?) -> Bool {
    if isClosed(task) { return false }
    // Tasks of the qualification are for that alone.
    if rules.qualification != nil, tasks.purpose(at: task) == .training { return false }
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
  /// How far the rater is on the way to being qualified; nil: is, or need not be.
  public var notQualified: QualificationStanding?
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
    if let rules = rules.qualification, rules.standing(of: progress) != .passed {
      shortage.notQualified = rules.standing(of: progress)
      return shortage
    }
    let number = raterNumbers[rater]
    /// Whether the rater would have the task, if only there were a slot.
    func isWanted(_ task: Int) -> Bool {
      let phase = progress.phase(of: task)
      return (phase == .open || phase == .skippedOnce) && !has(number, task)
    }
    for task in 0..<tasks.count where progress.phase(of: task) == .skippedForGood && !has(number, task) {
      shortage.putAside += 1
    }
    shortage.missing = misses.keys.count { isClosed($0) && isWanted($0) }
    count(&shortage) { freeSlots(of: $0) == 0 && !isClosed($0) && isWanted($0) }
    return shortage
  }

  private func has(_ rater: Int?, _ task: Int) -> Bool {
    rater.map { slots.slot(of: task, rater: $0) != nil } ?? false
  }

  /// Counts the tasks that are full because somebody works at them. Few are worked at, however many there are.
  private func count(_ shortage: inout Shortage, where isFull: (Int) -> Bool) {
    var held: Set<Int> = []
    for (number, tasks) in atWork.enumerated() {
      let full = tasks.filter(isFull)
      if full.isEmpty { continue }
      held.formUnion(full)
      shortage.holders.append(raters[number])
      for task in full {
        guard case .held(let until) = slots.slot(of: task, rater: number)?.state else { continue }
        shortage.until = min(shortage.until ?? until, until)
      }
    }
    shortage.held = held.count
  }
}
