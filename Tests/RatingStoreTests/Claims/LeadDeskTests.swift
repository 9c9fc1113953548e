import Ratings
import StoreTesting
import Testing

@testable import RatingStore

/// What a lead frees and closes, while raters are at work or were killed.
@Suite struct LeadDeskTests {
  private let disk = Disk(
    TaskList((1...4).map { RatingTask(id: "t\($0)", image: "i\($0)", candidates: [1, 2]) }))
  private let rules: ClaimRules
  private let ana: RaterName
  private let ben: RaterName

  init() throws {
    var rules = ClaimRules(CampaignSettings(name: ""))
    (rules.ratersPerTask, rules.mostHeld) = (1, 2)
    self.rules = rules
    ana = try #require(RaterName("ana"))
    ben = try #require(RaterName("ben"))
  }

  private func seat(_ rater: RaterName) throws -> MemorySeat { try MemorySeat(rater, disk, rules, at: at(0)) }

  private func desk() -> LeadDesk<DiskLedger> {
    LeadDesk(tasks: disk.tasks, rules: rules, ledger: DiskLedger(disk))
  }

  private func release(_ rater: RaterName? = nil, task: Int? = nil, running: Bool = false) throws -> [Release]
  {
    var desk = desk()
    return try desk.release(rater: rater, task: task, at: at(1)) { rater throws(StoreError) in
      running ? nil : try disk.progress(of: rater)
    }
  }

  @Test func aRatersTasksAreFree() throws {
    var (first, second) = (try seat(ana), try seat(ben))
    _ = try first.claim(at: at(0))
    #expect(try second.claim(at: at(0)).tasks == [2, 3])
    #expect(
      try release(ana)
        == [.init(task: 0, rater: ana, outcome: .freed), .init(task: 1, rater: ana, outcome: .freed)])
    try second.rate(2, at: at(1))
    #expect(try second.claim(at: at(1)).tasks == [3, 0])
    #expect(try release(ana).isEmpty)
    // What was freed may be taken back while nobody has it.
    try first.rate(1, at: at(2))
    #expect(first.progress.phase(of: 1) == .submitted)
  }

  @Test func oneTaskIsFree() throws {
    var first = try seat(ana)
    _ = try first.claim(at: at(0))
    #expect(try release(task: 1) == [.init(task: 1, rater: ana, outcome: .freed)])
    #expect(try release(ben, task: 0).isEmpty)
    #expect(try first.renew(at: at(20)) == [1])
  }

  /// The process ends before each write of a submit: the journal says what becomes of the slot.
  @Test func pendingIsResolvedFromTheJournal() throws {
    var outcomes: [Release.Outcome] = []
    for crash in 1...3 {
      let test = try LeadDeskTests()
      var seat = try test.seat(ana)
      _ = try seat.claim(upTo: 1, at: at(0))
      (test.disk.writes, test.disk.crashesBefore) = (0, crash)
      _ = try? seat.rate(0, at: at(0))
      test.disk.crashesBefore = nil
      if crash == 2 { #expect(try test.release(ana, running: true).map(\.outcome) == [.running]) }
      outcomes += try test.release(ana).map(\.outcome)
      var other = try test.seat(ben)
      #expect(try other.claim(upTo: 1, at: at(1)).tasks == (crash == 3 ? [1] : [0]))
    }
    #expect(outcomes == [.freed, .freed, .rated])
  }

  @Test func aTaskWithoutPictureIsGivenOutAgain() throws {
    for rater in [ana, ben] {
      var seat = try seat(rater)
      _ = try seat.claim(upTo: 1, at: at(0))
      try seat.skip(0, .missing, at: at(0))
      try seat.release(at: at(0))
    }
    var cho = try seat(try #require(RaterName("cho")))
    #expect(try !cho.claim(at: at(1)).tasks.contains(0))
    #expect(try release(task: 0).map(\.outcome) == [.givenOutAgain, .givenOutAgain])
    try cho.release(at: at(2))
    #expect(try cho.claim(at: at(2)).tasks.contains(0))
  }

  @Test func aClosedCampaignGivesNothingOut() throws {
    var seat = try seat(ana)
    _ = try seat.claim(at: at(0))
    var desk = desk()
    #expect(try desk.setClosed(true, at: at(1)))
    #expect(try !desk.setClosed(true, at: at(1)))
    #expect(try seat.claim(at: at(2)).tasks == [0, 1], "what is held can be finished")
    try seat.rate(0, at: at(2))
    try seat.rate(1, at: at(2))
    let claims = try seat.claim(at: at(2))
    #expect(claims.tasks.isEmpty)
    #expect(claims.shortage?.isClosed == true)
    #expect(try desk.setClosed(false, at: at(3)))
    #expect(try seat.claim(at: at(3)).tasks == [2, 3])
  }

  @Test func timeNeverGoesBack() throws {
    var seat = try seat(ana)
    _ = try seat.claim(at: at(9))
    _ = try release(ana)
    #expect(disk.ledger.map(\.at).allSatisfy { $0 == at(9) })
  }
}
