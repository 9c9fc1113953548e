public import Ratings

/// Who holds and has done which task: the fold of a campaign's ledger.
///
/// A task of purpose rating has `ratersPerTask` slots to give out; any other has one for each rater. A rater has at
/// most one slot of a task. A slot is held until its lease runs out and somebody else claims, is pending while only its
/// rater's journal knows, and is done for good when that rating is in the journal.
public struct Ledger: Sendable {
  /// How a slot stands.
  public enum SlotState: Equatable, Sendable {
    /// Taken until then.
    case held(until: Timestamp)
    /// Only the rater's journal knows whether the rating is given.
    case pending
    /// The rating is given.
    case submitted
  }

  /// A rater's slot of a task.
  public struct Slot: Equatable, Sendable {
    /// The number of the rater, in the order in which raters first came.
    let rater: Int32
    /// How many tasks the rater had been given before.
    let turn: Int32
    /// How it stands.
    public internal(set) var state: SlotState
  }

  /// The campaign's tasks.
  public let tasks: TaskList
  /// How tasks are given out.
  public let rules: ClaimRules
  /// The `seq` of the last entry; 0 when there is none.
  public private(set) var seq = 0
  /// The time of the last entry; nil when there is none.
  public private(set) var lastAt: Timestamp?
  /// Whether the lead ended the campaign.
  public private(set) var isClosed = false

  private(set) var raters: [RaterName] = []
  private(set) var raterNumbers: [RaterName: Int] = [:]
  /// The rater of the last entry.
  private var last: (rater: RaterName, number: Int)?
  /// How many tasks each rater has been given.
  private var turns: [Int] = []
  private(set) var slots: SlotTable
  /// The tasks in which each rater has a slot that is held or pending, in the order of claiming.
  private(set) var atWork: [[Int]] = []
  /// The raters who missed the picture, of the few tasks where one is missing.
  private(set) var misses: [Int: [Int]] = [:]

  /// Nobody has done anything yet.
  public init(tasks: TaskList, rules: ClaimRules) {
    self.tasks = tasks
    self.rules = rules
    slots = SlotTable(taskCount: tasks.count)
  }

  /// Takes the ledger's next entry in.
  ///
  /// Throws, and changes nothing, when it cannot be what happened next.
  public mutating func apply(_ entry: LedgerEntry) throws(LedgerError) {
    guard entry.seq == seq + 1 else { throw .sequence(expected: seq + 1, found: entry.seq) }
    if let lastAt, entry.at < lastAt { throw .time(previous: lastAt, found: entry.at) }
    try apply(entry.event)
    seq = entry.seq
    lastAt = entry.at
  }

  private mutating func apply(_ event: LedgerEvent) throws(LedgerError) {
    switch event {
    case .claim(let task, let rater, let until):
      let number = try enter(task, rater, .held(until: until))
      atWork[number].append(task)
    case .renew(let task, let rater, let until):
      try change(task, rater, to: .held(until: until)) { $0 != .submitted }
    case .pending(let task, let rater): try change(task, rater, to: .pending) { _ in true }
    case .submit(let task, let rater): try submit(task, rater)
    case .reopen(let task, let rater, let until):
      try change(task, rater, to: .held(until: until)) { _ in true }
    case .release(let task, let rater, let reason): try release(task, rater, reason)
    case .close(let isClosed): self.isClosed = isClosed
    case .elsewhere: break
    }
  }
}

// MARK: - Looking

extension Ledger {
  /// A rater's slot of a task; nil when there is none.
  public func slot(of task: Int, for rater: RaterName) -> Slot? {
    raterNumbers[rater].flatMap { slots.slot(of: task, rater: $0) }
  }

  /// The tasks of which only one of ledger and journal says that the rater has rated them.
  func disputedTasks(of rater: RaterName, _ progress: RaterProgress) -> [Int] {
    let number = raterNumbers[rater]
    return tasks.indices.filter { task in
      let state = number.flatMap { slots.slot(of: task, rater: $0)?.state }
      return progress.phase(of: task) == .submitted ? state == nil : state == .submitted
    }
  }

  /// How many more raters can take the task.
  public func freeSlots(of task: Int) -> Int {
    tasks.purpose(at: task) == .rating ? max(0, rules.ratersPerTask - slots.count(of: task)) : .max
  }

  /// Whether so many raters missed the picture that the task waits for the lead.
  public func isClosed(_ task: Int) -> Bool {
    !misses.isEmpty && (misses[task]?.count ?? 0) >= rules.missesToClose
  }

  /// The tasks that a rater holds or whose rating is pending, in the order of claiming.
  public func tasksAtWork(of rater: RaterName) -> [Int] {
    raterNumbers[rater].map { atWork[$0] } ?? []
  }

  /// The slots that are held or pending, rater after rater as they first came, first claimed first.
  public var work: [(task: Int, rater: RaterName, state: SlotState)] {
    atWork.indices.flatMap { number in
      atWork[number].compactMap { task in
        slots.slot(of: task, rater: number).map { (task, raters[number], $0.state) }
      }
    }
  }

  /// The raters who put the task aside because its picture is missing.
  public func raters(missing task: Int) -> [RaterName] { (misses[task] ?? []).map { raters[$0] } }

  /// How many tasks the rater has been given so far.
  func turn(of rater: RaterName) -> Int { raterNumbers[rater].map { turns[$0] } ?? 0 }

  /// The slots that are held, and their raters, with the end of their leases.
  public var leases: [(task: Int, rater: RaterName, until: Timestamp)] {
    work.compactMap { work in
      guard case .held(let until) = work.state else { return nil }
      return (work.task, work.rater, until)
    }
  }
}

// MARK: - Changing

extension Ledger {
  /// A rater without a slot takes one: the ledger was lost, and is made anew from the journals.
  private mutating func submit(_ task: Int, _ rater: RaterName) throws(LedgerError) {
    let number = numbering(rater)
    if slots.slot(of: task, rater: number) == nil {
      _ = try enter(task, rater, .submitted)
    } else {
      try change(task, rater, to: .submitted) { $0 != .submitted }
    }
  }

  /// Gives a rater a slot; returns the rater's number.
  ///
  /// One above `ratersPerTask` is taken too: it was given when more raters were asked for, or journals that were
  /// imported have it. Who drafts a claim keeps to the limit.
  private mutating func enter(
    _ task: Int, _ rater: RaterName, _ state: SlotState
  ) throws(LedgerError) -> Int {
    let number = numbering(rater)
    guard slots.slot(of: task, rater: number) == nil else {
      throw .taken(task: tasks.id(at: task), rater: rater)
    }
    slots.append(Slot(rater: Int32(number), turn: Int32(turns[number]), state: state), to: task)
    turns[number] += 1
    // Whoever takes the task again has seen its picture after all.
    if !misses.isEmpty { misses[task]?.removeAll { $0 == number } }
    return number
  }

  /// The number of a rater, who may be new. Many entries in a row are the same rater's.
  private mutating func numbering(_ rater: RaterName) -> Int {
    if let last, last.rater == rater { return last.number }
    let number = raterNumbers[rater] ?? raters.count
    if number == raters.count {
      raterNumbers[rater] = number
      raters.append(rater)
      turns.append(0)
      atWork.append([])
    }
    last = (rater, number)
    return number
  }

  private mutating func change(
    _ task: Int, _ rater: RaterName, to state: SlotState, if fits: (SlotState) -> Bool
  ) throws(LedgerError) {
    let number = numbering(rater)
    guard let before = slots.slot(of: task, rater: number)?.state, fits(before) else {
      throw .notHeld(task: tasks.id(at: task), rater: rater)
    }
    slots.set(state, of: task, rater: number)
    if state == .submitted {
      atWork[number].removeAll { $0 == task }
    } else if before == .submitted {
      atWork[number].append(task)
    }
  }

  private mutating func release(
    _ task: Int, _ rater: RaterName, _ reason: ReleaseReason
  ) throws(LedgerError) {
    let number = numbering(rater)
    guard slots.slot(of: task, rater: number) != nil else {
      throw .notHeld(task: tasks.id(at: task), rater: rater)
    }
    slots.remove(task, rater: number)
    atWork[number].removeAll { $0 == task }
    if reason == .missing, misses[task]?.contains(number) != true {
      misses[task, default: []].append(number)
    }
  }
}
