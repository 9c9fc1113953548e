/// How a rater likes the rating screen; what is not chosen is as it stands here.
public struct RatingPreferences: Equatable, Sendable {
  /// The language of everything that is said.
  public var language = Language.english
  /// Which keys ask for what.
  public var keys = RatingKeys.standard
  /// The same on the review screen.
  public var reviewKeys = RatingKeys.review
  /// Whether the mouse selects and presses keys; otherwise what is reported of it means nothing.
  public var mouse = false
  /// Whether the last missing answer submits the task, without Enter.
  public var autoSubmit = false
  /// After how many minutes of work a break is suggested; 0: never.
  public var breakReminder = 0

  /// The screen as it is when nothing is chosen.
  public init() {}
}
