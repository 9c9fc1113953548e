import Ratings
import StoreTesting
import Testing

@testable import RatingStore

/// What only a rater's journal knows is settled when the journal is sure of it, and not before.
@Suite struct PendingTests {
  private let disk = Disk(TaskList([RatingTask(id: "t", image: "i", candidates: [1])]))
  private let rules = ClaimRules(CampaignSettings(name: ""))
  private let ana: RaterName

  init() throws { ana = try #require(RaterName("ana")) }

  private var slot: Ledger.SlotState? {
    get throws {
      var ledger = Ledger(tasks: disk.tasks, rules: rules)
      for entry in disk.ledger { try ledger.apply(entry) }
      return ledger.slot(of: 0, for: ana)?.state
    }
  }

  @Test func aSlotStaysPendingUntilTheJournalIsSure() throws {
    var seat = try MemorySeat(ana, disk, rules, at: at(0))
    _ = try seat.claim(at: at(0))
    // The journal refuses, and may have the rating all the same.
    (disk.writes, disk.crashesBefore) = (0, 2)
    #expect(throws: StoreError.self) { try seat.rate(0, at: at(1)) }
    disk.isUncertain = true
    #expect(throws: StoreError("uncertain")) { try seat.claim(at: at(2)) }
    #expect(throws: StoreError("uncertain")) { try seat.release(at: at(2)) }
    #expect(try slot == .pending)
    disk.isUncertain = false
    #expect(try seat.claim(at: at(3)).tasks == [0])
    #expect(try slot == .held(until: at(33)))
  }

  /// The journal was put back to an older state: what only the ledger calls rated is to be rated again.
  @Test func aRatingThatOnlyTheLedgerHasIsReopened() throws {
    var seat = try MemorySeat(ana, disk, rules, at: at(0))
    _ = try seat.claim(at: at(0))
    try seat.rate(0, at: at(1))
    disk.loseJournals()
    var again = try MemorySeat(ana, disk, rules, at: at(2))
    #expect(try again.claim(at: at(2)).tasks == [0])
    try again.rate(0, at: at(3))
    #expect(try slot == .submitted)
  }
}
