import Aggregation
import Campaigns
import Foundation
import RatingStore
import Ratings
import Reporting
import Testing

/// The chain from the sample's files to results, against `Sample/expected`, which a script of plain loops
/// computed.
@Suite struct SampleTests {
  private let sample = URL(filePath: #filePath).appending(path: "../../../Sample").standardized

  @Test(arguments: [("", false, false), ("partial/", true, false), ("include-unseen/", false, true)])
  func aggregate(_ variant: String, _ partial: Bool, _ includingUnseen: Bool) throws {
    let campaign = try CampaignFolder(sample.path).load()
    let ratings = try campaign.ratings()
    let completion = Completion(
      ratings, ratersPerTask: campaign.settings.ratersPerTask, includingUnseen: includingUnseen)
    let scores = MajorityVote.scores(for: VoteTable(ratings, includingUnseen: includingUnseen))
    let labels = RealLabels(scores, ratings: ratings, completion: completion, partial: partial)
    #expect(text(ResultFiles.scores(labels, of: ratings)) == (try expected(variant + "scores.jsonl")))
    #expect(text(ResultFiles.real(labels.labels)) == (try expected(variant + "real.json")))
    #expect(
      text(ResultFiles.incomplete(labels, of: ratings, completion: completion))
        == (try expected(variant + "incomplete.json")))
  }

  @Test func status() throws {
    let campaign = try CampaignFolder(sample.path).load()
    let ratings = try campaign.ratings()
    let completion = Completion(ratings, ratersPerTask: campaign.settings.ratersPerTask)
    let report = StatusReport(ratings, completion: completion)
    #expect(report.rendered(as: .table) == (try expected("status.txt")))
    #expect(report.rendered(as: .json) == (try expected("status.json")))
    for part in StatusReport.Part.allCases {
      #expect(report[part].rendered(as: .csv) == (try expected("status-\(part.rawValue).csv")))
    }
    #expect(report.rendered(as: .csv) == report[.raters].rendered(as: .csv))
  }

  @Test func theCarelessRaterStandsOut() throws {
    let campaign = try CampaignFolder(sample.path).load()
    let source = try StatisticsSource(campaign.ratings(), gold: campaign.settings.gold)
    let raters = RatingStatistics(source).raters
    #expect(raters.last?.name == "dee")
    let careless = try #require(raters.last)
    #expect(careless.profile.signs.count == 1)
    for other in raters.dropLast() {
      #expect(other.profile.signs.isEmpty)
      #expect(try #require(careless.profile.accuracy.value) < #require(other.profile.accuracy.value))
      #expect(try #require(careless.work?.medianSeconds) * 4 < #require(other.work?.medianSeconds))
      #expect(careless.answers.yes * other.answers.total > other.answers.yes * careless.answers.total)
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func expected(_ name: String) throws -> String {
    try String(contentsOf: sample.appending(path: "expected/\(name)"), encoding: .utf8)
  }
}

extension Campaign {
  fileprivate func ratings() throws -> CampaignRatings {
    var ratings = CampaignRatings(images: images, tasks: tasks, gold: try readGold())
    for progress in try readAllProgress() {
      let counts = progress.taskCounts
      let record = RaterRecord(
        rater: progress.rater, skipped: counts.skippedOnce + counts.skippedForGood,
        lastActivity: progress.lastAt?.description)
      try ratings.add(record, ratings: tasks.indices.compactMap(progress.rating(of:)))
    }
    return ratings
  }
}
