import Campaigns
import Foundation
import RatingStore
import Ratings
import Testing

/// What a lead does to a campaign that others rate: `release`, `close`.
@Suite struct LeadTests {
  private let scratch: Scratch
  private let folder: URL

  init() throws {
    scratch = try Scratch()
    folder = try scratch.campaign(tasks: 5)
  }

  private func sitDown(_ name: String) throws -> Seat<FileLedger, FileJournal> {
    let campaign = try CampaignFolder(folder.path).load()
    let rater = try #require(RaterName(name))
    let now = Timestamp(milliseconds: 1_800_000_000_000)
    var ledger = try FileLedger(of: campaign)
    try ledger.enterRatings(of: campaign, at: now)
    return try Seat(
      of: rater, rules: ClaimRules(campaign.settings), ledger: ledger,
      journal: FileJournal(Journal(of: rater, in: campaign, at: now)), at: now)
  }

  private let now = Timestamp(milliseconds: 1_800_000_000_000)

  @Test func releaseSaysWhatIsFree() throws {
    var seat = try sitDown("ana")
    _ = try seat.claim(at: now)
    let one = try Programs.run("release", folder.path, "--task", "t1")
    #expect(one.code == 0)
    #expect(one.data == "task t1 is free: ana held it\n")
    let all = try Programs.run("release", folder.path, "--rater", "ana")
    #expect(all.data == "task t0 is free: ana held it\ntask t2 is free: ana held it\n")
    let nothing = try Programs.run("release", folder.path, "--rater", "ana")
    #expect((nothing.code, nothing.data, nothing.messages) == (0, "", "ana holds nothing.\n"))
    #expect(try Programs.run("release", folder.path, "--task", "t1").messages == "Nobody holds task t1.\n")
  }

  @Test func wrongUsageIsSaid() throws {
    #expect(try Programs.run("release", folder.path).code == 2)
    let unknown = try Programs.run("release", folder.path, "--task", "nonsense")
    #expect(unknown.code == 1)
    #expect(unknown.messages == "reassess: there is no task nonsense in tasks.jsonl.\n")
  }

  @Test func closeAndReopen() throws {
    do {
      var seat = try sitDown("ana")
      _ = try seat.claim(at: now)
    }
    let closed = try Programs.run("close", folder.path)
    #expect(closed.code == 0)
    #expect(
      closed.data
        == "The campaign is closed: nobody gets a task any more; 3 are held and can be finished.\n")
    #expect(try Programs.run("close", folder.path).data.hasPrefix("The campaign was already closed"))
    var ben = try sitDown("ben")
    #expect(try ben.claim(at: now).shortage?.isClosed == true)
    #expect(
      try Programs.run("close", folder.path, "--reopen").data == "The campaign is open: raters get tasks.\n")
    #expect(try ben.claim(at: now).tasks.count == 3)
  }
}
