import DurableFiles
import Foundation
import RatingStore
import Ratings
import StoreTesting
import Synchronization
import Testing

@testable import Campaigns

/// The ledger is read while others write it, each line once.
@Suite struct LedgerFollowerTests {
  private let scratch: TemporaryCampaign
  private let campaign: Campaign

  init() throws {
    scratch = try TemporaryCampaign()
    campaign = try scratch.folder.load()
  }

  private func sitDown(_ name: String) throws -> Seat<FileLedger, FileJournal> {
    let rater = try rater(name)
    return try Seat(
      of: rater, rules: ClaimRules(campaign.settings), ledger: FileLedger(of: campaign),
      journal: FileJournal(Journal(of: rater, in: campaign, at: at(0))), at: at(0))
  }

  @Test func readsWhatCame() throws {
    var follower = LedgerFollower(campaign)
    #expect(try !follower.update())
    #expect(follower.isEmpty)
    var ana = try sitDown("ana")
    _ = try ana.claim(at: at(0))
    #expect(try follower.update())
    #expect(follower.ledger.work.count == ana.ledger.work.count)
    #expect(try !follower.update())
    try ana.rate(0, at: at(1))
    #expect(try follower.update())
    #expect(follower.ledger.seq == ana.ledger.seq)
    #expect(follower.ledger.summary.ratings == 1)
    #expect(follower.activity.ratingsPerHour(at: at(1)) { _, _ in true } == 60)
  }

  /// A line that is being written, cut at every byte, waits.
  @Test func halfALineWaits() throws {
    do {
      var ana = try sitDown("ana")
      _ = try ana.claim(at: at(0))
    }
    let whole = try scratch.bytes("ledger.jsonl")
    for length in 0...whole.count {
      try Data(whole.prefix(length)).write(to: URL(fileURLWithPath: scratch.path + "/ledger.jsonl"))
      var follower = LedgerFollower(campaign)
      _ = try follower.update()
      #expect(follower.ledger.seq == whole.prefix(length).count { $0 == 0x0A })
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/ledger.jsonl"))
      try file.seekToEnd()
      try file.write(contentsOf: whole.dropFirst(length))
      _ = try follower.update()
      #expect(follower.ledger.seq == whole.count { $0 == 0x0A })
    }
  }

  @Test func aLedgerThatIsReplacedOrGoneIsReadAnew() throws {
    do {
      var ana = try sitDown("ana")
      _ = try ana.claim(at: at(0))
    }
    var follower = LedgerFollower(campaign)
    _ = try follower.update()
    try FileManager.default.removeItem(atPath: scratch.path + "/ledger.jsonl")
    _ = try follower.update()
    #expect(follower.isEmpty && follower.ledger.work.isEmpty)
    var ben = try sitDown("ben")
    _ = try ben.claim(at: at(0))
    #expect(try follower.update())
    #expect(Set(follower.ledger.work.map(\.rater)) == [try rater("ben")])
  }

  /// A line is read while its writer takes it back: it is half another one.
  @Test func whatWasCutOffMeanwhileIsReadOnceMore() throws {
    do {
      var ana = try sitDown("ana")
      _ = try ana.claim(at: at(0))
    }
    let damage = Mutex(false)
    var calls = SystemCalls.real
    calls.pread = { descriptor, buffer, offset throws(Errno) in
      let count = try SystemCalls.real.pread(descriptor, buffer, offset)
      let isFirst = damage.withLock { damage in
        defer { damage = false }
        return damage
      }
      if isFirst, count > 0 { buffer[0] = 0 }
      return count
    }
    var follower = LedgerFollower(try CampaignFolder(scratch.path, calls: calls).load())
    damage.withLock { $0 = true }
    #expect(try follower.update())
    #expect(!follower.ledger.work.isEmpty && !damage.withLock { $0 })
  }

  @Test func aMalformedLineIsSaidEachTime() throws {
    try scratch.write("ledger.jsonl", "{}\n")
    var follower = LedgerFollower(campaign)
    for _ in 0..<2 {
      let error = #expect(throws: StoreError.self) { try follower.update() }
      #expect(error?.description.contains("ledger.jsonl:1") == true)
    }
  }

  @Test func withoutALedgerTheJournalsSayWhatIsDone() throws {
    do {
      var ana = try sitDown("ana")
      _ = try ana.claim(at: at(0))
      try ana.rate(0, at: at(1))
    }
    try FileManager.default.removeItem(atPath: scratch.path + "/ledger.jsonl")
    var follower = LedgerFollower(campaign)
    _ = try follower.update()
    try follower.enterJournals()
    try follower.enterJournals()
    #expect(follower.ledger.summary.ratings == 1)
    #expect(follower.activity.ratingsPerHour(at: at(1)) { _, _ in true } == nil)
    var ben = try sitDown("ben")
    _ = try ben.claim(at: at(2))
    #expect(try follower.update())
    #expect(follower.ledger.summary.ratings == 0, "what is in the ledger counts, once there is anything")
  }
}
