import RatingStore
import Ratings

/// Tasks and ratings of a file that names tasks, as they come.
struct TaskCollector {
  /// What a file says of a task besides its labels.
  struct TaskFacts {
    var task: String
    var image: String
    var purpose = RatingTask.Purpose.rating
    var of: String?
    /// Where the file says it: a line, or an offset in bytes.
    var place: Int
  }

  /// What a file says of a rating besides its answers.
  struct RatingFacts: Equatable {
    /// 0: not known.
    var seconds = 0.0
    var picture = PictureSeen.shown
    var at = NewRating.unknownTime
    var flags: [String] = []
    var note: String?

    init() {}

    init(_ rating: NewRating) {
      (seconds, picture, at) = (rating.seconds, rating.picture, rating.at)
      (flags, note) = (rating.flags, rating.note)
    }
  }

  /// Where a rating is collected.
  struct RatingPlace: Equatable {
    var rater: Int
    var rating: Int
  }

  var vocabulary: Vocabulary
  private var taskNames = NameTable()
  private var tasks: [RatingTask] = []
  /// For each task where the file has it first.
  private var places: [Int] = []
  private var ratings: [[NewRating]] = []
  /// For each rater the place of the rating of a task.
  private var ratingOfTask: [[Int: Int]] = []

  init(labels: [Label]) {
    vocabulary = Vocabulary(labels: labels)
  }

  /// The position of a task, which is added when it is new; otherwise the facts must be the same.
  mutating func task(_ facts: TaskFacts) throws(Refusal) -> Int {
    _ = try vocabulary.image(facts.image)
    let (position, isNew) = taskNames.insert(facts.task)
    guard isNew else {
      try check(facts, against: tasks[position])
      return position
    }
    if facts.task.isEmpty { throw Refusal("the task has no name") }
    if facts.purpose == .repeat, facts.of == nil {
      throw Refusal("task \(quoted(facts.task)) is a repeat, and nothing says of which task")
    }
    if let of = facts.of, ExactName(of) == ExactName(facts.task) {
      throw Refusal(
        "task \(quoted(facts.task)) repeats itself; a repeat is of another task of the same image")
    }
    places.append(facts.place)
    tasks.append(
      RatingTask(
        id: facts.task, image: facts.image, candidates: [], purpose: facts.purpose, of: facts.of))
    return position
  }

  private func check(_ facts: TaskFacts, against task: RatingTask) throws(Refusal) {
    guard ExactName(facts.image) == ExactName(task.image) else {
      throw Refusal(
        "task \(quoted(task.id)) is about image \(quoted(facts.image)) here and \(quoted(task.image)) above")
    }
    guard facts.purpose == task.purpose else {
      throw Refusal(
        "task \(quoted(task.id)) has purpose \(facts.purpose.rawValue) here and \(task.purpose.rawValue) above"
      )
    }
    guard facts.of.map(ExactName.init) == task.of.map(ExactName.init) else {
      let (here, above) = (facts.of.map(quoted) ?? "nothing", task.of.map(quoted) ?? "nothing")
      throw Refusal("task \(quoted(task.id)) repeats \(here) here and \(above) above")
    }
  }

  /// The place of a label among a task's candidates, where it is added when it is new.
  mutating func candidate(_ label: Int, of task: Int) throws(Refusal) -> Int {
    _ = try vocabulary.label(label)
    if let place = tasks[task].candidates.firstIndex(of: label) { return place }
    guard tasks[task].candidates.count < RatingTask.mostCandidates else {
      throw Refusal("task \(quoted(tasks[task].id)) has more than \(RatingTask.mostCandidates) labels")
    }
    tasks[task].candidates.append(label)
    return tasks[task].candidates.count - 1
  }

  /// The places of all labels of a task, in the order given; a task that was there before must have the same.
  ///
  /// A label more would make every rating of the task above an unfinished one.
  mutating func candidates(_ labels: [Int], of task: Int) throws(Refusal) -> [Int] {
    let known = tasks[task].candidates
    guard known.isEmpty || Set(known) == Set(labels) else {
      throw Refusal("task \(quoted(tasks[task].id)) has other labels here than above")
    }
    var places: [Int] = []
    for label in labels { places.append(try candidate(label, of: task)) }
    return places
  }

  /// The place of a rater's rating of a task, which is added when it is new; otherwise the facts must be the same.
  mutating func rating(of task: Int, by rater: Int, _ facts: RatingFacts) throws(Refusal) -> RatingPlace {
    while ratings.count <= rater {
      ratings.append([])
      ratingOfTask.append([:])
    }
    if let place = ratingOfTask[rater][task] {
      guard facts == RatingFacts(ratings[rater][place]) else {
        throw Refusal(
          "\(name(rater))'s rating of task \(quoted(tasks[task].id)) has other seconds, picture, time, flags or note here than above"
        )
      }
      return RatingPlace(rater: rater, rating: place)
    }
    ratingOfTask[rater][task] = ratings[rater].count
    ratings[rater].append(
      NewRating(
        task: task, seconds: facts.seconds, picture: facts.picture, at: facts.at, flags: facts.flags,
        note: facts.note))
    return RatingPlace(rater: rater, rating: ratings[rater].count - 1)
  }

  /// Takes the answer to a candidate, which must be the first.
  mutating func answer(_ answer: Answer, to candidate: Int, in place: RatingPlace) throws(Refusal) {
    let rating = ratings[place.rater][place.rating]
    guard rating.answers[candidate] == nil else {
      let task = tasks[rating.task]
      throw Refusal(
        "\(name(place.rater)) answered label \(task.candidates[candidate]) of task \(quoted(task.id)) above already"
      )
    }
    ratings[place.rater][place.rating].answers[candidate] = answer
  }

  private func name(_ rater: Int) -> RaterName { vocabulary.raters[rater].name }

  /// Everything collected; where a task is refused, the refusal has its place.
  func campaign(name: String, labels: [Label]) throws(Refusal) -> NewCampaign {
    if tasks.isEmpty { throw Refusal("there are no tasks in it") }
    for (task, place) in zip(tasks, places) {
      guard let of = task.of else { continue }
      guard let original = taskNames.position(of: of) else {
        throw Refusal(
          "task \(quoted(task.id)) repeats task \(quoted(of)), which is not in the file", place: place)
      }
      guard ExactName(tasks[original].image) == ExactName(task.image) else {
        throw Refusal(
          "task \(quoted(task.id)) repeats task \(quoted(of)), which is about another image", place: place)
      }
    }
    var campaign = NewCampaign(name: name, labels: labels)
    campaign.images = vocabulary.images
    campaign.tasks = tasks
    campaign.raters = vocabulary.raters
    for (rater, ratings) in ratings.enumerated() { campaign.raters[rater].ratings = ratings }
    return campaign
  }
}
