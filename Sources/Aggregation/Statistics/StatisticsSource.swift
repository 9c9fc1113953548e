public import Ratings

/// What statistics are made from: a campaign's ratings, or answers published elsewhere.
public struct StatisticsSource: Sendable {
  /// The name of each rater, by position.
  public var raters: [String]
  /// The votes that are aggregated.
  public var votes: VoteTable
  /// The raters' answers to gold questions; nil: no gold.
  public var gold: VoteTable?
  /// The purpose of the tasks that these answers are from.
  public var goldPurpose = RatingTask.Purpose.gold
  /// The experts' answers to them; nil: no gold.
  public var experts: ExpertAnswers?
  /// The least share of experts who say yes for a question to be true.
  public var yesShare = 0.6
  /// Below this many gold answers a rater's informativeness is not told.
  public var minimum = 30
  /// What the original labels say; nil: images have none.
  public var original: OriginalLabelRater?
  /// Whether the original label is a rater, about the labels that it is asked about.
  public var isOriginalRater = false
  /// What aggregation makes of the votes; nil: not aggregated.
  public var result: MethodResult?
  /// How often each rater answers the same again; nil: nobody was asked again.
  public var consistency: [SelfConsistency]?
  /// What each rater did, beside the answers; nil: not known.
  public var work: [RaterWork]?
  /// How long each rater took; nil: not known.
  public var times: [ActiveTime]?

  /// Starts with votes alone.
  public init(raters: [String], votes: VoteTable) {
    precondition(raters.count == votes.raterCount, "a name for each rater")
    self.raters = raters
    self.votes = votes
  }

  /// Takes all that a campaign has, but the result.
  ///
  /// - Parameters:
  ///   - settings: How gold becomes truth.
  ///   - labels: The labels about which the original label is a rater; empty: it is none.
  public init(
    _ ratings: CampaignRatings, gold settings: CampaignSettings.Gold, includingUnseen: Bool = false,
    labelsOfOriginalRater labels: Set<Int> = []
  ) throws(AggregationError) {
    self.init(
      raters: ratings.raters.map(\.rater.description),
      votes: VoteTable(ratings, includingUnseen: includingUnseen))
    if !ratings.gold.isEmpty {
      experts = try ExpertAnswers(ratings)
      let truth = GoldTruth(ratings, yesShare: settings.yesShare)
      gold = ratings.answersToGold(truth, includingUnseen: includingUnseen)
      goldPurpose = ratings.goldPurpose
    }
    yesShare = settings.yesShare
    minimum = settings.minimum
    if ratings.originals.contains(where: { $0 != nil }) {
      original = OriginalLabelRater(ratings) { labels.contains($0) }
      isOriginalRater = !labels.isEmpty
    }
    consistency = SelfConsistency.all(ratings, includingUnseen: includingUnseen)
    work = RaterWork.all(ratings, includingUnseen: includingUnseen)
    times = ActiveTime.all(ratings, includingUnseen: includingUnseen)
  }

  /// The original label, where it is a rater.
  public var originalRater: OriginalLabelRater? { isOriginalRater ? original : nil }

  /// What experts say is true; nil without gold.
  public var truth: GoldTruth? { experts.map { GoldTruth(experts: $0.table, yesShare: yesShare) } }
}
