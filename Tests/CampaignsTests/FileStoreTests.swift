import Foundation
import RatingStore
import Ratings
import StoreTesting
import Testing

@testable import Campaigns

/// The protocol over ledger.jsonl and journals on a real disk.
@Suite struct FileStoreTests {
  private typealias FileSeat = Seat<FileLedger, FileJournal>

  private let scratch: TemporaryCampaign
  private let contract: StoreContract<Seat<FileLedger, FileJournal>>

  init() throws {
    let scratch = try TemporaryCampaign()
    self.scratch = scratch
    contract = StoreContract { rater, tasks, rules, time in
      try Self.write(tasks, to: scratch)
      let campaign = try scratch.folder.load()
      var ledger = try FileLedger(of: campaign)
      try ledger.enterRatings(of: campaign, at: time)
      let journal = try Journal(of: rater, in: campaign, at: time)
      return try Seat(of: rater, rules: rules, ledger: ledger, journal: FileJournal(journal), at: time)
    }
  }

  private static func write(_ tasks: [RatingTask], to scratch: TemporaryCampaign) throws {
    let images = Set(tasks.map(\.image)).sorted()
    try scratch.write("campaign.json", #"{"format":1,"name":"t"}"#)
    try scratch.write(
      "labels.json", #"[{"index":1,"id":"n1","name":"a"},{"index":2,"id":"n2","name":"b"}]"#)
    try scratch.write(
      "images.jsonl", images.map { #"{"image":"\#($0)","file":"x.png"}"# + "\n" }.joined())
    try scratch.write(
      "tasks.jsonl",
      tasks.map { task in
        let of = task.of.map { #","of":"\#($0)""# } ?? ""
        return #"{"task":"\#(task.id)","image":"\#(task.image)","candidates":[1,2],"#
          + #""purpose":"\#(task.purpose.rawValue)"\#(of)}"# + "\n"
      }.joined())
    try scratch.write("raters.jsonl", "")
    try scratch.write("gold.jsonl", "")
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

  private func seat(_ rater: String, at time: Timestamp) throws -> FileSeat {
    let campaign = try scratch.folder.load()
    var ledger = try FileLedger(of: campaign)
    try ledger.enterRatings(of: campaign, at: time)
    let name = try #require(RaterName(rater))
    var rules = ClaimRules(campaign.settings)
    rules.ratersPerTask = 1
    return try Seat(
      of: name, rules: rules, ledger: ledger,
      journal: FileJournal(Journal(of: name, in: campaign, at: time)), at: time)
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try scratch.bytes(name), as: UTF8.self)
  }

  @Test func linesAreAsDocumented() throws {
    var ana = try seat("ana", at: at(0))
    _ = try ana.claim(at: at(0))
    try ana.rate(0, at: at(1))
    try ana.release(at: at(2))
    let lines = try text("ledger.jsonl").split(separator: "\n").map(String.init)
    #expect(
      lines.first
        == #"{"event":"claim","at":"1970-01-01T00:00:00.000Z","seq":1,"task":"a","rater":"ana","#
        + #""until":"1970-01-01T00:30:00.000Z"}"#)
    #expect(
      lines.contains(
        #"{"event":"submit","at":"1970-01-01T00:01:00.000Z","seq":4,"task":"a","rater":"ana"}"#))
    #expect(
      lines.last
        == #"{"event":"release","at":"1970-01-01T00:02:00.000Z","seq":5,"task":"b","rater":"ana","reason":"left"}"#
    )
  }

  /// A ledger that was lost is made anew from everybody's journals.
  @Test func aLostLedgerIsMadeAnew() throws {
    do {
      var ana = try seat("ana", at: at(0))
      _ = try ana.claim(at: at(0))
      try ana.rate(0, at: at(1))
    }
    try FileManager.default.removeItem(atPath: scratch.path + "/ledger.jsonl")
    var ben = try seat("ben", at: at(2))
    #expect(try !ben.claim(at: at(2)).tasks.contains(0))
    #expect(try text("ledger.jsonl").hasPrefix(#"{"event":"submit""#))
  }

  @Test func aTornLastLineIsPutAside() throws {
    var ana = try seat("ana", at: at(0))
    _ = try ana.claim(at: at(0))
    let whole = try text("ledger.jsonl")
    try scratch.write("ledger.jsonl", whole + #"{"event":"cla"#)
    // Written in place: the same file, longer.
    _ = try ana.claim(at: at(1))
    #expect(try text("ledger.jsonl").hasPrefix(whole))
    #expect(try !text("ledger.jsonl").contains(#""cla""#))
    #expect(try scratch.names("").contains { $0.hasPrefix("ledger.jsonl.torn-") })
  }

  @Test(arguments: [
    (#"{"event":"claim""#, "ledger.jsonl:1"),
    (#"{"event":"grab","at":"2026-01-01T00:00:00Z","seq":1,"task":"a","rater":"ana"}"#, "newer version"),
    (#"{"event":"pending","at":"2026-01-01T00:00:00Z","seq":1,"task":"a","rater":"ana"}"#, "holds no slot"),
    (#"{"event":"submit","at":"2026-01-01T00:00:00Z","seq":2,"task":"a","rater":"ana"}"#, "1 comes next"),
    (
      #"{"event":"submit","at":"2026-01-01T00:00:00Z","seq":1,"task":"q","rater":"ana"}"#,
      "not in tasks.jsonl"
    ),
    (#"{"event":"submit","at":"2026-01-01T00:00:00Z","seq":1,"task":"a","rater":"a b"}"#, "ledger.jsonl:1"),
  ])
  func aDamagedLedgerIsRefused(_ line: String, _ reason: String) throws {
    try scratch.write("ledger.jsonl", line + "\n")
    let before = try text("ledger.jsonl")
    let error = #expect(throws: StoreError.self) { try seat("ana", at: at(0)) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    #expect(error?.description.ranges(of: "ledger.jsonl").count == 1, "\(error?.description ?? "")")
    #expect(try text("ledger.jsonl") == before)
  }
}
