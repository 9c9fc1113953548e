import RatingStore
import Ratings
import StoreTesting
import Testing

/// The protocol over a disk in memory.
@Suite struct MemoryStoreTests {
  private let contract: StoreContract<MemorySeat>

  init() {
    var disk: Disk?
    contract = StoreContract { rater, tasks, rules, time in
      let shared = disk ?? Disk(TaskList(tasks))
      disk = shared
      return try MemorySeat(rater, shared, rules, at: time)
    }
  }

  @Test func claimsAreExclusive() throws { try contract.claimsAreExclusive() }
  @Test func everyTaskGetsItsRatings() throws { try contract.everyTaskGetsItsRatings() }
  @Test func leasesRunOut() throws { try contract.leasesRunOut() }
  @Test func anOldLeaseStillCounts() throws { try contract.anOldLeaseStillCounts() }
  @Test func leavingGivesBack() throws { try contract.leavingGivesBack() }
  @Test func undoKeepsTheSlotAndSkipGivesItBack() throws { try contract.undoKeepsTheSlotAndSkipGivesItBack() }
  @Test func missingPicturesCloseATask() throws { try contract.missingPicturesCloseATask() }
  @Test func goldAndRepeatsAreMixedIn() throws { try contract.goldAndRepeatsAreMixedIn() }
  @Test func aNewSeatGoesOn() throws { try contract.aNewSeatGoesOn() }
  @Test func timeNeverGoesBack() throws { try contract.timeNeverGoesBack() }
}
