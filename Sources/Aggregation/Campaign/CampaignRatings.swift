public import Ratings

/// Everything that aggregation reads: images, tasks, gold, and each rater with the ratings in force.
///
/// Ratings are kept in flat columns, by rater and by task within a rater, so that a million answers cost a
/// few megabytes.
public struct CampaignRatings: Sendable {
  /// The images in the order of `images.jsonl`, which is the order of results.
  public let images: [CampaignImage]
  /// The tasks in the order of `tasks.jsonl`.
  public let tasks: [RatingTask]
  /// The questions whose answers experts gave.
  public let gold: [GoldQuestion]
  /// The raters in the order that they were added, which is the order of results.
  public private(set) var raters: [RaterRecord] = []

  /// For each task the position of its image in `images`.
  let imageOfTask: [Int]
  let imagePositions: NamePositions
  private(set) var entries: [RatingEntry] = []
  private(set) var answers: [Answer] = []
  private let taskPositions: NamePositions
  private var raterNames: Set<RaterName> = []

  /// Starts without raters.
  ///
  /// Throws when two images or two tasks have one name, or a task names an unknown image.
  public init(
    images: [CampaignImage], tasks: [RatingTask], gold: [GoldQuestion] = []
  ) throws(AggregationError) {
    self.images = images
    self.tasks = tasks
    self.gold = gold
    imagePositions = try Self.positions(of: images.map(\.id), otherwise: AggregationError.imageTwice)
    taskPositions = try Self.positions(of: tasks.map(\.id), otherwise: AggregationError.taskTwice)
    imageOfTask = try Self.images(of: tasks, among: imagePositions)
  }

  /// Adds a rater with all ratings of this rater that are in force, in any order.
  ///
  /// Throws, and adds nothing, when the rater is there already or a rating does not fit the tasks: an
  /// unknown task, another image, a candidate without an answer or with two, two ratings of one task.
  public mutating func add(
    _ rater: RaterRecord, ratings: some Sequence<Rating>
  ) throws(AggregationError) {
    guard !raterNames.contains(rater.rater) else { throw .raterTwice(rater.rater) }
    var newEntries: [RatingEntry] = []
    var newAnswers: [Answer] = []
    for rating in ratings {
      let task = try position(ofTaskRatedBy: rating)
      newEntries.append(
        RatingEntry(
          rater: raters.count, task: task, firstAnswer: answers.count + newAnswers.count,
          seconds: rating.seconds, picture: rating.picture))
      newAnswers += try Self.answers(in: rating, orderedAs: tasks[task])
    }
    newEntries.sort { $0.task < $1.task }
    for (one, next) in zip(newEntries, newEntries.dropFirst()) where one.task == next.task {
      throw .ratedTwice(task: tasks[one.task].id, rater: rater.rater)
    }
    entries += newEntries
    answers += newAnswers
    raters.append(rater)
    raterNames.insert(rater.rater)
  }
}

/// One rating in force; its answers stand in `CampaignRatings.answers` in the order of the candidates.
struct RatingEntry: Sendable {
  var rater: Int
  var task: Int
  var firstAnswer: Int
  var seconds: Double
  var picture: PictureSeen
}

// MARK: - Reading

extension CampaignRatings {
  /// The ratings that count: of tasks for one of the purposes, and made with a picture unless
  /// `includingUnseen`.
  func entries(for purposes: Set<RatingTask.Purpose>, includingUnseen: Bool) -> [RatingEntry] {
    entries.filter { entry in
      purposes.contains(tasks[entry.task].purpose) && (includingUnseen || entry.picture != .none)
    }
  }

  /// The answers of a rating, in the order of the task's candidates.
  func answers(of entry: RatingEntry) -> ArraySlice<Answer> {
    answers[entry.firstAnswer..<entry.firstAnswer + tasks[entry.task].candidates.count]
  }
}

// MARK: - Checking

extension CampaignRatings {
  private func position(ofTaskRatedBy rating: Rating) throws(AggregationError) -> Int {
    guard let task = taskPositions[rating.task] else { throw .unknownTask(rating.task) }
    guard ExactName(tasks[task].image) == ExactName(rating.image) else {
      throw .otherImage(rating.image, task: rating.task, expected: tasks[task].image)
    }
    return task
  }

  private static func answers(
    in rating: Rating, orderedAs task: RatingTask
  ) throws(AggregationError) -> [Answer] {
    var sorted = [Answer?](repeating: nil, count: task.candidates.count)
    for given in rating.answers {
      guard let place = task.candidates.firstIndex(of: given.label) else {
        throw .notACandidate(given.label, task: task.id)
      }
      guard sorted[place] == nil else { throw .answeredTwice(given.label, task: task.id) }
      sorted[place] = given.answer
    }
    guard let missing = sorted.firstIndex(of: nil) else { return sorted.compactMap(\.self) }
    throw .unanswered(task.candidates[missing], task: task.id)
  }

  private static func positions(
    of names: [String], otherwise error: (String) -> AggregationError
  ) throws(AggregationError) -> NamePositions {
    var positions = NamePositions()
    for (position, name) in names.enumerated() {
      guard positions.insert(name, at: position) else { throw error(name) }
    }
    return positions
  }

  private static func images(
    of tasks: [RatingTask], among positions: NamePositions
  ) throws(AggregationError) -> [Int] {
    var images: [Int] = []
    for task in tasks {
      guard let image = positions[task.image] else { throw .unknownImage(task.image, task: task.id) }
      images.append(image)
    }
    return images
  }
}
