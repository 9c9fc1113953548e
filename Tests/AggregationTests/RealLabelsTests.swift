import Aggregation
import Ratings
import Testing

@Suite struct RealLabelsTests {
  /// Images: a whole in two tasks, b unfinished in one of two, c empty, d only gold, e without any task.
  private func campaign() -> SmallCampaign {
    var campaign = SmallCampaign()
    campaign.task("a", [8, 3])
    campaign.task("b", [1])
    campaign.task("c", [2, 4])
    campaign.task("a", [5])
    campaign.task("d", [6], .gold)
    campaign.task("b", [7])
    campaign.images.append(CampaignImage(id: "e", file: "e.jpg"))
    campaign.rater("ana", ["yy", "y", "nm", "y", "y", "y"], unseen: [6])
    campaign.rater("ben", ["yn", "y", "nm", "y", "y", "y"])
    return campaign
  }

  private func labels(
    _ ratings: CampaignRatings, partial: Bool = false, includingUnseen: Bool = false
  ) -> RealLabels {
    let table = VoteTable(ratings, includingUnseen: includingUnseen)
    let completion = Completion(ratings, ratersPerTask: 2, includingUnseen: includingUnseen)
    return RealLabels(
      MajorityVote.scores(for: table), ratings: ratings, completion: completion, partial: partial)
  }

  @Test func eachKindOfImage() throws {
    let labels = labels(try campaign().ratings())
    #expect(labels.labels == [[5, 8], [], [], [99], []])
    #expect(labels.scores.map(\.question.label) == [3, 5, 8, 2, 4])
    #expect(labels.scores.map(\.decision) == [.tie, .yes, .yes, .no, .tie])
    #expect(labels.incomplete.map(\.image) == [1])
    #expect(labels.incomplete.map(\.tasks) == [[5]])
    var counts = RealLabels.Counts()
    (counts.images, counts.withoutTasks, counts.incomplete) = (5, 2, 1)
    counts.keptOriginals = 1
    (counts.labelled, counts.empty, counts.questions, counts.ties) = (1, 1, 5, 2)
    #expect(labels.counts == counts)
  }

  @Test(arguments: [8, 64, 72, 200]) func scoresAreInOrderHoweverTasksAsk(labelCount: Int) throws {
    var campaign = SmallCampaign()
    let tasks = stride(from: labelCount - 8, through: 0, by: -8).map { Array(($0..<$0 + 8).reversed()) }
    for task in tasks { for image in ["b", "a", "c"] { campaign.task(image, task) } }
    campaign.images.sort { $0.id < $1.id }
    campaign.rater("ana", Array(repeating: "yyyyyyyy", count: 3 * tasks.count))
    let labels = labels(try campaign.ratings(), partial: true)
    let all = Array(0..<labelCount)
    let images = [0, 1, 2].flatMap { Array(repeating: $0, count: labelCount) }
    #expect(labels.scores.map(\.question.image) == images)
    #expect(labels.scores.map(\.question.label) == all + all + all)
    #expect(labels.labels == [all, all, all])
  }

  @Test func partialUsesWhatThereIs() throws {
    let labels = labels(try campaign().ratings(), partial: true)
    #expect(labels.labels == [[5, 8], [1, 7], [], [99], []])
    #expect(labels.scores.map(\.question.label) == [3, 5, 8, 1, 7, 2, 4])
    #expect(labels.incomplete.map(\.image) == [1])
    #expect(labels.counts.labelled == 2)
  }

  @Test func unseenRatingsFinishATaskOnlyWhenAskedFor() throws {
    let labels = labels(try campaign().ratings(), includingUnseen: true)
    #expect(labels.labels[1] == [1, 7])
    #expect(labels.incomplete.isEmpty)
  }

  @Test func aTaskThatNobodyRatedGivesNoScoreEvenInPart() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1])
    campaign.rater("ana", [""])
    let labels = labels(try campaign.ratings(), partial: true)
    #expect(labels.labels == [[]])
    #expect(labels.scores.isEmpty)
    #expect(labels.incomplete.map(\.tasks) == [[0]])
  }

  @Test func withoutResultsRatedImagesHaveNoLabels() throws {
    let ratings = try campaign().ratings()
    let completion = Completion(ratings, ratersPerTask: 2)
    let labels = RealLabels(.none, ratings: ratings, completion: completion)
    #expect(labels.labels == [[], [], [], [99], []])
    #expect(labels.scores.isEmpty)
    #expect(labels.counts.empty == 2)
  }

  @Test func resultsMadeInOneGoAreTheSame() throws {
    let scores = MajorityVote.scores(for: VoteTable(try campaign().ratings()))
    #expect(scores.count > 3)
    #expect(scores.results(at: 1..<3) == [scores[1], scores[2]])
    #expect(scores.results(at: scores.indices) == Array(scores))
  }
}
