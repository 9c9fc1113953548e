public import Ratings

/// One rater's ratings in force by the positions of tasks and candidates: the fast way into `CampaignRatings`, without
/// names.
public struct PlacedRatings: Sendable {
  private(set) var ratings: [PlacedRating] = []
  /// The answers of all ratings, in the order of each task's candidates.
  private(set) var answers: [Answer] = []

  /// No ratings.
  public init() {}

  /// Makes room for so many ratings; memory that stays unused costs nothing.
  public mutating func reserve(_ count: Int) {
    ratings.reserveCapacity(count)
    answers.reserveCapacity(count * RatingTask.mostCandidates)
  }

  /// Adds the rating of the task at a position.
  ///
  /// - Parameters:
  ///   - task: The position of the task, each once.
  ///   - candidates: How many candidates it has, at most eight.
  ///   - seconds: How long it took.
  ///   - picture: How its picture was seen.
  ///   - answers: Two bits for each candidate, the first in the lowest: 0 no answer, 1 no, 2 maybe, 3 yes. From the
  ///     first that has none on, none is kept, and the ratings are refused when they are added.
  public mutating func append(
    task: Int, candidates: Int, seconds: Double, picture: PictureSeen, answers bits: UInt16
  ) {
    ratings.append(
      PlacedRating(task: task, firstAnswer: answers.count, seconds: seconds, picture: picture))
    for candidate in 0..<candidates {
      let code = Int(bits >> UInt16(2 * candidate)) & 3
      guard code > 0 else { return }
      answers.append(Answer(number: code - 1))
    }
  }

  /// Adds the rating of the task at a position with these answers, in the order of its candidates.
  mutating func append(task: Int, seconds: Double, picture: PictureSeen, answers given: some Sequence<Answer>)
  {
    ratings.append(
      PlacedRating(task: task, firstAnswer: answers.count, seconds: seconds, picture: picture))
    answers += given
  }

  /// How many answers the rating at a place has, as long as the ratings are in the order in which they were added.
  func answerCount(at place: Int) -> Int {
    let end = place + 1 < ratings.count ? ratings[place + 1].firstAnswer : answers.count
    return end - ratings[place].firstAnswer
  }

  /// Puts the ratings into the order of their tasks; a task that has two, if there is one.
  mutating func sortByTask() -> Int? {
    // Mostly they are: then they are not copied.
    let isAscending = zip(ratings, ratings.dropFirst()).allSatisfy { $0.task < $1.task }
    if isAscending { return nil }
    ratings.sort { $0.task < $1.task }
    return zip(ratings, ratings.dropFirst()).first { $0.task == $1.task }?.0.task
  }
}

/// One rating in force, of a rater who is known from elsewhere; its answers stand together with those of the rater's
/// other ratings.
///
/// Small, as there may be millions: its numbers are kept in 32 bits each.
struct PlacedRating: Sendable {
  var seconds: Double
  private var numbers: (task: UInt32, firstAnswer: UInt32)
  var picture: PictureSeen

  init(task: Int, firstAnswer: Int, seconds: Double, picture: PictureSeen) {
    numbers = (UInt32(task), UInt32(firstAnswer))
    self.seconds = seconds
    self.picture = picture
  }

  var task: Int { Int(numbers.task) }
  /// Where its answers begin among those of the rater.
  var firstAnswer: Int { Int(numbers.firstAnswer) }
}
