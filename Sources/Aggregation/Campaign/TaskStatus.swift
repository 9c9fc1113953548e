public import Ratings

/// How far one task is.
public struct TaskStatus: Equatable, Sendable {
  /// The task's name.
  public var task: String
  /// The name of its image.
  public var image: String
  /// What the task is for.
  public var purpose: RatingTask.Purpose
  /// The ratings that count.
  public var ratings: Int
  /// The ratings needed; nil for other purposes than rating, which every rater answers once.
  public var needed: Int?

  /// Whether the task has all it needs; nil where nothing is needed.
  public var isDone: Bool? { needed.map { ratings >= $0 } }

  /// The status of all tasks, in the order of the campaign.
  public static func all(_ ratings: CampaignRatings, completion: Completion) -> [TaskStatus] {
    ratings.tasks.enumerated().map { position, task in
      TaskStatus(
        task: task.id, image: task.image, purpose: task.purpose, ratings: completion.ratings[position],
        needed: task.purpose == .rating ? completion.ratersPerTask : nil)
    }
  }
}

/// How far the tasks of one purpose are, together.
public struct PurposeStatus: Equatable, Sendable {
  /// The purpose.
  public var purpose: RatingTask.Purpose
  /// How many tasks there are.
  public var tasks: Int
  /// How many have all they need; nil where nothing is needed.
  public var done: Int?
  /// The ratings that count.
  public var ratings: Int
  /// The ratings needed; nil where nothing is.
  public var needed: Int?

  /// Adds tasks up by purpose, in the order rating, gold, repeat, training; purposes without tasks are
  /// left out.
  public static func all(_ tasks: [TaskStatus]) -> [PurposeStatus] {
    RatingTask.Purpose.allCases.compactMap { purpose in
      let tasks = tasks.filter { $0.purpose == purpose }
      guard !tasks.isEmpty else { return nil }
      let needed = tasks.compactMap(\.needed)
      return PurposeStatus(
        purpose: purpose, tasks: tasks.count,
        done: needed.isEmpty ? nil : tasks.count { $0.isDone == true },
        ratings: tasks.reduce(0) { $0 + $1.ratings },
        needed: needed.isEmpty ? nil : needed.reduce(0, +))
    }
  }
}
