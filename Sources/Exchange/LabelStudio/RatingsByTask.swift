import RatingStore
import Ratings

/// Everybody's ratings in force, found by task.
public struct RatingsByTask: Sendable {
  /// One rater's rating of a task.
  struct Given: Sendable {
    var rater: Int
    var rating: NewRating
  }

  /// The raters, in the order in which they were added.
  private(set) var raters: [RaterName] = []
  private var given: [[Given]]

  /// Nothing yet, of so many tasks.
  public init(taskCount: Int) {
    given = Array(repeating: [], count: taskCount)
  }

  /// The ratings of the task at a position, in the order of the raters.
  subscript(task: Int) -> [Given] { given[task] }

  /// Adds a rater.
  public mutating func add(_ progress: RaterProgress) {
    for task in given.indices {
      guard let seen = progress.seen(task) else { continue }
      let rating = NewRating(
        task: task, answers: progress.answers(of: task), seconds: seen.seconds, picture: seen.picture,
        at: progress.submittedAt(task) ?? NewRating.unknownTime, flags: progress.flags(of: task),
        note: progress.note(of: task))
      given[task].append(Given(rater: raters.count, rating: rating))
    }
    raters.append(progress.rater)
  }
}
