public import Ratings

/// Everything that aggregation reads: images, tasks, gold, and each rater with the ratings in force.
///
/// Ratings are kept in flat columns, by rater and by task within a rater, so that a million answers cost a
/// few megabytes.
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
  let candidateStarts: [Int]
  /// The labels of all tasks' candidates, task after task.
  let candidateLabels: [Int]
  let imagePositions: NameTable
  private(set) var entries: [RatingEntry] = []
  private(set) var answers: [Answer] = []
  private let taskPositions: NameTable
  private var raterNames: Set<RaterName> = []

  /// Starts without raters.
  ///
  /// Throws when two images or two tasks have one name, or a task names an unknown image.
  public init(
    images: [CampaignImage], tasks: [RatingTask], gold: [GoldQuestion] = []
  ) throws(AggregationError) {
    let imagePositions = try Self.positions(
      of: images.lazy.map(\.id), otherwise: AggregationError.imageTwice)
    let taskPositions = try Self.positions(of: tasks.lazy.map(\.id), otherwise: AggregationError.taskTwice)
    let imageOfTask = try Self.images(of: tasks, among: imagePositions)
    self.init(
      LazyList(images), imagePositions, originals: images.map(\.original), LazyList(tasks), taskPositions,
      imageOfTask: imageOfTask, purposeOfTask: tasks.map(\.purpose), gold
    ) { tasks[$0].candidates[...] }
  }

  /// Starts without raters, with lists in which each name is there once and whose tasks go with the images.
  public init(images: some ImageColumns, tasks: some TaskColumns, gold: [GoldQuestion] = []) {
    let (imageCount, taskCount) = (images.count, tasks.count)
    self.init(
      LazyList(images), images.ids, originals: (0..<imageCount).map { images.original(at: $0) },
      LazyList(tasks), tasks.ids, imageOfTask: (0..<taskCount).map { tasks.image(at: $0) },
      purposeOfTask: (0..<taskCount).map { tasks.purpose(at: $0) }, gold
    ) { tasks.candidates(at: $0) }
  }

  private init(
    _ images: LazyList<CampaignImage>, _ imagePositions: NameTable, originals: [Int?],
    _ tasks: LazyList<RatingTask>, _ taskPositions: NameTable, imageOfTask: [Int],
    purposeOfTask: [RatingTask.Purpose], _ gold: [GoldQuestion], candidates: (Int) -> ArraySlice<Int>
  ) {
    (self.images, self.imagePositions, self.originals) = (images, imagePositions, originals)
    (self.tasks, self.taskPositions, self.gold) = (tasks, taskPositions, gold)
    (self.imageOfTask, self.purposeOfTask) = (imageOfTask, purposeOfTask)
    var (starts, labels) = ([0], [Int]())
    starts.reserveCapacity(imageOfTask.count + 1)
    labels.reserveCapacity(8 * imageOfTask.count)
    for task in imageOfTask.indices {
      for label in candidates(task) { labels.append(label) }
      starts.append(labels.count)
    }
    (candidateStarts, candidateLabels) = (starts, labels)
  }

  /// Makes room for the ratings of many raters, so that adding them copies nothing twice.
  public mutating func reserve(_ ratings: some Sequence<PlacedRatings>) {
    let counts = ratings.reduce((0, 0)) { ($0.0 + $1.entries.count, $0.1 + $1.answers.count) }
    entries.reserveCapacity(entries.count + counts.0)
    answers.reserveCapacity(answers.count + counts.1)
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
      new.entries.append(
        RatingEntry(
          rater: 0, task: task, firstAnswer: new.answers.count, seconds: rating.seconds,
          picture: rating.picture))
      try append(rating, of: task, to: &new.answers)
    }
    try append(new, of: rater)
  }

  /// Adds a rater with all ratings of this rater that are in force, by the positions of tasks and candidates.
  ///
  /// Throws, and adds nothing, when the rater is there already, a candidate of a rated task has no answer, or a task
  /// has two ratings.
  public mutating func add(_ rater: RaterRecord, _ ratings: PlacedRatings) throws(AggregationError) {
    guard !raterNames.contains(rater.rater) else { throw .raterTwice(rater.rater) }
    for (place, entry) in ratings.entries.enumerated() {
      let count = ratings.answerCount(ofEntry: place)
      let candidates = candidates(of: entry.task)
      if count < candidates.count {
        throw .unanswered(candidateLabels[candidates.lowerBound + count], task: tasks[entry.task].id)
      }
    }
    try append(ratings, of: rater)
  }

  private mutating func append(
    _ ratings: PlacedRatings, of rater: RaterRecord
  ) throws(AggregationError) {
    var entries = ratings.entries
    let isAscending = zip(entries, entries.dropFirst()).allSatisfy { $0.task < $1.task }
    if !isAscending {
      entries.sort { $0.task < $1.task }
      for (one, next) in zip(entries, entries.dropFirst()) where one.task == next.task {
        throw .ratedTwice(task: tasks[one.task].id, rater: rater.rater)
      }
    }
    let (number, firstAnswer) = (raters.count, answers.count)
    self.entries.append(
      contentsOf: entries.lazy.map { entry in
        var entry = entry
        entry.rater = number
        entry.firstAnswer += firstAnswer
        return entry
      })
    answers += ratings.answers
    raters.append(rater)
    raterNames.insert(rater.rater)
  }
}

/// One rating in force; its answers stand in `CampaignRatings.answers` in the order of the candidates.
///
/// Small, as there may be millions: its numbers are kept in 32 bits each.
struct RatingEntry: Sendable {
  var seconds: Double
  private var numbers: (rater: UInt32, task: UInt32, firstAnswer: UInt32)
  var picture: PictureSeen

  init(rater: Int, task: Int, firstAnswer: Int, seconds: Double, picture: PictureSeen) {
    numbers = (UInt32(rater), UInt32(task), UInt32(firstAnswer))
    self.seconds = seconds
    self.picture = picture
  }

  var rater: Int {
    get { Int(numbers.rater) }
    set { numbers.rater = UInt32(newValue) }
  }

  var task: Int { Int(numbers.task) }

  var firstAnswer: Int {
    get { Int(numbers.firstAnswer) }
    set { numbers.firstAnswer = UInt32(newValue) }
  }
}

// MARK: - Reading

extension CampaignRatings {
  /// The ratings that count: of tasks for one of the purposes, and made with a picture unless
  /// `includingUnseen`.
  func entries(for purposes: Set<RatingTask.Purpose>, includingUnseen: Bool) -> [RatingEntry] {
    let isAsked = purposeOfTask.map(purposes.contains)
    let counts = { (entry: RatingEntry) in
      isAsked[entry.task] && (includingUnseen || entry.picture != .none)
    }
    // Mostly all of them do, and need no copy.
    return entries.allSatisfy(counts) ? entries : entries.filter(counts)
  }

  /// Where a task's candidates stand among those of all tasks.
  @inline(__always)
  func candidates(of task: Int) -> Range<Int> { candidateStarts[task]..<candidateStarts[task + 1] }

  /// The answers of a rating, in the order of the task's candidates.
  func answers(of entry: RatingEntry) -> ArraySlice<Answer> {
    answers[entry.firstAnswer..<entry.firstAnswer + candidates(of: entry.task).count]
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

  /// Adds the answers of a rating in the order of the task's candidates.
  private func append(
    _ rating: Rating, of task: Int, to answers: inout [Answer]
  ) throws(AggregationError) {
    let candidates = tasks[task].candidates
    guard !rating.answers.lazy.map(\.label).elementsEqual(candidates) else {
      for given in rating.answers { answers.append(given.answer) }
      return
    }
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
    answers += sorted.compactMap(\.self)
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
