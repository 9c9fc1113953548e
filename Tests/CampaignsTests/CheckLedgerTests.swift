import Foundation
import JSONLines
import RatingStore
import Ratings
import Testing

@testable import Campaigns

/// What `check` says of a ledger.
@Suite struct CheckLedgerTests {
  private let campaign: TemporaryCampaign

  init() throws { campaign = try TemporaryCampaign() }

  private static func line(_ seq: Int, _ event: String, _ task: String, rater: String = "ana") -> String {
    #"{"event":"\#(event)","at":"2026-01-01T00:00:00.000Z","seq":\#(seq),"task":"\#(task)","rater":"\#(rater)"}"#
  }

  private func check(_ lines: [String], ending: String = "\n") throws -> CampaignReport {
    try campaign.write("ledger.jsonl", lines.joined(separator: "\n") + ending)
    return checkCampaign(campaign.folder)
  }

  @Test func withoutALedgerNothingIsWrong() {
    #expect(checkCampaign(campaign.folder) == CampaignReport())
  }

  @Test func aSoundLedgerIsNoProblem() throws {
    #expect(
      try check([Self.line(1, "submit", "a"), Self.line(2, "submit", "c", rater: "ben")]) == CampaignReport())
    #expect(try check([], ending: "") == CampaignReport())
  }

  @Test func everyMalformedLineIsTold() throws {
    let problems = try check([
      Self.line(1, "submit", "a"), #"{"event":"submit""#, Self.line(3, "submit", "c"), "",
      Self.line(5, "submit", "nowhere"), Self.line(9, "submit", "a"),
      Self.line(7, "submit", "a", rater: "a b"),
    ]).problems
    #expect(problems.map(\.line) == [2, 4, 5, 7])
    #expect(problems.allSatisfy { $0.file == campaign.path + "/ledger.jsonl" && $0.column != nil })
    #expect(problems[2].message.contains("not in tasks.jsonl"), "\(problems[2])")
  }

  /// What follows a line that cannot be is not known.
  @Test(arguments: [
    ([line(1, "submit", "a"), line(3, "submit", "c"), line(9, "submit", "a")], 2, "2 comes next"),
    ([line(1, "pending", "a"), line(2, "pending", "c")], 1, "holds no slot"),
  ])
  func theFirstThatCannotBeIsTold(_ lines: [String], line: Int, message: String) throws {
    let problems = try check(lines).problems
    #expect(problems.map(\.line) == [line])
    #expect(problems.first?.message.contains(message) == true, "\(problems)")
  }

  @Test func aLineThatWasCutOffIsNoted() throws {
    let report = try check([Self.line(1, "submit", "a"), #"{"event":"cla"#], ending: "")
    #expect(report.problems.isEmpty)
    #expect(report.notes.map(\.line) == [2])
  }

  @Test func aFolderInItsPlaceIsAProblem() throws {
    try FileManager.default.createDirectory(
      atPath: campaign.path + "/ledger.jsonl", withIntermediateDirectories: false)
    #expect(checkCampaign(campaign.folder).problems.map(\.file) == [campaign.path + "/ledger.jsonl"])
  }
}
