import Ratings

/// How far the tasks are: how many ratings each has, and which images wait for more.
///
/// Only tasks of purpose `rating` can be unfinished. Ratings made without a picture are not counted unless
/// asked for.
public struct Completion: Sendable {
  /// How many ratings a task of purpose `rating` needs.
  public let ratersPerTask: Int
  /// The counted ratings of each task, in the order of the tasks.
  public let ratings: [Int]
  /// For each image the positions of its tasks of purpose `rating`, in the order of the tasks.
  public let tasksOfImage: [[Int]]

  /// Counts the ratings.
  public init(_ ratings: CampaignRatings, ratersPerTask: Int, includingUnseen: Bool = false) {
    self.ratersPerTask = ratersPerTask
    var counts = [Int](repeating: 0, count: ratings.tasks.count)
    for entry in ratings.entries where includingUnseen || entry.picture != .none { counts[entry.task] += 1 }
    var tasksOfImage = [[Int]](repeating: [], count: ratings.images.count)
    for (task, image) in ratings.imageOfTask.enumerated() where ratings.purposeOfTask[task] == .rating {
      tasksOfImage[image].append(task)
    }
    self.ratings = counts
    self.tasksOfImage = tasksOfImage
  }

  /// Whether a task of purpose `rating` has all the ratings it needs.
  public func isDone(task: Int) -> Bool { ratings[task] >= ratersPerTask }

  /// For each image whether one of its tasks waits for ratings.
  var imagesWithUnfinishedTasks: [Bool] {
    tasksOfImage.map { tasks in tasks.contains { !isDone(task: $0) } }
  }

  /// The image's tasks that wait for ratings, as positions.
  public func unfinishedTasks(ofImage image: Int) -> [Int] {
    tasksOfImage[image].filter { !isDone(task: $0) }
  }
}
