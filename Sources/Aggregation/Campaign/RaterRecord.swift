public import Ratings

/// A rater who takes part, and what cannot be seen in the ratings.
public struct RaterRecord: Equatable, Sendable {
  /// The rater's name.
  public var rater: RaterName
  /// How many tasks, for whatever purpose, the rater put aside and has not rated since.
  public var skipped: Int
  /// How many tasks the rater will never be given: training that was not needed to pass the qualification.
  public var spared: Int
  /// When the rater last did anything, as the journal writes it; nil: never.
  public var lastActivity: String?
  /// How far the rater is on the way to being qualified: `training`, `test`, `passed` or `failed`; nil: nobody must be.
  public var qualification: String?

  /// Makes a record from its five parts.
  public init(
    rater: RaterName, skipped: Int = 0, spared: Int = 0, lastActivity: String? = nil,
    qualification: String? = nil
  ) {
    self.rater = rater
    self.skipped = skipped
    self.spared = spared
    self.lastActivity = lastActivity
    self.qualification = qualification
  }
}
