public import Ratings

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
  public let tasksOfImage: NumberLists
  /// For each image whether one of its tasks waits for ratings.
  let isUnfinished: [Bool]

  /// Counts the ratings.
  public init(_ ratings: CampaignRatings, ratersPerTask: Int, includingUnseen: Bool = false) {
    self.ratersPerTask = ratersPerTask
    var counts = [Int](repeating: 0, count: ratings.tasks.count)
    for placed in ratings.placed {
      for rating in placed.ratings where includingUnseen || rating.picture != .none {
        counts[rating.task] += 1
      }
    }
    var isUnfinished = [Bool](repeating: false, count: ratings.images.count)
    for (task, image) in ratings.imageOfTask.enumerated()
    where counts[task] < ratersPerTask && ratings.purposeOfTask[task] == .rating {
      isUnfinished[image] = true
    }
    tasksOfImage = NumberLists(ofNumbersBelow: counts.count, in: ratings.images.count) { task in
      ratings.purposeOfTask[task] == .rating ? ratings.imageOfTask[task] : nil
    }
    self.ratings = counts
    self.isUnfinished = isUnfinished
  }

  /// Whether a task of purpose `rating` has all the ratings it needs.
  public func isDone(task: Int) -> Bool { ratings[task] >= ratersPerTask }

  /// The image's tasks that wait for ratings, as positions.
  public func unfinishedTasks(ofImage image: Int) -> [Int] {
    tasksOfImage[image].filter { !isDone(task: $0) }
  }
}
