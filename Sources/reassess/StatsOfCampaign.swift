import Aggregation
import Ratings
import Reporting

extension StatsEvidence {
  /// Reads a campaign and aggregates it.
  init(campaign path: String, _ choices: StatsChoices) throws {
    try self.init(RatingsOfCampaign(path, withGold: true), choices)
  }

  /// Aggregates what was read of a campaign.
  init(_ all: RatingsOfCampaign, _ choices: StatsChoices) throws {
    let (settings, ratings, labels) = (all.campaign.settings, all.ratings, all.campaign.labels)
    let asked = settings.originalLabelRaterUnder.map { labels.indices(under: $0) } ?? []
    do throws(AggregationError) {
      let source = try StatisticsSource(
        ratings, gold: settings.gold, includingUnseen: choices.includeUnseen,
        labelsOfOriginalRater: asked)
      try self.init(
        source,
        names: QuestionNames(image: { ratings.images[$0].id }, label: { labels[$0]?.name }),
        method: choices.method, threshold: settings.threshold,
        goldParameters: GoldMethod.Parameters(settings.gold)
      ) { (parameters) throws(AggregationError) in
        try GoldMethod(
          ratings, original: source.originalRater, parameters: parameters,
          includingUnseen: choices.includeUnseen)
      }
      let completion = Completion(
        ratings, ratersPerTask: settings.ratersPerTask, includingUnseen: choices.includeUnseen)
      remarks = all.remarks
      let votes = source.votes
      let rated = votes.rows.indices.filter { votes.matrix.voteCount(on: $0) > 0 }.map {
        votes.rows[$0].image
      }
      incompleteImages = Set(rated).count { !completion.unfinishedTasks(ofImage: $0).isEmpty }
    } catch {
      throw Failure("\(error.description).")
    }
  }
}
