public import RatingStore
public import Ratings

/// A campaign made from another program's data, before it is on disk.
public struct NewCampaign: Sendable {
  /// What `campaign.json` will say; `ratersPerTask` is that of the ratings where there are tasks.
  public var settings: CampaignSettings
  /// The labels.
  public var labels: [Label]
  /// The images, in the order of results.
  public var images: [CampaignImage] = []
  /// The tasks, in the order in which raters get them.
  public internal(set) var tasks: [RatingTask] = []
  /// The questions whose answers experts gave.
  public var gold: [GoldQuestion] = []
  /// The raters, in the order of results.
  public internal(set) var raters: [NewRater] = []

  /// A campaign without images, tasks and raters.
  public init(name: String, labels: [Label]) {
    settings = CampaignSettings(name: name)
    self.labels = labels
  }

  /// How many ratings there are, finished or not.
  public var ratingCount: Int { raters.reduce(0) { $0 + $1.ratings.count } }

  /// How many of them leave a candidate unanswered: they become tasks that are not submitted.
  public var unfinishedCount: Int {
    raters.reduce(0) { $0 + $1.ratings.count { !isFinished($0) } }
  }

  /// Whether a rating has an answer to each candidate of its task.
  func isFinished(_ rating: NewRating) -> Bool {
    rating.answers.count == tasks[rating.task].candidates.count
  }
}

/// A rater and everything that this rater answered.
public struct NewRater: Sendable {
  /// The rater's name.
  public var name: RaterName
  /// The ratings, each of another task.
  public var ratings: [NewRating] = []
}

/// One rater's answers to one task.
public struct NewRating: Sendable {
  /// When something happened that nobody noted the time of: the beginning of 1970.
  public static let unknownTime = Timestamp(milliseconds: 0)

  /// The task's position.
  public var task: Int
  /// The answers to the task's candidates; where one is missing, the task is not submitted.
  public var answers = TaskAnswers()
  /// How long the task was on the screen, in seconds; 0: not known.
  public var seconds = 0.0
  /// How the rater saw the picture.
  public var picture = PictureSeen.shown
  /// When the answers were given.
  public var at = NewRating.unknownTime
  /// The rater's flags on the task, by their names.
  public var flags: [String] = []
  /// The rater's words on the task.
  public var note: String?
}
