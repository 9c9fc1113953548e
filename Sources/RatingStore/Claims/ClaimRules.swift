public import Ratings

/// How tasks are given out.
public struct ClaimRules: Equatable, Sendable {
  /// How many ratings a task of purpose rating gets, from different raters.
  public var ratersPerTask: Int
  /// How long a claim holds without a key, in milliseconds.
  public var lease: Int64
  /// The order of tasks, and how many of them are gold and repeats.
  public var queue: CampaignSettings.Queue
  /// What raters must pass first; nil: nothing.
  public var qualification: CampaignSettings.Qualification?
  /// How many tasks a rater has been given after a task before its repeat comes.
  public var repeatDistance = 20
  /// How many tasks a rater holds at most: the one shown and those being prepared.
  public var mostHeld = 3
  /// How many raters must miss the picture for a task to be closed.
  public var missesToClose = 2

  /// Rules for a campaign with these settings.
  public init(_ settings: CampaignSettings) {
    ratersPerTask = settings.ratersPerTask
    // A century is as good as for ever.
    lease = Int64(min(settings.leaseMinutes, 100 * 365 * 24 * 60)) * 60_000
    queue = settings.queue
    qualification = settings.qualification
  }
}
