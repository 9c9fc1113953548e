import Aggregation
import Ratings
import Testing

@Suite struct CampaignRatingsTests {
  private var campaign: SmallCampaign {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.task("b", [3])
    return campaign
  }

  private static let misfits: [(Rating, AggregationError)] = [
    (rating("9", "a", [(1, .yes), (2, .no)]), .unknownTask("9")),
    (rating("1", "b", [(1, .yes), (2, .no)]), .otherImage("b", task: "1", expected: "a")),
    (rating("1", "a", [(1, .yes), (3, .no)]), .notACandidate(3, task: "1")),
    (rating("1", "a", [(1, .yes), (1, .no)]), .answeredTwice(1, task: "1")),
    (rating("1", "a", [(2, .yes)]), .unanswered(1, task: "1")),
    (rating("1", "a", []), .unanswered(1, task: "1")),
  ]

  @Test(arguments: misfits)
  func refusesRatingsThatDoNotFit(_ rating: Rating, _ error: AggregationError) throws {
    var all = try campaign.ratings()
    let ana = RaterRecord(rater: try #require(RaterName("ana")))
    #expect(throws: error) { try all.add(ana, ratings: [rating]) }
    #expect(all.raters.isEmpty)
    try all.add(ana, ratings: [])
    #expect(VoteTable(all).voteCount == 0)
  }

  @Test func refusesWhatIsThereTwice() throws {
    let ana = try #require(RaterName("ana"))
    let image = CampaignImage(id: "a", file: "a.jpg")
    let task = RatingTask(id: "1", image: "a", candidates: [1])
    let rating = Self.rating("1", "a", [(1, .yes)])
    #expect(throws: AggregationError.imageTwice("a")) {
      try CampaignRatings(images: [image, image], tasks: [])
    }
    #expect(throws: AggregationError.taskTwice("1")) {
      try CampaignRatings(images: [image], tasks: [task, task])
    }
    #expect(throws: AggregationError.unknownImage("a", task: "1")) {
      try CampaignRatings(images: [], tasks: [task])
    }
    var all = try CampaignRatings(images: [image], tasks: [task])
    #expect(throws: AggregationError.ratedTwice(task: "1", rater: ana)) {
      try all.add(RaterRecord(rater: ana), ratings: [rating, rating])
    }
    try all.add(RaterRecord(rater: ana), ratings: [rating])
    #expect(throws: AggregationError.raterTwice(ana)) { try all.add(RaterRecord(rater: ana), ratings: []) }
    #expect(VoteTable(all).voteCount == 1)
  }

  /// é as one Unicode scalar and as two: names are compared by their bytes.
  @Test func namesThatOnlyLookTheSameDiffer() throws {
    let names = ["caf\u{E9}", "cafe\u{301}"]
    let tasks = names.map { RatingTask(id: $0, image: $0, candidates: [1]) }
    var all = try CampaignRatings(
      images: names.map { CampaignImage(id: $0, file: "a.jpg") }, tasks: tasks,
      gold: names.map {
        GoldQuestion(
          question: Question(image: $0, label: 1),
          answers: [.init(expert: "e", answer: $0.utf8.count == 5 ? .yes : .no)])
      })
    let ana = RaterRecord(rater: try #require(RaterName("ana")))
    #expect(
      throws: AggregationError.otherImage(names[1], task: names[0], expected: names[0])
    ) {
      try all.add(ana, ratings: [Self.rating(names[0], names[1], [(1, .yes)])])
    }
    try all.add(
      ana,
      ratings: [
        Self.rating(names[1], names[1], [(1, .no)]), Self.rating(names[0], names[0], [(1, .yes)]),
      ])
    #expect(votes(VoteTable(all)) == ["0y", "0n"])
    let source = try StatisticsSource(all, gold: CampaignSettings.Gold())
    let statistics = try #require(RatingStatistics(source).raters.first)
    #expect(statistics.profile.accuracy.value == 1 && statistics.answers.total == 2)
  }

  @Test func aTaskHasNotMoreCandidatesThanARatingHolds() throws {
    let image = CampaignImage(id: "i", file: "i.jpg")
    for count in [1, 8, 9] {
      let task = RatingTask(id: "1", image: "i", candidates: Array(0..<count))
      let ana = RaterRecord(rater: try #require(RaterName("ana")))
      let answers = (0..<count).map { ($0, Answer.allCases[$0 % 3]) }
      if count > RatingTask.mostCandidates {
        #expect(throws: AggregationError.tooManyCandidates(9, task: "1")) {
          try CampaignRatings(images: [image], tasks: [task])
        }
        continue
      }
      var all = try CampaignRatings(images: [image], tasks: [task])
      try all.add(ana, ratings: [Self.rating("1", "i", answers)])
      #expect(votes(VoteTable(all)) == (0..<count).map { ["0n", "0m", "0y"][$0 % 3] })
    }
  }

  @Test func ratingsByPositionMustBeWhole() throws {
    var all = try campaign.ratings()
    let ana = RaterRecord(rater: try #require(RaterName("ana")))
    var ratings = PlacedRatings()
    ratings.append(task: 0, candidates: 2, seconds: 1, picture: .shown, answers: bits([.yes, nil]))
    #expect(throws: AggregationError.unanswered(2, task: "1")) { try all.add(ana, ratings) }
    #expect(all.raters.isEmpty)
    ratings = PlacedRatings()
    ratings.append(task: 1, candidates: 1, seconds: 1, picture: .shown, answers: bits([.maybe]))
    try all.add(ana, ratings)
    #expect(votes(VoteTable(all)) == ["", "", "0m"])
    #expect(throws: AggregationError.raterTwice(ana.rater)) { try all.add(ana, PlacedRatings()) }
  }

  @Test func ratingsByPositionMayComeInAnyOrderButOnce() throws {
    var all = try campaign.ratings()
    let ana = RaterRecord(rater: try #require(RaterName("ana")))
    var ratings = PlacedRatings()
    ratings.append(task: 1, candidates: 1, seconds: 1, picture: .shown, answers: bits([.maybe]))
    ratings.append(task: 0, candidates: 2, seconds: 1, picture: .shown, answers: bits([.yes, .no]))
    var twice = ratings
    twice.append(task: 1, candidates: 1, seconds: 1, picture: .shown, answers: bits([.no]))
    #expect(throws: AggregationError.ratedTwice(task: "2", rater: ana.rater)) { try all.add(ana, twice) }
    try all.add(ana, ratings)
    #expect(votes(VoteTable(all)) == ["0y", "0n", "0m"])
  }

  @Test func answersMayComeInAnyOrder() throws {
    var all = try campaign.ratings()
    let ana = RaterRecord(rater: try #require(RaterName("ana")))
    try all.add(
      ana,
      ratings: [Self.rating("2", "b", [(3, .maybe)]), Self.rating("1", "a", [(2, .no), (1, .yes)])])
    #expect(votes(VoteTable(all)) == ["0y", "0n", "0m"])
  }

  @Test func everyErrorSaysWhatIsWrong() {
    #expect(
      AggregationError.answeredTwice(7, task: "000012").description
        == "label 7 of task 000012 is answered twice")
    #expect(
      AggregationError.otherImage("b", task: "1", expected: "a").description
        == "task 1 is about image a, not b")
  }

  static func rating(_ task: String, _ image: String, _ answers: [(Int, Answer)]) -> Rating {
    Rating(
      task: task, image: image, answers: answers.map { LabelAnswer(label: $0.0, answer: $0.1) }, seconds: 1,
      picture: .shown)
  }
}
