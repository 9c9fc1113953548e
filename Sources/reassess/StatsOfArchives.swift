import Aggregation
import Exchange
import Reporting

extension StatsEvidence {
  /// Reads the published archives and aggregates them.
  ///
  /// - Parameters:
  ///   - folder: Where the archives are.
  ///   - originals: The file of the original labels.
  ///   - classes: The file of the labels' ids and names; nil: they have numbers alone.
  ///   - rated: The labels about which the original label is a rater.
  init(
    archives folder: String, originals: String, classes: String?, rated: LabelRanges, _ choices: StatsChoices
  ) throws {
    do {
      let labels = try classes.map(ImageNetClasses.read)
      let answers = try withProgress("Reading the answers") {
        try PublishedAnswers(
          folder: folder, originals: originals, classes: labels?.map(\.id),
          progress: $0)
      }
      try rated.check(answers)
      let source = StatisticsSource(answers, rated)
      try self.init(
        source, names: QuestionNames(image: PublishedName.name(ofImage:), label: { labels?[$0].name }),
        method: choices.method, threshold: Threshold.published,
        goldParameters: GoldMethod.Parameters()
      ) { (parameters) throws(AggregationError) in
        guard let gold = answers.gold else { throw .method(.noGold) }
        return try GoldMethod(
          experts: gold.experts, raters: gold.raters, original: source.originalRater, parameters: parameters)
      }
    } catch let error as ExchangeError {
      throw Failure(error.description)
    } catch let error as AggregationError {
      throw Failure("\(error.description).")
    }
  }
}

extension StatisticsSource {
  /// The answers of the archives; raters and experts are named by their ids.
  fileprivate init(_ answers: PublishedAnswers, _ rated: LabelRanges) {
    self.init(raters: answers.raterIDs.map(String.init), votes: answers.ratings)
    original = OriginalLabelRater(originals: answers.originals) { rated.contains($0) }
    isOriginalRater = !rated.ranges.isEmpty
    guard let published = answers.gold else { return }
    gold = published.raters
    experts = ExpertAnswers(names: published.expertIDs.map(String.init), table: published.experts)
    consistency = SelfConsistency.all(answers.ratings, published.raters)
  }
}
