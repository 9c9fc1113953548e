public import Ratings

/// One rater's ratings in force by the positions of tasks and candidates: the fast way into `CampaignRatings`, without
/// names.
public struct PlacedRatings: Sendable {
  /// One entry for each rating; its rater is not known yet.
  var entries: [RatingEntry] = []
  var answers: [Answer] = []

  /// No ratings.
  public init() {}

  /// Makes room for so many ratings.
  public mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  /// Adds the rating of the task at a position.
  ///
  /// - Parameters:
  ///   - task: The position of the task, each once.
  ///   - candidates: How many candidates it has.
  ///   - seconds: How long it took.
  ///   - picture: How its picture was seen.
  ///   - answer: The answer to a candidate by position; from the first that has none on, none is kept, and the
  ///     ratings are refused when they are added.
  public mutating func append(
    task: Int, candidates: Int, seconds: Double, picture: PictureSeen, answer: (_ candidate: Int) -> Answer?
  ) {
    entries.append(
      RatingEntry(rater: 0, task: task, firstAnswer: answers.count, seconds: seconds, picture: picture))
    for candidate in 0..<candidates {
      guard let answer = answer(candidate) else { return }
      answers.append(answer)
    }
  }

  /// How many answers an entry has.
  func answerCount(ofEntry entry: Int) -> Int {
    let end = entry + 1 < entries.count ? entries[entry + 1].firstAnswer : answers.count
    return end - entries[entry].firstAnswer
  }
}
