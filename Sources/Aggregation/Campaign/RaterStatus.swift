public import Ratings

/// How far one rater is. Every rater has a queue of all tasks: done, skipped and left add up to them.
public struct RaterStatus: Equatable, Sendable {
  /// The rater.
  public var rater: RaterName
  /// The tasks that the rater rated, for whatever purpose, with or without a picture.
  public var done: Int
  /// The tasks that the rater put aside and has not rated since.
  public var skipped: Int
  /// All other tasks, but for training that was not needed to pass the qualification.
  public var left: Int
  /// When the rater last did anything, as the journal writes it; nil: never.
  public var lastActivity: String?
  /// How far the rater is on the way to being qualified; nil: nobody must be.
  public var qualification: String?

  /// The status of all raters, in the order of the campaign.
  public static func all(_ ratings: CampaignRatings) -> [RaterStatus] {
    zip(ratings.raters, ratings.placed).map { record, placed in
      let done = placed.ratings.count
      return RaterStatus(
        rater: record.rater, done: done, skipped: record.skipped,
        left: max(0, ratings.tasks.count - done - record.skipped - record.spared),
        lastActivity: record.lastActivity,
        qualification: record.qualification)
    }
  }
}
