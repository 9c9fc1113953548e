import Aggregation
import Ratings
import Testing

/// Which of a campaign's answers count as answers to gold.
@Suite struct AnswersToGoldTests {
  /// Two gold questions, asked in a rating task, and where told in a gold task with other answers.
  private func ratings(goldTasks: Bool) throws -> CampaignRatings {
    var campaign = SmallCampaign()
    if goldTasks { campaign.task("a", [1, 2], .gold) }
    campaign.task("a", [2, 1, 3])
    campaign.gold("a", 1, "y")
    campaign.gold("a", 2, "n")
    campaign.rater("ana", goldTasks ? ["yn", "yyn"] : ["yyn"])
    campaign.rater("ben", goldTasks ? ["", "ynn"] : ["ynn"])
    return try campaign.ratings()
  }

  private func counts(_ ratings: CampaignRatings) throws -> [[Int]] {
    let source = try StatisticsSource(ratings, gold: CampaignSettings.Gold())
    let counts = GoldCounts(try #require(source.gold), truth: try #require(source.truth))
    return (0..<2).map { rater in
      [counts.tally(ofRater: rater, whereTrue: false), counts.tally(ofRater: rater, whereTrue: true)]
        .flatMap { [$0.no, $0.yes] }
    }
  }

  private func method(_ ratings: CampaignRatings) throws -> GoldMethod {
    var parameters = GoldMethod.Parameters()
    parameters.minimum = 2
    return try GoldMethod(ratings, parameters: parameters)
  }

  /// Where there are gold tasks nothing else counts; a rater may then have none.
  @Test func goldTasksAlone() throws {
    let ratings = try ratings(goldTasks: true)
    #expect(ratings.goldPurpose == .gold)
    #expect(try counts(ratings) == [[1, 0, 0, 1], [0, 0, 0, 0]])
    let method = try method(ratings)
    #expect(method.fallbackRaters == [1])
    #expect(method.model.matrix(ofRater: 0) == shares([[2, 1, 1], [1, 1, 2]]))
  }

  @Test func ratingTasksWhereThereAreNoOthers() throws {
    let ratings = try ratings(goldTasks: false)
    #expect(ratings.goldPurpose == .rating)
    #expect(try counts(ratings) == [[0, 1, 0, 1], [0, 1, 1, 0]])
    let method = try method(ratings)
    #expect(method.fallbackRaters.isEmpty)
    #expect(method.model.matrix(ofRater: 0) == shares([[1, 1, 2], [1, 1, 2]]))
    #expect(method.model.matrix(ofRater: 1) == shares([[1, 1, 2], [2, 1, 1]]))
  }

  /// Ratings come before gold, whichever stands first in the file, as they do in the published archives.
  @Test func repeatsStartWithTheRating() throws {
    let consistency = SelfConsistency.all(try ratings(goldTasks: true))
    // Label 1: yes and yes; label 2: yes in the rating, no in gold.
    #expect(consistency[0].counts == [[0, 0, 0], [0, 0, 0], [1, 0, 1]])
  }
}
