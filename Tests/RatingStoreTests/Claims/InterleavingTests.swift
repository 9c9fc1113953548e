import Ratings
import StoreTesting
import Testing

@testable import RatingStore

/// Everything that two raters can do with three tasks, in every order, with the end of a process before each of
/// its writes and leases that run out: all states that can be reached are gone through.
@Suite struct InterleavingTests {
  @Test(arguments: [1, 2])
  func threeTasks(_ ratersPerTask: Int) throws {
    try explore(
      tasks(1, 1, 1), ratersPerTask: ratersPerTask, mostHeld: 1,
      actions: [.claim, .rate, .undo, .leave, .restart])
  }

  @Test func twoTasksHeldAtOnce() throws {
    try explore(tasks(1, 1), ratersPerTask: 1, mostHeld: 2, actions: [.claim, .rate, .undo, .restart])
  }

  @Test func missingPictures() throws {
    try explore(
      tasks(1, 1), ratersPerTask: 1, mostHeld: 1, actions: [.claim, .rate, .miss, .leave, .restart])
  }

  private func explore(
    _ tasks: TaskList, ratersPerTask: Int, mostHeld: Int, actions: [World.Action]
  ) throws {
    var rules = ClaimRules(CampaignSettings(name: ""))
    (rules.ratersPerTask, rules.mostHeld) = (ratersPerTask, mostHeld)
    let start = try World(tasks: tasks, raters: [rater("ana"), rater("ben")], rules: rules, actions: actions)
    var seen: Set<World.Key> = [start.key]
    // Breadth first: the ways to the states, and with them the ledgers, stay short.
    var frontier = [start]
    while !frontier.isEmpty {
      var next: [World] = []
      for world in frontier {
        try world.checkInvariants()
        try world.checkThatWorkEnds()
        for move in world.moves {
          next += try world.making(move).filter { seen.insert($0.key).inserted }
        }
      }
      frontier = next
    }
    #expect(seen.count > 1000, "\(seen.count) states")
  }
}

/// Two processes and their disk at one moment.
private struct World {
  enum Action: CaseIterable { case claim, rate, answer, undo, miss, leave, restart }
  enum Move { case act(Int, Action), wait }

  /// What tells two moments apart: tasks by journal and ledger, leases in force or not, who runs.
  struct Key: Hashable {
    var slots: [[Int]] = []
    var phases: [[Int]] = []
    var runs: [Bool] = []
    var misses: [[Int]] = []
  }

  let disk: Disk
  let raters: [RaterName]
  let rules: ClaimRules
  let actions: [Action]
  var seats: [MemorySeat?]
  var now = at(0)

  init(tasks: TaskList, raters: [RaterName], rules: ClaimRules, actions: [Action]) throws {
    disk = Disk(tasks)
    (self.raters, self.rules, self.actions) = (raters, rules, actions)
    seats = [nil, nil]
    for number in raters.indices { seats[number] = try MemorySeat(raters[number], disk, rules, at: now) }
  }

  private init(copying world: World) {
    disk = world.disk.copy()
    (raters, rules, actions, now) = (world.raters, world.rules, world.actions, world.now)
    seats = []
    seats = world.seats.map { $0?.moved(to: disk) }
  }

  var moves: [Move] {
    raters.indices.flatMap { number in
      actions.filter { ($0 == .restart) == (seats[number] == nil) }.map { .act(number, $0) }
    } + [.wait]
  }

  /// The worlds after a move: undisturbed, and with the process ended before each of its writes.
  func making(_ move: Move) throws -> [World] {
    guard case .act(let number, let action) = move else {
      var world = World(copying: self)
      world.now = Timestamp(milliseconds: now.milliseconds + rules.lease)
      return [world]
    }
    var whole = World(copying: self)
    whole.disk.writes = 0
    try whole.perform(action, number)
    return [whole]
      + (0..<whole.disk.writes).map { crash in
        var world = World(copying: self)
        (world.disk.writes, world.disk.crashesBefore) = (0, crash + 1)
        do throws(StoreError) { try world.perform(action, number) } catch {}
        world.disk.crashesBefore = nil
        world.seats[number] = nil
        return world
      }
  }

  private mutating func perform(_ action: Action, _ number: Int) throws(StoreError) {
    if action == .restart {
      seats[number] = try MemorySeat(raters[number], disk, rules, at: now)
      return
    }
    guard var seat = seats[number] else { return }
    // The first that is held, or was before the lease ran out: the screen does not know yet.
    let task = seat.heldTasks.first { seat.progress.phase(of: $0) != .submitted }
    switch action {
    case .claim: _ = try seat.claim(at: now)
    case .rate: if let task { try seat.rate(task, at: now) }
    case .answer:
      if let task, seat.progress.answers(of: task).count == 0 {
        _ = try seat.append([.answer(task: seat.ledger.tasks.id(at: task), label: 10, answer: .no)], at: now)
      }
    case .undo:
      if changesOfMind(number) < World.mostChangesOfMind {
        _ = try seat.append(seat.progress.undo(), at: now)
      }
    case .miss:
      if let task, changesOfMind(number) < World.mostChangesOfMind {
        _ = try seat.append([.skip(task: seat.ledger.tasks.id(at: task), reason: .missing)], at: now)
      }
    case .leave: try seat.release(at: now)
    case .restart: break
    }
    seats[number] = seat
  }

  /// The ledger as it is on disk.
  private func ledger() throws -> Ledger {
    var ledger = Ledger(tasks: disk.tasks, rules: rules)
    for entry in disk.ledger { try ledger.apply(entry) }
    return ledger
  }

  var key: Key {
    guard let ledger = try? ledger() else { return Key() }
    var key = Key(runs: seats.map { $0 != nil })
    for task in disk.tasks.indices {
      key.slots.append(raters.map { number(ledger.slot(of: task, for: $0)?.state) })
      key.misses.append(ledger.misses[task] ?? [])
    }
    for rater in raters {
      guard let progress = try? disk.progress(of: rater) else { continue }
      key.phases.append(
        disk.tasks.indices.flatMap { [code(progress.phase(of: $0)), progress.answers(of: $0).count] }
          + [min(1, progress.late.count)])
    }
    key.phases.append(raters.indices.map(changesOfMind))
    return key
  }

  /// How often a rater may undo or skip: without an end there would be no end of states.
  private static let mostChangesOfMind = 1

  private func changesOfMind(_ number: Int) -> Int {
    (disk.journals[raters[number]] ?? []).count { entry in
      switch entry.event {
      case .reopen, .skip, .retractVerdict: true
      case .retract, .answer, .submit, .late, .session, .flag, .retractFlag, .note, .retractNote,
        .qualification, .verdict, .lateVerdict:
        false
      }
    }
  }

  private func number(_ state: Ledger.SlotState?) -> Int {
    switch state {
    case nil: 0
    case .held(let until): until > now ? 1 : 2
    case .pending: 3
    case .submitted: 4
    }
  }

  private func code(_ phase: TaskPhase) -> Int {
    switch phase {
    case .open: 0
    case .skippedOnce: 1
    case .skippedForGood: 2
    case .submitted: 3
    }
  }

  func checkInvariants() throws {
    let ledger = try ledger()
    let all = try raters.map { try disk.progress(of: $0) }
    for task in disk.tasks.indices {
      let given = all.filter { $0.phase(of: task) == .submitted }
      #expect(given.count <= rules.ratersPerTask, "task \(task)")
      for progress in given {
        let state = ledger.slot(of: task, for: progress.rater)?.state
        #expect(state == .submitted || state == .pending, "task \(task) of \(progress.rater)")
      }
    }
    for case let seat? in seats {
      #expect(seat.heldTasks.count <= rules.mostHeld)
      #expect(try disk.progress(of: seat.rater).seq == seat.progress.seq)
    }
  }

  /// From here everybody comes back and works on: then each task has its ratings, but for pictures missed.
  func checkThatWorkEnds() throws {
    let disk = disk.copy()
    for number in raters.indices {
      let late = Timestamp(milliseconds: now.milliseconds + Int64(number + 1) * rules.lease)
      var seat = try MemorySeat(raters[number], disk, rules, at: late)
      var steps = 0
      while let task = try seat.claim(at: late).tasks.first, steps < 9 {
        steps += 1
        try seat.rate(task, at: late)
      }
      #expect(steps < 9)
    }
    let all = try raters.map { try disk.progress(of: $0) }
    for task in disk.tasks.indices where all.allSatisfy({ $0.phase(of: task) != .skippedForGood }) {
      let missed = try ledger().misses[task]?.count ?? 0
      guard missed < rules.missesToClose else { continue }
      #expect(all.count { $0.phase(of: task) == .submitted } == rules.ratersPerTask, "task \(task)")
    }
  }
}
