import Ratings
import StoreTesting
import Testing

@testable import RatingStore

/// What the ledger says of the whole campaign, and how fast it goes.
@Suite struct LedgerSummaryTests {
  private let tasks = TaskList(
    (1...5).map { RatingTask(id: "t\($0)", image: "i\($0)", candidates: [1]) }
      + [RatingTask(id: "g", image: "i1", candidates: [1], purpose: .gold)])
  private let raters: [RaterName]

  init() throws { raters = try ["ana", "ben", "cho"].map { try #require(RaterName($0)) } }

  private func ledger(_ events: [LedgerEvent], ratersPerTask: Int) throws -> Ledger {
    var rules = ClaimRules(CampaignSettings(name: ""))
    rules.ratersPerTask = ratersPerTask
    var ledger = Ledger(tasks: tasks, rules: rules)
    for (index, event) in events.enumerated() {
      try ledger.apply(LedgerEntry(seq: index + 1, at: at(0), event: event))
    }
    return ledger
  }

  @Test func tasksAreDoneFreeHeldOrMissing() throws {
    let misses = raters.prefix(2).flatMap { rater in
      [
        LedgerEvent.claim(task: 3, rater: rater, until: at(9)),
        .release(task: 3, rater: rater, reason: .missing),
      ]
    }
    let ledger = try ledger(
      [
        .submit(task: 0, rater: raters[0]), .submit(task: 0, rater: raters[1]),
        .submit(task: 1, rater: raters[0]), .claim(task: 1, rater: raters[1], until: at(9)),
        .claim(task: 2, rater: raters[2], until: at(9)), .submit(task: 5, rater: raters[2]),
      ] + misses, ratersPerTask: 2)
    #expect(
      ledger.summary
        == LedgerSummary(tasks: 5, done: 1, free: 2, held: 1, missing: [3], ratings: 3, needed: 10))
    #expect(ledger.raters(missing: 3) == Array(raters.prefix(2)))
    #expect(ledger.work.map(\.task) == [1, 2])
  }

  /// Fewer raters are asked for than before.
  @Test func ratingsTooManyDoNotCount() throws {
    let ledger = try ledger(
      [
        .submit(task: 0, rater: raters[0]), .submit(task: 0, rater: raters[1]),
        .claim(task: 1, rater: raters[0], until: at(9)), .claim(task: 1, rater: raters[1], until: at(9)),
      ], ratersPerTask: 1)
    #expect((ledger.summary.ratings, ledger.summary.done, ledger.summary.held) == (1, 1, 1))
    #expect(ledger.freeSlots(of: 0) == 0 && ledger.freeSlots(of: 1) == 0)
    let progress = RaterProgress(tasks: tasks, rater: raters[2], labels: "")
    #expect(ledger.nextTask(for: raters[2], progress: progress) == 2)
    #expect(Ledger(tasks: TaskList([]), rules: ledger.rules).summary == LedgerSummary())
  }

  private func activity(_ events: [(Int, LedgerEvent)]) throws -> Activity {
    var (ledger, activity) = (try ledger([], ratersPerTask: 9), Activity())
    for (index, (minute, event)) in events.enumerated() {
      let entry = LedgerEntry(seq: index + 1, at: at(minute), event: event)
      activity.note(entry, before: ledger)
      try ledger.apply(entry)
    }
    return activity
  }

  @Test func paceIsThatOfTheLastQuarterOfAnHour() throws {
    let ana = raters[0]
    let events = (0..<5).flatMap { task in
      [
        (10 * task, LedgerEvent.claim(task: task, rater: ana, until: at(99))),
        (10 * task, .submit(task: task, rater: ana)),
      ]
    }
    let activity = try activity(events)
    #expect(activity.ratingsPerHour(at: at(40)) { _, _ in true } == 8)
    #expect(activity.ratingsPerHour(at: at(40)) { task, _ in task == 4 } == 4)
    #expect(activity.ratingsPerHour(at: at(40)) { $1 != ana } == nil)
    #expect(activity.ratingsPerHour(at: at(70)) { _, _ in true } == nil)
  }

  @Test func theBeginningIsNoQuarterOfAnHour() throws {
    let ana = raters[0]
    let one = try activity([
      (0, .claim(task: 0, rater: ana, until: at(9))), (0, .submit(task: 0, rater: ana)),
    ])
    #expect(one.ratingsPerHour(at: at(0)) { _, _ in true } == 60)
    #expect(one.ratingsPerHour(at: at(2)) { _, _ in true } == 30)
  }

  @Test func whatIsTakenBackOrWasThereBeforeIsNoPace() throws {
    let ana = raters[0]
    let events: [(Int, LedgerEvent)] = [
      (0, .submit(task: 1, rater: ana)), (0, .claim(task: 0, rater: ana, until: at(9))),
      (0, .submit(task: 0, rater: ana)), (1, .reopen(task: 0, rater: ana, until: at(9))),
    ]
    #expect(try activity(events).ratingsPerHour(at: at(1)) { _, _ in true } == nil)
    #expect(Activity().ratingsPerHour(at: at(1)) { _, _ in true } == nil)
  }

  /// What is old is forgotten, and the figure stays the same.
  @Test func aLongDayCostsNoMemory() throws {
    var ledger = Ledger(
      tasks: TaskList((0..<2000).map { RatingTask(id: "\($0)", image: "i", candidates: [1]) }),
      rules: ClaimRules(CampaignSettings(name: "")))
    var activity = Activity()
    for task in 0..<2000 {
      for event in [
        LedgerEvent.claim(task: task, rater: raters[0], until: at(9999)),
        .submit(task: task, rater: raters[0]),
      ] {
        let entry = LedgerEntry(seq: ledger.seq + 1, at: at(task), event: event)
        activity.note(entry, before: ledger)
        try ledger.apply(entry)
      }
    }
    #expect(activity.ratingsPerHour(at: at(1999)) { _, _ in true } == 64)
  }
}
