public import Ratings

/// What can be said of one rater's work.
///
/// Ratings of purpose `training` are left out of everything; `skipped` alone knows no purpose. Ratings made without a picture are left out
/// too, except of `unseen`, unless they are asked for.
public struct RaterStatistics: Equatable, Sendable {
  /// The rater.
  public var rater: RaterName
  /// The counted ratings: one for each task of purpose rating, gold or repeat.
  public var tasks: Int
  /// The answers in these ratings, by kind; the total is the number of questions.
  public var answers: Tally
  /// The tasks, for whatever purpose, that the rater put aside and has not rated since.
  public var skipped: Int
  /// The ratings made without a picture, whether counted or not.
  public var unseen: Int
  /// The median of the seconds that the counted ratings took; nil where nobody measured them.
  public var medianSeconds: Double?
  /// Agreement with the majority of the others, on tasks of purpose rating; see `AgreementWithOthers`.
  public var agreement: Share
  /// Accuracy on gold questions, on tasks of purpose rating and gold, each question once; see `GoldTruth`.
  public var accuracy: Share

  /// The statistics of all raters, in the order of the campaign.
  public static func all(
    _ ratings: CampaignRatings, yesShare: Double, includingUnseen: Bool = false
  ) -> [RaterStatistics] {
    let votes = VoteTable(ratings, includingUnseen: includingUnseen)
    let goldVotes = VoteTable(ratings, purposes: [.rating, .gold], includingUnseen: includingUnseen)
    let agreements = AgreementWithOthers.shares(in: votes)
    let accuracies = GoldTruth(ratings, yesShare: yesShare).accuracies(in: goldVotes)
    var all = ratings.raters.indices.map { rater in
      RaterStatistics(
        ratings.raters[rater], agreement: agreements[rater], accuracy: accuracies[rater])
    }
    count(ratings, includingUnseen: includingUnseen, into: &all)
    return all
  }

  private init(_ record: RaterRecord, agreement: Share, accuracy: Share) {
    rater = record.rater
    tasks = 0
    answers = Tally()
    skipped = record.skipped
    unseen = 0
    self.agreement = agreement
    self.accuracy = accuracy
  }

  private static func count(
    _ ratings: CampaignRatings, includingUnseen: Bool, into all: inout [RaterStatistics]
  ) {
    var seconds = [[Double]](repeating: [], count: all.count)
    for entry in ratings.entries(for: [.rating, .gold, .repeat], includingUnseen: true) {
      if entry.picture == .none { all[entry.rater].unseen += 1 }
      guard includingUnseen || entry.picture != .none else { continue }
      all[entry.rater].tasks += 1
      for answer in ratings.answers(of: entry) { all[entry.rater].answers[answer] += 1 }
      if entry.seconds > 0 { seconds[entry.rater].append(entry.seconds) }
    }
    for rater in all.indices { all[rater].medianSeconds = median(of: seconds[rater]) }
  }
}
