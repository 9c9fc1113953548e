import Aggregation
import Campaigns
import Ratings
import Reporting

/// What statistics are made from, and the names behind its numbers.
struct StatsOfCampaign {
  private(set) var source: StatisticsSource
  /// Why the result is by the method that it is by, where that was not chosen.
  private(set) var note: String?
  let names: QuestionNames

  /// Reads a campaign and aggregates it.
  init(_ path: String, _ choices: StatsChoices) throws {
    let all = try RatingsOfCampaign(path, withGold: true)
    let settings = all.campaign.settings
    let (images, labels) = (all.ratings.images, all.campaign.labels)
    names = QuestionNames(image: { images[$0].id }, label: { labels[$0]?.name })
    do throws(AggregationError) {
      source = try StatisticsSource(
        all.ratings, cuts: settings.gold, includingUnseen: choices.includeUnseen,
        isOriginalAsked: Self.labels(of: labels, under: settings.originalLabelRaterUnder))
      let original = settings.originalLabelRaterUnder == nil ? nil : source.original
      let gold = { () throws(AggregationError) in
        try GoldMethod(
          all.ratings, original: original, parameters: GoldMethod.Parameters(settings.gold),
          includingUnseen: choices.includeUnseen)
      }
      try aggregate(choices.method, threshold: settings.threshold, original: original, gold)
    } catch {
      throw Failure("\(error.description).")
    }
  }

  /// Scores the votes by the method chosen, or by gold where that is possible.
  private mutating func aggregate(
    _ method: MethodResult.Method?, threshold: Double, original: OriginalLabelRater?,
    _ gold: () throws(AggregationError) -> GoldMethod
  ) throws(AggregationError) {
    let truth = source.truth
    switch method {
    case .majority:
      source.result = MethodResult(majorityOf: source.votes, truth: truth)
    case .em:
      source.result = try MethodResult(
        fittedTo: source.votes, original: original, truth: truth, threshold: threshold)
    case .gold:
      source.result = try MethodResult(gold(), of: source.votes, threshold: threshold)
    case nil:
      do throws(AggregationError) {
        source.result = try MethodResult(gold(), of: source.votes, threshold: threshold)
      } catch .method(let problem) {
        note = "no gold method: \(problem.description.prefix { $0 != ";" })"
        source.result = MethodResult(majorityOf: source.votes, truth: truth)
      }
    }
  }

  /// The position of a rater, or what to say when there is none of that name.
  func position(of rater: String) throws -> Int {
    if let position = source.raters.firstIndex(of: rater) { return position }
    throw Failure("there is no rater \(rater): the raters are \(source.raters.joined(separator: ", ")).")
  }

  /// Whether a label is under a hypernym, by its own id or those that it is under; nil: under none.
  private static func labels(
    of table: LabelTable, under hypernym: String?
  ) -> (@Sendable (Int) -> Bool)? {
    guard let hypernym else { return nil }
    var found: Set<String> = [hypernym]
    var known = 0
    while found.count > known {
      known = found.count
      for label in table.all where label.hypernyms.contains(where: found.contains) { found.insert(label.id) }
    }
    let indices = Set(table.all.filter { found.contains($0.id) }.map(\.index))
    return { indices.contains($0) }
  }
}

extension GoldMethod.Parameters {
  /// The campaign's cuts, and all else as published.
  init(_ cuts: CampaignSettings.GoldCuts) {
    self.init()
    yesShare = cuts.yesShare
    originalYesShare = cuts.originalYesShare
    minimum = cuts.minimum
  }
}
