import Aggregation
import Ratings
import Reporting

extension StatsEvidence {
  /// Reads a campaign and aggregates it.
  init(campaign path: String, _ choices: StatsChoices) throws {
    let all = try RatingsOfCampaign(path, withGold: true)
    let (settings, ratings, labels) = (all.campaign.settings, all.ratings, all.campaign.labels)
    do throws(AggregationError) {
      let source = try StatisticsSource(
        ratings, cuts: settings.gold, includingUnseen: choices.includeUnseen,
        isOriginalAsked: settings.originalLabelRaterUnder.map { labels.test(under: $0) })
      try self.init(
        source,
        names: QuestionNames(image: { ratings.images[$0].id }, label: { labels[$0]?.name }),
        method: choices.method, threshold: settings.threshold
      ) { () throws(AggregationError) in
        try GoldMethod(
          ratings, original: source.originalRater, parameters: GoldMethod.Parameters(settings.gold),
          includingUnseen: choices.includeUnseen)
      }
    } catch {
      throw Failure("\(error.description).")
    }
  }
}

extension LabelTable {
  /// Tells labels under a hypernym from others, as far as the hypernyms of the table lead.
  fileprivate func test(under hypernym: String) -> @Sendable (_ label: Int) -> Bool {
    var under: Set<String> = [hypernym]
    var known = 0
    while under.count > known {
      known = under.count
      for label in all where label.hypernyms.contains(where: under.contains) { under.insert(label.id) }
    }
    let indices = Set(all.filter { under.contains($0.id) }.map(\.index))
    return { indices.contains($0) }
  }
}

extension GoldMethod.Parameters {
  /// The campaign's cuts, and all else as published.
  fileprivate init(_ cuts: CampaignSettings.GoldCuts) {
    self.init()
    yesShare = cuts.yesShare
    originalYesShare = cuts.originalYesShare
    minimum = cuts.minimum
  }
}
