import Ratings

// The parts of the protocol that concern one slot; all under the lock.

extension Seat {
  /// When a lease that begins now ends.
  var leaseEnd: Timestamp { Timestamp(milliseconds: now.milliseconds + ledger.rules.lease) }

  /// The rater's leases.
  var ownLeases: [(task: Int, until: Timestamp)] {
    ledger.tasksAtWork(of: rater).compactMap { task in
      guard case .held(let until) = ledger.slot(of: task, for: rater)?.state else { return nil }
      return (task, until)
    }
  }

  /// The tasks that the rater holds, first claimed first.
  var heldTasks: [Int] { ownLeases.map(\.task) }

  /// Holds on to everything held.
  mutating func renewLeases() throws(StoreError) {
    for lease in ownLeases where lease.until < leaseEnd {
      try draft(.renew(task: lease.task, rater: rater, until: leaseEnd))
    }
  }

  /// Enters the ratings that the journal has and the ledger lacks, and reopens those that only the ledger has: one
  /// of the two was lost, or is older than the other.
  mutating func enterGivenRatings() throws(StoreError) {
    let progress = progress
    for task in ledger.disputedTasks(of: rater, progress) {
      if progress.phase(of: task) != .submitted {
        try draft(.reopen(task: task, rater: rater, until: leaseEnd))
      } else if ledger.freeSlots(of: task) > 0 {
        try draft(.submit(task: task, rater: rater))
      }
    }
    try giveBackSurplus()
  }

  /// Makes sure of the slots before the journal changes: the tasks' names whose slot is gone.
  mutating func announce(_ changes: SlotChanges) throws(StoreError) -> Set<String> {
    var late: Set<String> = []
    for (task, change) in changes.inOrder {
      if change.isSubmitted || change.isTakenBack, ledger.slot(of: task, for: rater) == nil {
        if ledger.freeSlots(of: task) > 0 {
          try draft(.claim(task: task, rater: rater, until: leaseEnd))
        } else if change.isSubmitted {
          late.insert(ledger.tasks.id(at: task))
        }
      }
      if change.isSubmitted || change.wasSubmitted, ledger.slot(of: task, for: rater) != nil {
        try draft(.pending(task: task, rater: rater))
      }
    }
    return late
  }

  /// Brings the ledger up to what the journal has now.
  mutating func conclude(_ changes: SlotChanges) throws(StoreError) {
    for (task, change) in changes.inOrder {
      guard ledger.slot(of: task, for: rater) != nil else { continue }
      if change.isPutAside, progress.phase(of: task) != .submitted {
        let reason: ReleaseReason = progress.skipReason(of: task) == .missing ? .missing : .skipped
        try draft(.release(task: task, rater: rater, reason: reason))
      } else if change.wasSubmitted, !change.isSubmitted {
        try draft(.reopen(task: task, rater: rater, until: leaseEnd))
        try giveBackSurplus(except: task)
      } else {
        try settle(task)
        try giveBackSurplus(except: task)
      }
    }
    try write()
  }

  /// Makes a slot say what the journal says.
  mutating func settle(_ task: Int) throws(StoreError) {
    guard let slot = ledger.slot(of: task, for: rater) else { return }
    // What only the journal knows must be known for sure.
    if slot.state == .pending { try journal.confirm() }
    switch (slot.state, progress.phase(of: task)) {
    case (.pending, .submitted), (.held, .submitted): try draft(.submit(task: task, rater: rater))
    case (.pending, _): try draft(.renew(task: task, rater: rater, until: leaseEnd))
    case (.held, .skippedForGood): try draft(.release(task: task, rater: rater, reason: .skipped))
    case (.held, _), (.submitted, _): break
    }
  }

  /// Gives back what is held too much, where tasks came back: the last of which nothing is answered, else the last.
  mutating func giveBackSurplus(except kept: Int? = nil) throws(StoreError) {
    while heldTasks.count > ledger.rules.mostHeld {
      let others = heldTasks.filter { $0 != kept }
      guard let last = others.last(where: { progress.answers(of: $0).count == 0 }) ?? others.last else {
        return
      }
      try draft(.release(task: last, rater: rater, reason: .left))
    }
  }
}

extension SlotChanges {
  /// The changes in the order of the tasks.
  var inOrder: [(task: Int, change: Change)] {
    tasks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
