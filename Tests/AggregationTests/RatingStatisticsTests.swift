import Aggregation
import Ratings
import Testing

/// The statistics of whole campaigns that lack something. What they are where nothing is missing is tested with
/// the Sample and with the published answers.
@Suite struct RatingStatisticsTests {
  private static func statistics(
    _ campaign: SmallCampaign, method: MethodResult.Method = .majority
  ) throws -> RatingStatistics {
    var source = try StatisticsSource(campaign.ratings(), gold: CampaignSettings.Gold())
    var result =
      switch method {
      case .majority: MethodResult(majorityOf: source.votes)
      default: try MethodResult(fittedTo: source.votes)
      }
    try result.judge(by: source.truth, in: source.votes)
    source.result = result
    var settings = RatingStatistics.Settings()
    settings.bootstrap.draws = 20
    return RatingStatistics(source, settings: settings)
  }

  /// Nothing is defined that there is nothing to compute from.
  private static func expectUndefined(_ figures: AgreementFigures) {
    for figure in AgreementFigures.Figure.allCases {
      #expect(figures[figure].value == nil && figures[figure].interval == nil, "\(figure)")
    }
  }

  @Test func withoutRaters() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    let statistics = try Self.statistics(campaign)
    #expect(statistics.raters.isEmpty && statistics.comparisons.isEmpty && statistics.curves.isEmpty)
    #expect(statistics.agreement.map(\.group) == [.raters])
    Self.expectUndefined(statistics.agreement[0].figures)
    #expect(statistics.thresholds.allSatisfy { $0.point.images == 0 && $0.gold == nil })
    #expect(statistics.thresholds.allSatisfy { $0.point.severalShare == nil })
  }

  @Test func withoutTasks() throws {
    let statistics = try Self.statistics(SmallCampaign())
    #expect(statistics.raters.isEmpty && statistics.source.votes.rows.isEmpty)
  }

  /// One rater agrees with nobody, but with the result.
  @Test func oneRater() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2, 3])
    campaign.rater("ana", ["ynm"])
    campaign.gold("a", 1, "yyn")
    campaign.gold("a", 2, "yyy")
    let statistics = try Self.statistics(campaign)
    let profile = statistics.raters[0].profile
    #expect(profile.agreement.value == nil && profile.sameAnswer.value == nil)
    #expect(profile.consensus == Share(3, of: 3))
    #expect(profile.accuracy == Share(1, of: 2))
    #expect(profile.informativeness == nil && profile.consistency.share.value == nil)
    #expect(profile.signs.isEmpty)
    Self.expectUndefined(statistics.agreement[0].figures)
    Self.expectUndefined(statistics.agreement[1].figures)
    #expect(statistics.agreement[2].figures[.fleissKappa].value != nil)
  }

  /// Who has done nothing has nothing: neither shares of 0 nor of 1.
  @Test func raterWithoutVotes() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.rater("ana", ["yn"])
    campaign.rater("ben", [""])
    campaign.gold("a", 1, "y")
    let ben = try Self.statistics(campaign).raters[1]
    #expect(ben.answers.total == 0 && ben.work?.tasks == 0)
    let profile = ben.profile
    for share in [
      profile.agreement, profile.sameAnswer, profile.consensus, profile.accuracy,
      profile.sayingYes.precision, profile.sayingYes.recall, profile.consistency.share,
    ] {
      #expect(share.count == 0 && share.value == nil)
    }
    #expect(profile.informativeness == nil && profile.time?.medianSeconds == nil && profile.signs.isEmpty)
    let detail = RaterDetail(try Self.statistics(campaign), rater: 1)
    #expect(detail.pairs.isEmpty && detail.disagreements.isEmpty)
  }

  /// Kappa and alpha are undefined where one answer only is in use; that all pairs agree is not.
  @Test(arguments: ["m", "y", "n"])
  func oneAnswerOnly(_ letter: String) throws {
    var campaign = SmallCampaign()
    for image in ["a", "b", "c"] { campaign.task(image, [1, 2]) }
    for name in ["ana", "ben", "cho"] {
      campaign.rater(name, Array(repeating: letter + letter, count: 3))
    }
    let statistics = try Self.statistics(campaign)
    let figures = statistics.agreement[0].figures
    #expect(figures.questions == 6 && figures.answers == 18 && figures.images == 3)
    for figure in AgreementFigures.Figure.allCases {
      let isShare = figure == .percent || figure == .chance
      #expect(figures[figure].value == (isShare ? 1 : nil), "\(figure)")
      #expect((figures[figure].interval == nil) == !isShare, "\(figure)")
    }
    for rater in statistics.raters { #expect(rater.profile.signs.isEmpty) }
    #expect(
      RaterDetail(statistics, rater: 0).pairs.allSatisfy { $0.kappa.value == nil && $0.interval == nil })
  }

  /// Gold of one truth only: there is nothing to tell apart, and no recall or no precision.
  @Test func oneSidedGold() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.rater("ana", ["yn"])
    campaign.gold("a", 1, "nnn")
    campaign.gold("a", 2, "nnn")
    let statistics = try Self.statistics(campaign)
    let profile = statistics.raters[0].profile
    #expect(profile.sayingYes.recall.value == nil && profile.sayingYes.precision == Share(0, of: 1))
    #expect(profile.informativeness == nil)
    #expect(statistics.curves.count == 1 && statistics.curves[0].averagePrecision == nil)
    #expect(statistics.curves[0].interval == nil && statistics.curves[0].best == nil)
  }

  /// Without gold EM's matrices say how much an answer tells; with too little gold nothing does.
  @Test func informativenessOfEM() throws {
    var campaign = SmallCampaign()
    for image in ["a", "b", "c", "d"] { campaign.task(image, [1, 2]) }
    for name in ["ana", "ben", "cho"] { campaign.rater(name, ["yn", "yn", "ny", "yn"]) }
    let statistics = try Self.statistics(campaign, method: .em)
    #expect(statistics.raters.allSatisfy { ($0.profile.informativeness ?? 0) > 0.1 })
    campaign.gold("a", 1, "y")
    campaign.gold("a", 2, "n")
    let withGold = try Self.statistics(campaign, method: .em)
    #expect(withGold.raters.allSatisfy { $0.profile.informativeness == nil })
  }

  @Test func expertsOfDifferentQuestions() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.gold("a", 1, "yn")
    campaign.gold("a", 2, "ynm")
    campaign.gold("unknown", 1, "y")
    let experts = try ExpertAnswers(campaign.ratings())
    #expect(experts.names == ["e0", "e1", "e2"])
    #expect(experts.table.rows.map(\.label) == [1, 2])
    #expect(experts.table.tally(ofRow: 0) == Tally(no: 1, yes: 1))
    #expect(experts.table.tally(ofRow: 1) == Tally(no: 1, maybe: 1, yes: 1))
  }

  @Test func spread() {
    #expect(Spread([]) == Spread([nil, nil]))
    #expect(Spread([]).mean == nil && Spread([]).count == 0)
    let spread = Spread([3, nil, 1, 2, 10])
    #expect((spread.count, spread.mean, spread.median) == (4, 4, 2.5))
    #expect((spread.least, spread.greatest) == (1, 10))
    #expect(Share.sum([Share(1, of: 2), Share(), Share(3, of: 3)]) == Share(4, of: 5))
  }

  /// Pairs come with most questions in common first, and otherwise in the order of raters.
  @Test func pairsOfRaters() throws {
    var campaign = SmallCampaign()
    for image in ["a", "b", "c"] { campaign.task(image, [1]) }
    campaign.rater("ana", ["y", "n", "y"])
    campaign.rater("ben", ["y", "", ""])
    campaign.rater("cho", ["y", "n", "n"])
    campaign.rater("dee", ["n", "", ""])
    let pairs = RaterDetail(try Self.statistics(campaign), rater: 0).pairs
    #expect(pairs.map(\.name) == ["cho", "ben", "dee"])
    #expect(pairs[0].kappa.agreement == Share(2, of: 3))
    #expect(abs((pairs[0].kappa.value ?? 0) - 0.4) < 1e-15)
  }
}
