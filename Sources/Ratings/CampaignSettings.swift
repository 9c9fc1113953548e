/// What `campaign.json` says: how a campaign is rated and aggregated.
public struct CampaignSettings: Equatable, Sendable {
  /// The version of the folder's layout that this program reads and writes.
  public static let format = 1

  /// The campaign's name, shown in the header.
  public var name: String
  /// The images folder, relative to the campaign or absolute.
  public var images: String
  /// How many ratings a task of purpose `rating` needs; 1 or more.
  public var ratersPerTask: Int
  /// How long a claim lives without a key, in minutes; 1 or more.
  public var leaseMinutes: Int
  /// The least score of a ReaL label, 0 to 1; belongs to the probability methods.
  public var threshold: Double
  /// The WordNet id under which the original label counts as an extra rater; nil: nowhere.
  public var originalLabelRaterUnder: String?
  /// How gold is used.
  public var gold: Gold
  /// How tasks are given out.
  public var queue: Queue
  /// What raters must pass before they rate; nil: nothing.
  public var qualification: Qualification?
  /// How mistakes of models are reviewed.
  public var review: Review
  /// Shown to every rater at the first start and under `i`; nil: nothing is shown.
  public var instructions: String?

  /// How the experts' answers become truth, and the raters' answers confusion matrices.
  public struct Gold: Equatable, Sendable {
    /// The least share of experts who say yes for a label to be true, for raters; above 0 to 1.
    public var yesShare = 0.6
    /// The same for the original label as an extra rater.
    public var originalYesShare = 0.4
    /// Below this many gold answers a rater gets the mean confusion matrix.
    public var minimum = 30
    /// What is added to each count of a rater's answers; in `smoothingRange`.
    public var smoothing = 1.0
    /// The same for the original label as an extra rater.
    public var originalSmoothing = 1.0

    /// What smoothing may be. More than any count of answers leaves nothing of them, and in the end no numbers.
    public static let smoothingRange = 0.0...1e6

    /// The published settings.
    public init() {}
  }

  /// What raters must pass before they rate: tasks of purpose training, the first with the experts' answers shown
  /// after each, then others without.
  public struct Qualification: Equatable, Sendable {
    /// How many tasks are for training; 0 or more.
    public var training = 10
    /// How many tasks a test has; 1 or more.
    public var test = 20
    /// The least share of the test's questions to be answered right, 0 to 1.
    public var passMark = 0.8
    /// How often a rater may try the test, each time with other tasks; 1 or more.
    public var attempts = 1

    /// The usual settings.
    public init() {}
  }

  /// How mistakes of models are reviewed.
  public struct Review: Equatable, Sendable {
    /// How many reviewers each mistake gets; 1 or more.
    public var reviewersPerMistake = 3
    /// Whether the reference labels are shown after the verdict only.
    public var isBlind = true
    /// Shown to every reviewer at the first start and under `i`; nil: nothing is shown.
    public var instructions: String?

    /// The usual settings.
    public init() {}
  }

  /// How tasks are given out.
  public struct Queue: Equatable, Sendable {
    /// In which order tasks are given.
    public enum Order: String, Sendable, CaseIterable {
      /// Those with the fewest free slots first: tasks get finished.
      case finish
      /// Those with the most free slots first: every task gets its first rating early.
      case spread
    }

    /// In which order tasks are given; of equals the first in the list.
    public var order = Order.finish
    /// The share of gold tasks among those given, as long as the rater has not had all; 0 to 1.
    public var goldShare = 0.1
    /// The share of repeats among those given; 0 to 1.
    public var repeatShare = 0.05

    /// The usual settings.
    public init() {}
  }

  /// The settings that an absent key leaves in force.
  public init(name: String) {
    self.name = name
    images = "images"
    ratersPerTask = 5
    leaseMinutes = 30
    threshold = 0.8
    gold = Gold()
    queue = Queue()
    review = Review()
  }
}
