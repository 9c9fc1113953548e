import Aggregation
import Ratings
import Testing

@Suite struct VoteTableTests {
  @Test func rowsStandInTheOrderOfTheTasksAndVotesInThatOfTheRaters() throws {
    var campaign = SmallCampaign()
    campaign.task("b", [4, 2])
    campaign.task("a", [4])
    campaign.rater("cho", ["yn", "m"])
    campaign.rater("ana", ["", "y"])
    campaign.rater("ben", ["my", "n"])
    let table = VoteTable(try campaign.ratings())
    #expect(table.rows.map(\.image) == [0, 0, 1])
    #expect(table.rows.map(\.label) == [4, 2, 4])
    #expect(votes(table) == ["0y 2m", "0n 2y", "0m 1y 2n"])
    #expect(table.voteCount == 7)
    #expect(table.raterCount == 3)
  }

  @Test func theFirstOfTwoTasksWithOneQuestionGivesTheVote() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.task("a", [3, 1])
    campaign.rater("ana", ["yn", "nn"])
    campaign.rater("ben", ["", "nm"])
    let table = VoteTable(try campaign.ratings())
    #expect(table.rows.map(\.label) == [1, 2, 3])
    #expect(votes(table) == ["0y 1m", "0n", "0n 1n"])
  }

  @Test func onlyTheAskedPurposesCount() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1], .training)
    campaign.task("a", [1], .gold)
    campaign.task("a", [1], .repeat)
    campaign.task("a", [1])
    campaign.rater("ana", ["n", "y", "m", "m"])
    let ratings = try campaign.ratings()
    #expect(votes(VoteTable(ratings)) == ["0m"])
    #expect(votes(VoteTable(ratings, purposes: [.rating, .gold])) == ["0y"])
    #expect(votes(VoteTable(ratings, purposes: [.training])) == ["0n"])
    #expect(votes(VoteTable(ratings, purposes: [])).isEmpty)
  }

  @Test func ratingsWithoutAPictureCountOnlyWhenAskedFor() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1])
    campaign.rater("ana", ["y"], unseen: [1])
    campaign.rater("ben", ["n"])
    let ratings = try campaign.ratings()
    #expect(votes(VoteTable(ratings)) == ["1n"])
    #expect(votes(VoteTable(ratings, includingUnseen: true)) == ["0y 1n"])
  }

  @Test func withoutTasksOrRatersItIsEmpty() throws {
    #expect(VoteTable(try SmallCampaign().ratings()).rows.isEmpty)
    var campaign = SmallCampaign()
    campaign.task("a", [1])
    let table = VoteTable(try campaign.ratings())
    #expect(votes(table) == [""])
    #expect(table.voteCount == 0)
  }
}

/// Each row's votes as `rater` and first letter of the answer.
func votes(_ table: VoteTable) -> [String] {
  table.rows.indices.map { row in
    table.votes(onRow: row).map { "\($0.rater)\($0.answer.rawValue.prefix(1))" }.joined(separator: " ")
  }
}
