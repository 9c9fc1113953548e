public import Ratings

/// Everything that aggregation reads: images, tasks, gold, and each rater with the ratings in force.
///
/// Ratings are kept in one flat column for each rater, by task, so that a million answers cost a few megabytes.
public struct CampaignRatings: Sendable {
  /// The images in the order of `images.jsonl`, which is the order of results.
  public let images: LazyList<CampaignImage>
  /// The tasks in the order of `tasks.jsonl`.
  public let tasks: LazyList<RatingTask>
  /// The questions whose answers experts gave.
  public let gold: [GoldQuestion]
  /// The raters in the order that they were added, which is the order of results.
  public private(set) var raters: [RaterRecord] = []

  /// For each image the index of its original label, where there is one.
  let originals: [Int?]
  /// For each task the position of its image in `images`.
  let imageOfTask: [Int]
  /// What each task is for.
  let purposeOfTask: [RatingTask.Purpose]
  /// Where each task's candidates begin, counted over all tasks; one more than tasks.
  let candidateStarts: [Int32]
  /// The labels of all tasks' candidates, task after task.
  let candidateLabels: [Int]
  let imagePositions: NameTable
  /// The questions of the tasks for rating, where none is asked twice: they are known before anybody's answers, and
  /// can be made while these are read.
  private(set) var ratingQuestions: QuestionsAskedOnce?
  /// The ratings in force of each rater, by task.
  private(set) var placed: [PlacedRatings] = []
  private let taskPositions: NameTable
  private var raterNames: Set<RaterName> = []

  /// Starts without raters.
  ///
  /// Throws when two images or two tasks have one name, a task names an unknown image, or has too many candidates.
  public init(
    images: [CampaignImage], tasks: [RatingTask], gold: [GoldQuestion] = []
  ) throws(AggregationError) {
    let imagePositions = try Self.positions(
      of: images.lazy.map(\.id), otherwise: AggregationError.imageTwice)
    let taskPositions = try Self.positions(of: tasks.lazy.map(\.id), otherwise: AggregationError.taskTwice)
    for task in tasks where task.candidates.count > RatingTask.mostCandidates {
      throw .tooManyCandidates(task.candidates.count, task: task.id)
    }
    (self.images, self.imagePositions) = (LazyList(images), imagePositions)
    (self.tasks, self.taskPositions, self.gold) = (LazyList(tasks), taskPositions, gold)
    originals = images.map(\.original)
    imageOfTask = try Self.images(of: tasks, among: imagePositions)
    purposeOfTask = tasks.map(\.purpose)
    candidateLabels = tasks.flatMap(\.candidates)
    candidateStarts = tasks.reduce(into: [0]) { starts, task in
      starts.append((starts.last ?? 0) + Int32(task.candidates.count))
    }
    ratingQuestions = QuestionsAskedOnce(self, purposes: [.rating])
  }

  /// Starts without raters, with lists in which each name is there once and whose tasks go with the images.
  public init(images: some ImageColumns, tasks: some TaskColumns, gold: [GoldQuestion] = []) {
    (self.images, imagePositions) = (LazyList(images), images.ids)
    (self.tasks, taskPositions, self.gold) = (LazyList(tasks), tasks.ids, gold)
    originals = images.originalLabels
    imageOfTask = tasks.imagePositions.map { Int($0) }
    purposeOfTask = tasks.purposes
    (candidateLabels, candidateStarts) = (tasks.candidateLabels, tasks.candidateStarts)
    ratingQuestions = QuestionsAskedOnce(self, purposes: [.rating])
  }

  /// Adds a rater with all ratings of this rater that are in force, in any order.
  ///
  /// Throws, and adds nothing, when the rater is there already or a rating does not fit the tasks: an
  /// unknown task, another image, a candidate without an answer or with two, two ratings of one task.
  public mutating func add(
    _ rater: RaterRecord, ratings: some Sequence<Rating>
  ) throws(AggregationError) {
    guard !raterNames.contains(rater.rater) else { throw .raterTwice(rater.rater) }
    var new = PlacedRatings()
    for rating in ratings {
      let task = try position(ofTaskRatedBy: rating)
      try new.append(
        task: task, seconds: rating.seconds, picture: rating.picture, answers: answers(of: rating, to: task))
    }
    try append(new, of: rater)
  }

  /// Adds a rater with all ratings of this rater that are in force, by the positions of tasks and candidates.
  ///
  /// Throws, and adds nothing, when the rater is there already, a candidate of a rated task has no answer, or a task
  /// has two ratings.
  public mutating func add(_ rater: RaterRecord, _ ratings: PlacedRatings) throws(AggregationError) {
    guard !raterNames.contains(rater.rater) else { throw .raterTwice(rater.rater) }
    for rating in ratings.ratings {
      let count = rating.answerCount
      let candidates = candidates(of: rating.task)
      if count < candidates.count {
        throw .unanswered(candidateLabels[candidates.lowerBound + count], task: tasks[rating.task].id)
      }
    }
    try append(ratings, of: rater)
  }

  private mutating func append(
    _ ratings: PlacedRatings, of rater: RaterRecord
  ) throws(AggregationError) {
    var ratings = ratings
    if let task = ratings.sortByTask() { throw .ratedTwice(task: tasks[task].id, rater: rater.rater) }
    placed.append(ratings)
    raters.append(rater)
    raterNames.insert(rater.rater)
  }
}

/// One rating in force and whose it is.
struct RatingEntry: Sendable {
  let rater: Int
  fileprivate let rating: PlacedRating

  var task: Int { rating.task }
  var seconds: Double { rating.seconds }
  var picture: PictureSeen { rating.picture }
}

// MARK: - Reading

extension CampaignRatings {
  /// The ratings that count, rater after rater, by task: of tasks for one of the purposes, and made with a picture
  /// unless `includingUnseen`.
  func entries(for purposes: Set<RatingTask.Purpose>, includingUnseen: Bool) -> [RatingEntry] {
    let isAsked = purposeOfTask.map(purposes.contains)
    var entries: [RatingEntry] = []
    entries.reserveCapacity(placed.reduce(0) { $0 + $1.ratings.count })
    for (rater, placed) in placed.enumerated() {
      for rating in placed.ratings where isAsked[rating.task] && (includingUnseen || rating.picture != .none)
      {
        entries.append(RatingEntry(rater: rater, rating: rating))
      }
    }
    return entries
  }

  /// Where a task's candidates stand among those of all tasks.
  @inline(__always)
  func candidates(of task: Int) -> Range<Int> { Int(candidateStarts[task])..<Int(candidateStarts[task + 1]) }

  /// The name of the image at a position.
  public func imageID(at position: Int) -> String { imagePositions[position] }

  /// The answers of a rating, in the order of the task's candidates.
  func answers(of entry: RatingEntry) -> some RandomAccessCollection<Answer> {
    (0..<candidates(of: entry.task).count).lazy.map { Answer(number: entry.rating.answerNumber($0)) }
  }
}

// MARK: - Checking

extension CampaignRatings {
  private func position(ofTaskRatedBy rating: Rating) throws(AggregationError) -> Int {
    guard let task = taskPositions.position(of: rating.task) else { throw .unknownTask(rating.task) }
    guard ExactName(tasks[task].image) == ExactName(rating.image) else {
      throw .otherImage(rating.image, task: rating.task, expected: tasks[task].image)
    }
    return task
  }

  /// The answers of a rating in the order of the task's candidates.
  private func answers(of rating: Rating, to task: Int) throws(AggregationError) -> [Answer] {
    let candidates = tasks[task].candidates
    if rating.answers.lazy.map(\.label).elementsEqual(candidates) { return rating.answers.map(\.answer) }
    var sorted = [Answer?](repeating: nil, count: candidates.count)
    for given in rating.answers {
      guard let place = candidates.firstIndex(of: given.label) else {
        throw .notACandidate(given.label, task: tasks[task].id)
      }
      guard sorted[place] == nil else { throw .answeredTwice(given.label, task: tasks[task].id) }
      sorted[place] = given.answer
    }
    if let missing = sorted.firstIndex(of: nil) {
      throw .unanswered(candidates[missing], task: tasks[task].id)
    }
    return sorted.compactMap(\.self)
  }

  private static func positions(
    of names: some Collection<String>, otherwise error: (String) -> AggregationError
  ) throws(AggregationError) -> NameTable {
    var positions = NameTable()
    positions.reserve(names.count)
    for name in names {
      guard positions.insert(name).isNew else { throw error(name) }
    }
    return positions
  }

  private static func images(
    of tasks: [RatingTask], among positions: NameTable
  ) throws(AggregationError) -> [Int] {
    var images: [Int] = []
    for task in tasks {
      guard let image = positions.position(of: task.image) else {
        throw .unknownImage(task.image, task: task.id)
      }
      images.append(image)
    }
    return images
  }
}
