import DurableFiles
import Foundation
import RatingStore
import Ratings
import StoreTesting
import Testing

@testable import Campaigns

/// A ledger read beforehand is taken for read, and nothing else is.
@Suite struct LedgerDraftTests {
  private let scratch: TemporaryCampaign
  private let campaign: Campaign

  init() throws {
    scratch = try TemporaryCampaign()
    campaign = try scratch.folder.load()
  }

  private func sitDown(_ name: String, _ draft: LedgerDraft? = nil) throws -> Seat<FileLedger, FileJournal> {
    let rater = try rater(name)
    var ledger = try FileLedger(of: campaign)
    var known: Ledger?
    if let draft, try ledger.skip(draft) { known = draft.ledger }
    return try Seat(
      of: rater, rules: ClaimRules(campaign.settings), ledger: ledger, known: known,
      journal: FileJournal(Journal(of: rater, in: campaign, at: at(0))), at: at(0))
  }

  private func work(_ name: String, _ draft: LedgerDraft? = nil) throws {
    var seat = try sitDown(name, draft)
    let claims = try seat.claim(at: at(1))
    try seat.rate(try #require(claims.tasks.first), at: at(1))
    try seat.release(at: at(2))
  }

  @Test func whatComesLaterIsNews() throws {
    try work("ana")
    let draft = try #require(campaign.draftLedger(smallest: 0))
    #expect(draft.count == draft.ledger.seq && draft.count > 3)
    try work("ben")
    var cho = try sitDown("cho", draft)
    _ = try cho.claim(at: at(3))
    let read = try campaign.readLedger()
    #expect(cho.ledger.seq == read.seq && read.seq > draft.count)
    for task in campaign.tasks.indices {
      for name in ["ana", "ben", "cho"] {
        #expect(cho.ledger.slot(of: task, for: try rater(name)) == read.slot(of: task, for: try rater(name)))
      }
    }
  }

  /// The lines of the draft are not read again: the number of a bad one after them is right all the same.
  @Test func linesAreCountedOn() throws {
    try work("ana")
    let draft = try #require(campaign.draftLedger(smallest: 0))
    let whole = try scratch.bytes("ledger.jsonl")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/ledger.jsonl"))
    try file.seekToEnd()
    try file.write(contentsOf: Data("nonsense\n".utf8))
    let error = #expect(throws: StoreError.self) { try sitDown("ben", draft) }
    #expect(error?.description.contains("ledger.jsonl:\(draft.count + 1)") == true, "\(error as Any)")
    #expect(campaign.draftLedger(smallest: 0) == nil)
    #expect(try scratch.bytes("ledger.jsonl").count == whole.count + 9)
  }

  /// Nothing is made or changed by looking, and a torn last line is not the draft's.
  @Test func lookingChangesNothing() throws {
    #expect(campaign.draftLedger(smallest: 0) == nil)
    #expect(try !scratch.names("").contains("ledger.jsonl"))
    try work("ana")
    let whole = try scratch.bytes("ledger.jsonl")
    #expect(campaign.draftLedger() == nil)
    try Data(whole + Array(#"{"event":"cl"#.utf8)).write(
      to: URL(fileURLWithPath: scratch.path + "/ledger.jsonl"))
    let draft = try #require(campaign.draftLedger(smallest: 0))
    #expect(draft.mark.length == whole.count)
    #expect(try scratch.bytes("ledger.jsonl").count == whole.count + 12)
    try work("ben", draft)
    #expect(try scratch.names("").contains { $0.hasPrefix("ledger.jsonl.torn-") })
  }

  /// A draft of a file that was replaced, or is shorter now, is dropped.
  @Test func anotherFileIsReadAnew() throws {
    try work("ana")
    let whole = try scratch.bytes("ledger.jsonl")
    let draft = try #require(campaign.draftLedger(smallest: 0))
    var ledger = try FileLedger(of: campaign)
    #expect(try ledger.skip(draft))
    let path = scratch.path + "/ledger.jsonl"
    try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
    try Data(whole).write(to: URL(fileURLWithPath: path))
    var other = try FileLedger(of: campaign)
    #expect(try !other.skip(draft))
    let again = try #require(campaign.draftLedger(smallest: 0))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: UInt64(whole.count - 1))
    #expect(try !other.skip(again))
  }
}
