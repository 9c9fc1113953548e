import Aggregation
import Ratings
import Testing

@Suite struct RaterWorkTests {
  @Test func agreementByHand() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2, 3, 4, 5])
    campaign.rater("ana", ["yynmy"])
    campaign.rater("ben", ["yynyn"])
    campaign.rater("cho", ["ynyyn"])
    let shares = AgreementWithOthers.shares(in: VoteTable(try campaign.ratings()))
    // For ana the others say: 1 yes yes, 2 yes no (tie, left out), 3 no yes (left out), 4 yes yes (she said
    // maybe), 5 no no.
    #expect(shares[0] == Share(1, of: 3))
    // For ben: 1 yes, 2 tie, 3 tie, 4 maybe yes: yes, 5 tie.
    #expect(shares[1] == Share(2, of: 2))
    // For cho: 1 yes, 2 yes (no), 3 no (yes), 4 maybe yes: yes, 5 tie.
    #expect(shares[2] == Share(2, of: 4))
  }

  @Test func nobodyAgreesWithThemselves() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1])
    campaign.rater("ana", ["y"])
    let shares = AgreementWithOthers.shares(in: VoteTable(try campaign.ratings()))
    #expect(shares == [Share()])
    #expect(shares[0].value == nil)
  }

  private static let cuts: [(String, Double, Bool)] = [
    ("yyynn", 0.6, true), ("yynnn", 0.6, false), ("yymmm", 0.6, false), ("y", 0.6, true), ("m", 0.6, false),
    ("yynnn", 0.4, true), ("yyyyy", 1.0, true), ("yyyyn", 1.0, false), ("ynn", 1.0 / 3, true),
  ]

  @Test(arguments: cuts)
  func goldTruth(_ letters: String, _ yesShare: Double, _ expected: Bool) throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1])
    campaign.gold("a", 1, letters)
    campaign.gold("a", 1, expected ? "n" : "y")
    let ratings = try campaign.ratings()
    let table = VoteTable(ratings)
    let truth = GoldTruth(ratings, yesShare: yesShare)
    #expect(truth[table.rows[0]] == expected, "a second line for a question changes nothing")
  }

  @Test func goldTasksCountAloneAndMaybeIsNotRight() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.task("a", [1, 3], .gold)
    campaign.task("a", [3], .repeat)
    campaign.task("a", [4], .repeat)
    campaign.gold("a", 1, "y")
    campaign.gold("a", 2, "n")
    campaign.gold("a", 3, "n")
    campaign.gold("a", 4, "n")
    campaign.gold("nowhere", 3, "n")
    campaign.rater("ana", ["ym", "nn", "y", "n"])
    campaign.rater("ben", ["", "yy", "n", "n"])
    let source = try StatisticsSource(campaign.ratings(), gold: CampaignSettings.Gold())
    #expect(RatingStatistics(source).raters.map(\.profile.accuracy) == [Share(1, of: 2), Share(1, of: 2)])
  }

  @Test func countsLeaveTrainingAndUnseenOut() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.task("b", [1], .training)
    campaign.task("c", [1], .gold)
    campaign.task("d", [1], .repeat)
    campaign.task("e", [1, 2])
    campaign.rater("ana", ["yn", "y", "m", "n", "yy"], seconds: [4, 100, 1, 2, 50], unseen: [2, 5])
    campaign.rater("ben", ["", "", "", "", ""])
    let ratings = try campaign.ratings()
    let seen = RaterWork.all(ratings)
    #expect(seen[0].tasks == 3)
    #expect(seen[0].answers == Tally(no: 2, maybe: 1, yes: 1))
    #expect(seen[0].unseen == 1)
    #expect(seen[0].medianSeconds == 2)
    #expect(seen[1].tasks == 0)
    #expect(seen[1].medianSeconds == nil)
    let all = RaterWork.all(ratings, includingUnseen: true)
    #expect(all[0].tasks == 4)
    #expect(all[0].answers == Tally(no: 2, maybe: 1, yes: 3))
    #expect(all[0].unseen == 1)
    #expect(all[0].medianSeconds == 3)
  }

  /// A rating of 0 seconds is one that nobody measured.
  @Test func ratingsOfNoTimeSayNothingOfTime() throws {
    var campaign = SmallCampaign()
    for image in ["a", "b", "c"] { campaign.task(image, [1]) }
    campaign.rater("ana", ["y", "y", "y"], seconds: [0, 4, 6])
    campaign.rater("ben", ["y", "y", "y"], seconds: [0, 0, 0])
    let ratings = try campaign.ratings()
    #expect(RaterWork.all(ratings).map(\.medianSeconds) == [5, nil])
    #expect(ActiveTime.all(ratings).map(\.medianSeconds) == [5, nil])
    #expect(RaterWork.all(ratings).map(\.tasks) == [3, 3])
  }
}
