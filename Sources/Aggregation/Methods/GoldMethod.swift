public import Ratings

/// Dawid and Skene's model with everything counted from gold: how the ReaL labels were made.
///
/// Experts' answers give the truth of the gold questions; the raters' answers to the same questions give each
/// rater's confusion matrix; the share of true gold questions is the prior. One pass over the answers then
/// gives the scores: there is no iteration.
///
/// A rater with fewer gold answers than the minimum gets the mean of the other raters' matrices: the
/// probabilities are added in the order of the raters, then divided by their number. The original label may
/// be an extra rater, after all others. It has its own cut of gold, and its matrix is counted on all gold
/// questions whose image has an original label, whichever labels it is asked about.
///
/// Source: the scores published with "Are we done with ImageNet?", arXiv:2006.07159, come out bit for bit
/// with the default parameters.
public struct GoldMethod: Sendable {
  /// What raters with too few gold answers get.
  public enum Fallback: String, Sendable, CaseIterable {
    /// The mean of the other raters' matrices, as published.
    case meanMatrix
    /// The matrix of the other raters' counts taken together.
    case pooledCounts
    /// A matrix that says nothing: their votes do not count.
    case ignored
  }

  /// The settings; all defaults are the published ones.
  public struct Parameters: Equatable, Sendable {
    /// The least share of experts who say yes for a question to be true, for raters.
    public var yesShare = 0.6
    /// The same for the original label as a rater.
    public var originalYesShare = 0.4
    /// What is added to each count of a rater's answers; from 0 to a million.
    public var smoothing = 1.0
    /// The same for the original label as a rater.
    public var originalSmoothing = 1.0
    /// Below this many gold answers a rater gets the fallback.
    public var minimum = 30
    /// What such a rater gets.
    public var fallback = Fallback.meanMatrix
    /// The share of true questions; nil: that of gold.
    public var prior: Double?

    /// The published settings.
    public init() {}

    /// A campaign's settings.
    public init(_ settings: CampaignSettings.Gold) {
      yesShare = settings.yesShare
      originalYesShare = settings.originalYesShare
      minimum = settings.minimum
      smoothing = settings.smoothing
      originalSmoothing = settings.originalSmoothing
    }
  }

  /// The settings in force.
  public let parameters: Parameters
  /// The truth of the gold questions, for raters.
  public let truth: GoldTruth
  /// The purpose of the tasks that the raters' answers to gold are from; gold where there are no tasks.
  public private(set) var goldPurpose = RatingTask.Purpose.gold
  /// The model: the raters by number, then the original label where it is a rater.
  public let model: DawidSkene
  /// The raters that got the fallback, ascending.
  public let fallbackRaters: [Int]
  /// The original label as a rater; nil: it is none.
  public let original: OriginalLabelRater?
  let gold: GoldAnswers

  /// Counts a model from gold.
  ///
  /// - Parameters:
  ///   - experts: The experts' answers to the gold questions.
  ///   - raters: The raters' answers to gold questions; raters numbered as in the tables to be scored.
  ///   - original: The original label as an extra rater; nil: none.
  ///
  /// Throws when there is no gold, gold of one truth only, no rater with enough gold answers, too few gold
  /// images with an original label, or a parameter is out of range.
  public init(
    experts: VoteTable, raters: VoteTable, original: OriginalLabelRater? = nil,
    parameters: Parameters = Parameters()
  ) throws(AggregationError) {
    try self.init(
      truth: GoldTruth(experts: experts, yesShare: parameters.yesShare),
      originalTruth: GoldTruth(experts: experts, yesShare: parameters.originalYesShare),
      raters: raters, original: original, parameters: parameters)
  }

  /// Counts a model from a campaign's gold: `gold.jsonl` has the truth, and tasks of purpose gold have the
  /// raters' answers; where there are no such tasks, those of purpose rating.
  ///
  /// Throws as the other initialiser does.
  public init(
    _ ratings: CampaignRatings, original: OriginalLabelRater? = nil, parameters: Parameters = Parameters(),
    includingUnseen: Bool = false
  ) throws(AggregationError) {
    let truth = GoldTruth(ratings, yesShare: parameters.yesShare)
    try self.init(
      truth: truth, originalTruth: GoldTruth(ratings, yesShare: parameters.originalYesShare),
      raters: ratings.answersToGold(truth, includingUnseen: includingUnseen), original: original,
      parameters: parameters)
    goldPurpose = ratings.goldPurpose
  }

  private init(
    truth: GoldTruth, originalTruth: GoldTruth, raters: VoteTable, original: OriginalLabelRater?,
    parameters: Parameters
  ) throws(AggregationError) {
    try Self.check(parameters)
    gold = GoldAnswers(truth: truth, originalTruth: originalTruth, raters: raters, original: original)
    (model, fallbackRaters) = try gold.counted().model(parameters)
    self.parameters = parameters
    self.truth = truth
    self.original = original
  }

  /// The probability that each question of a table is true, in the order of its rows.
  public func scores(of table: VoteTable) throws(AggregationError) -> [Double] {
    guard let original else { return model.scores(of: table.matrix) }
    return model.scoresOfTwoTruths(of: table.matrix) { original.answer(to: table.rows[$0])?.number }
  }

  /// A table's votes, with those of the original label where it is a rater.
  func votes(in table: VoteTable) throws(AggregationError) -> VoteMatrix {
    guard let original else { return table.matrix }
    return try original.appended(to: table)
  }

  private static func check(_ parameters: Parameters) throws(AggregationError) {
    for (name, value) in [
      ("yesShare", parameters.yesShare), ("originalYesShare", parameters.originalYesShare),
    ] where !(value > 0 && value <= 1) { throw .method(.parameter(name, value)) }
    for (name, value) in [
      ("smoothing", parameters.smoothing), ("originalSmoothing", parameters.originalSmoothing),
    ] where !CampaignSettings.Gold.smoothingRange.contains(value) { throw .method(.parameter(name, value)) }
    if let prior = parameters.prior, !(prior > 0 && prior < 1) { throw .method(.parameter("prior", prior)) }
  }
}
