public import RatingStore
public import Ratings

/// What every store must do, whatever is behind it. A store's tests hand over how raters sit down, and run all.
public struct StoreContract<Store: RaterStore> {
  private let sitDown:
    (_ rater: RaterName, _ tasks: [RatingTask], _ rules: ClaimRules, Timestamp) throws -> Store

  /// - Parameter sitDown: a rater's seat in the campaign of these tasks: always the same campaign, where seats before
  ///   have left their traces; a seat of the same rater that was there before has ended.
  public init(
    sitDown:
      @escaping (_ rater: RaterName, _ tasks: [RatingTask], _ rules: ClaimRules, Timestamp) throws -> Store
  ) {
    self.sitDown = sitDown
  }

  private func name(_ text: String) throws -> RaterName { try require(RaterName(text)) }

  private func tasks(_ count: Int, of purpose: RatingTask.Purpose = .rating) -> [RatingTask] {
    (0..<count).map {
      RatingTask(id: "\(purpose)\($0)", image: "i\($0)", candidates: [1, 2], purpose: purpose)
    }
  }

  private func rules(_ ratersPerTask: Int, _ change: (inout ClaimRules) -> Void = { _ in }) -> ClaimRules {
    var rules = ClaimRules(CampaignSettings(name: ""))
    rules.ratersPerTask = ratersPerTask
    change(&rules)
    return rules
  }

  /// At most three tasks are held, and nobody else gets them.
  public func claimsAreExclusive() throws {
    let (tasks, rules) = (tasks(5), rules(1))
    var ana = try sitDown(name("ana"), tasks, rules, at(0))
    var ben = try sitDown(name("ben"), tasks, rules, at(0))
    try expect(ana.claim(at: at(0)).tasks == [0, 1, 2])
    try expect(ana.claim(at: at(1)).tasks == [0, 1, 2])
    try expect(ben.claim(at: at(1)).tasks == [3, 4])
    try ana.rate(0, at: at(2))
    let nothing = try ben.claim(at: at(2))
    try expect(nothing.tasks == [3, 4])
    try ben.rate(3, at: at(3))
    try ben.rate(4, at: at(3))
    let shortage = try require(try ben.claim(at: at(4)).shortage)
    try expect(shortage.held == 2)
    try expect(shortage.holders == [try name("ana")])
    try expect(shortage.until == at(31))
  }

  /// A task gets as many ratings as it needs, each by another rater; then it is done.
  public func everyTaskGetsItsRatings() throws {
    let (tasks, rules) = (tasks(2), rules(2))
    for rater in ["ana", "ben", "cho"] {
      var seat = try sitDown(name(rater), tasks, rules, at(0))
      let claims = try seat.claim(at: at(0))
      try expect(claims.tasks == (rater == "cho" ? [] : [0, 1]))
      try expect((claims.shortage == Shortage()) == (rater == "cho"))
      for task in claims.tasks { try seat.rate(task, at: at(1)) }
      try expect(seat.claim(at: at(1)).tasks.isEmpty)
    }
  }

  /// Whoever was away for longer than the lease loses the task to who is there, and the rating comes too late.
  public func leasesRunOut() throws {
    let (tasks, rules) = (tasks(1), rules(1))
    var ana = try sitDown(name("ana"), tasks, rules, at(0))
    var ben = try sitDown(name("ben"), tasks, rules, at(0))
    try expect(ana.claim(at: at(0)).tasks == [0])
    try expect(ana.renew(at: at(20)).isEmpty)
    try expect(ben.claim(at: at(40)).tasks.isEmpty)
    try expect(ben.claim(at: at(50)).tasks == [0])
    try expect(ana.renew(at: at(51)) == [0])
    let entries = try ana.rate(0, at: at(51))
    guard case .late = entries.last?.event else {
      throw BrokenContract(line: #line, message: "\(entries)")
    }
    try expect(ana.progress.phase(of: 0) == .open)
    try ben.rate(0, at: at(52))
    try expect(ben.progress.phase(of: 0) == .submitted)
    try expect(ana.claim(at: at(53)).tasks.isEmpty)
  }

  /// A lease that ran out costs nothing as long as nobody else wants the task.
  public func anOldLeaseStillCounts() throws {
    let (tasks, rules) = (tasks(1), rules(1))
    var ana = try sitDown(name("ana"), tasks, rules, at(0))
    _ = try ana.claim(at: at(0))
    try ana.rate(0, at: at(500))
    try expect(ana.progress.phase(of: 0) == .submitted)
  }

  /// Leaving gives everything back at once; answers to what is not submitted wait for their rater.
  public func leavingGivesBack() throws {
    let (tasks, rules) = (tasks(2), rules(1))
    var ana = try sitDown(name("ana"), tasks, rules, at(0))
    _ = try ana.claim(at: at(0))
    _ = try ana.append([.answer(task: "rating1", label: 1, answer: .no)], at: at(1))
    try ana.release(at: at(1))
    var ben = try sitDown(name("ben"), tasks, rules, at(1))
    try expect(ben.claim(at: at(1)).tasks == [0, 1])
    try ben.release(at: at(2))
    try expect(ana.claim(at: at(2)).tasks == [1, 0], "what was begun comes first")
  }

  /// An undone submit keeps the slot; a skipped task goes to others and comes back at the end.
  public func undoKeepsTheSlotAndSkipGivesItBack() throws {
    let (tasks, rules) = (tasks(3), rules(1) { $0.mostHeld = 1 })
    var ana = try sitDown(name("ana"), tasks, rules, at(0))
    var ben = try sitDown(name("ben"), tasks, rules, at(0))
    _ = try ana.claim(at: at(0))
    try ana.rate(0, at: at(1))
    try ana.undo(at: at(1))
    try expect(ben.claim(at: at(1)).tasks == [1])
    try expect(ana.claim(at: at(1)).tasks == [0])
    try ana.skip(0, .cannotTell, at: at(2))
    try expect(ana.claim(at: at(2)).tasks == [2])
    try ana.rate(2, at: at(2))
    try expect(ana.claim(at: at(2)).tasks == [0])
    try ana.skip(0, .cannotTell, at: at(3))
    try ben.rate(1, at: at(3))
    try expect(ana.claim(at: at(3)).shortage?.putAside == 1)
    try expect(ben.claim(at: at(3)).tasks == [0])
  }

  /// Two raters who miss the picture close the task.
  public func missingPicturesCloseATask() throws {
    let (tasks, rules) = (tasks(1), rules(5))
    for rater in ["ana", "ben"] {
      var seat = try sitDown(name(rater), tasks, rules, at(0))
      _ = try seat.claim(at: at(0))
      try seat.skip(0, .missing, at: at(0))
    }
    var cho = try sitDown(name("cho"), tasks, rules, at(1))
    let claims = try cho.claim(at: at(1))
    try expect(claims.tasks.isEmpty)
    try expect(claims.shortage?.missing == 1)
  }

  /// Gold comes at its rate and to everybody; a repeat comes to who has rated its task long before.
  public func goldAndRepeatsAreMixedIn() throws {
    let repeats = (0..<3).map {
      RatingTask(id: "again\($0)", image: "i\($0)", candidates: [1, 2], purpose: .repeat, of: "rating\($0)")
    }
    let all = tasks(60) + tasks(6, of: .gold) + repeats
    for rater in ["ana", "ben"] {
      var seat = try sitDown(name(rater), all, rules(2) { $0.mostHeld = 1 }, at(0))
      var order: [Int] = []
      while let task = try seat.claim(at: at(0)).tasks.first, order.count < 99 {
        order.append(task)
        try seat.rate(task, at: at(0))
      }
      try expect(order.sorted() == Array(all.indices))
      let gold = order.indices.filter { all[order[$0]].purpose == .gold }
      try expect(gold.enumerated().allSatisfy { $1 / 10 == $0 }, "\(gold): one in ten")
      for number in 0..<3 {
        let places = [number, 66 + number].compactMap(order.firstIndex(of:))
        try expect(places[1] - places[0] > 20, "\(places)")
      }
    }
  }

  /// What a seat has written is there for the next one of the same rater.
  public func aNewSeatGoesOn() throws {
    let (tasks, rules) = (tasks(3), rules(1))
    var first = try sitDown(name("ana"), tasks, rules, at(0))
    _ = try first.claim(at: at(0))
    try first.rate(0, at: at(1))
    _ = try first.append([.answer(task: "rating2", label: 2, answer: .maybe)], at: at(1))
    _ = consume first
    var second = try sitDown(name("ana"), tasks, rules, at(2))
    try expect(second.progress.phase(of: 0) == .submitted)
    try expect(second.claim(at: at(2)).tasks == [2, 1])
  }

  /// A clock that goes back does no harm.
  public func timeNeverGoesBack() throws {
    let (tasks, rules) = (tasks(2), rules(1) { $0.mostHeld = 1 })
    var ana = try sitDown(name("ana"), tasks, rules, at(100))
    var ben = try sitDown(name("ben"), tasks, rules, at(100))
    try expect(ana.claim(at: at(100)).tasks == [0])
    try expect(ben.claim(at: at(3)).tasks == [1])
    try ana.rate(0, at: at(4))
    try ben.rate(1, at: at(5))
    try expect(ben.claim(at: at(5)).shortage == Shortage())
  }
}

/// What a store did otherwise.
public struct BrokenContract: Error, CustomStringConvertible {
  let line: UInt
  let message: String

  /// The line of the contract, and what was found.
  public var description: String { "StoreContract.swift:\(line): \(message)" }
}

// Not Swift Testing's: targets that are not tests cannot import it in a release build.

private func expect(_ holds: Bool, _ message: String = "", line: UInt = #line) throws {
  if !holds { throw BrokenContract(line: line, message: message) }
}

private func require<Value>(_ value: Value?, line: UInt = #line) throws -> Value {
  guard let value else { throw BrokenContract(line: line, message: "there is none") }
  return value
}
