public import Ratings

/// One rater's ratings in force by the positions of tasks and candidates: the fast way into `CampaignRatings`, without
/// names.
public struct PlacedRatings: Sendable {
  private(set) var ratings: [PlacedRating] = []

  /// No ratings.
  public init() {}

  /// Makes room for so many ratings.
  public mutating func reserve(_ count: Int) { ratings.reserveCapacity(count) }

  /// Adds the rating of the task at a position.
  ///
  /// - Parameters:
  ///   - task: The position of the task, each once.
  ///   - candidates: How many candidates it has, at most eight.
  ///   - seconds: How long it took.
  ///   - picture: How its picture was seen.
  ///   - answers: Two bits for each candidate, the first in the lowest: 0 no answer, 1 no, 2 maybe, 3 yes. Where one
  ///     has none, the ratings are refused when they are added.
  public mutating func append(
    task: Int, candidates: Int, seconds: Double, picture: PictureSeen, answers bits: UInt16
  ) {
    precondition(candidates <= RatingTask.mostCandidates, "a task has at most eight candidates")
    let bits = bits & UInt16(truncatingIfNeeded: (1 << (2 * candidates)) - 1)
    ratings.append(PlacedRating(task: task, bits: bits, seconds: seconds, picture: picture))
  }

  /// Adds the rating of the task at a position with these answers, in the order of its candidates.
  mutating func append(task: Int, seconds: Double, picture: PictureSeen, answers: some Sequence<Answer>) {
    var (bits, shift): (UInt16, UInt16) = (0, 0)
    for answer in answers {
      bits |= UInt16(answer.number + 1) << shift
      shift += 2
    }
    ratings.append(PlacedRating(task: task, bits: bits, seconds: seconds, picture: picture))
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

/// One rating in force, of a rater who is known from elsewhere.
///
/// Sixteen bytes, as there may be millions.
struct PlacedRating: Sendable {
  let seconds: Double
  private let number: UInt32
  /// As `PlacedRatings.append` takes them.
  private let bits: UInt16
  let picture: PictureSeen

  init(task: Int, bits: UInt16, seconds: Double, picture: PictureSeen) {
    (number, self.bits) = (UInt32(task), bits)
    self.seconds = seconds
    self.picture = picture
  }

  var task: Int { Int(number) }

  /// How many candidates have an answer, up to the first that has none.
  var answerCount: Int {
    let answered = (bits | bits >> 1) & 0x5555
    return (~answered & 0x5555).trailingZeroBitCount / 2
  }

  /// The number of the answer to a candidate, which must have one.
  @inline(__always)
  func answerNumber(_ candidate: Int) -> Int {
    Int(bits &>> UInt16(truncatingIfNeeded: 2 * candidate) & 3) - 1
  }
}
