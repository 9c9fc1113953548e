public import Ratings

/// One rater's ratings in force by the positions of tasks and candidates: the fast way into `CampaignRatings`, without
/// names.
public struct PlacedRatings: Sendable {
  /// One entry for each rating; its rater is not known yet.
  var entries: [RatingEntry] = []
  var answers: [Answer] = []

  /// No ratings.
  public init() {}

  /// Makes room for so many ratings; memory that stays unused costs nothing.
  public mutating func reserve(_ count: Int) {
    entries.reserveCapacity(count)
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
    entries.append(
      RatingEntry(rater: 0, task: task, firstAnswer: answers.count, seconds: seconds, picture: picture))
    for candidate in 0..<candidates {
      let code = Int(bits >> UInt16(2 * candidate)) & 3
      guard code > 0 else { return }
      answers.append(Answer(number: code - 1))
    }
  }

  /// How many answers an entry has.
  func answerCount(ofEntry entry: Int) -> Int {
    let end = entry + 1 < entries.count ? entries[entry + 1].firstAnswer : answers.count
    return end - entries[entry].firstAnswer
  }
}
