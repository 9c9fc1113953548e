public import Ratings

/// How much one rater has done, and how fast.
///
/// Ratings of purpose `training` are left out of everything; `skipped` alone knows no purpose. Ratings made without a
/// picture are left out too, except of `unseen`, unless they are asked for.
public struct RaterWork: Equatable, Sendable {
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

  /// The work of all raters, in the order of the campaign.
  public static func all(_ ratings: CampaignRatings, includingUnseen: Bool = false) -> [RaterWork] {
    var all = ratings.raters.map(RaterWork.init)
    var seconds = [[Double]](repeating: [], count: all.count)
    for entry in ratings.entries(for: [.rating, .gold, .repeat], includingUnseen: true) {
      if entry.picture == .none { all[entry.rater].unseen += 1 }
      guard includingUnseen || entry.picture != .none else { continue }
      all[entry.rater].tasks += 1
      for answer in ratings.answers(of: entry) { all[entry.rater].answers[answer] += 1 }
      if entry.seconds > 0 { seconds[entry.rater].append(entry.seconds) }
    }
    for rater in all.indices { all[rater].medianSeconds = median(of: seconds[rater]) }
    return all
  }

  private init(_ record: RaterRecord) {
    rater = record.rater
    tasks = 0
    answers = Tally()
    skipped = record.skipped
    unseen = 0
  }
}
