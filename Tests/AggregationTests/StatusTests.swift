import Aggregation
import Ratings
import Testing

@Suite struct StatusTests {
  private func ratings() throws -> CampaignRatings {
    var campaign = SmallCampaign()
    campaign.task("a", [1])
    campaign.task("a", [2])
    campaign.task("b", [1], .gold)
    campaign.rater("ana", ["y", "y", "y"], unseen: [2])
    campaign.rater("ben", ["y", "y", ""])
    var ratings = try campaign.ratings()
    let cho = RaterRecord(
      rater: try #require(RaterName("cho")), skipped: 2, lastActivity: "2026-03-02T09:00:00.000Z")
    try ratings.add(cho, ratings: [])
    try ratings.add(RaterRecord(rater: try #require(RaterName("dan")), spared: 2), ratings: [])
    return ratings
  }

  @Test func tasks() throws {
    let ratings = try ratings()
    let status = TaskStatus.all(ratings, completion: Completion(ratings, ratersPerTask: 2))
    #expect(status.map(\.task) == ["1", "2", "3"])
    #expect(status.map(\.ratings) == [2, 1, 1])
    #expect(status.map(\.needed) == [2, 2, nil])
    #expect(status.map(\.isDone) == [true, false, nil])
  }

  @Test func purposes() throws {
    let ratings = try ratings()
    let completion = Completion(ratings, ratersPerTask: 2, includingUnseen: true)
    let status = PurposeStatus.all(TaskStatus.all(ratings, completion: completion))
    #expect(status.map(\.purpose) == [.rating, .gold])
    #expect(status.map(\.tasks) == [2, 1])
    #expect(status.map(\.done) == [2, nil])
    #expect(status.map(\.ratings) == [4, 1])
    #expect(status.map(\.needed) == [4, nil])
  }

  @Test func raters() throws {
    let status = RaterStatus.all(try ratings())
    #expect(status.map(\.done) == [3, 2, 0, 0])
    #expect(status.map(\.skipped) == [0, 0, 2, 0])
    #expect(status.map(\.left) == [0, 1, 1, 1])
    #expect(status[2].lastActivity == "2026-03-02T09:00:00.000Z")
  }
}
