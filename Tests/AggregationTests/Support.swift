import Aggregation
import Ratings
import Testing

/// A campaign written in a few letters: tasks as `image:labels`, ratings as answers in the order of the
/// candidates, `y`, `n` or `m`.
struct SmallCampaign {
  var images: [CampaignImage] = []
  var tasks: [RatingTask] = []
  var gold: [GoldQuestion] = []
  var raters: [(name: String, ratings: [Rating])] = []

  /// Adds a task, and its image when that is new; tasks are named 1, 2, 3 ….
  mutating func task(
    _ image: String, _ candidates: [Int], _ purpose: RatingTask.Purpose = .rating
  ) {
    if !images.contains(where: { $0.id == image }) {
      images.append(CampaignImage(id: image, file: "\(image).jpg", original: 99))
    }
    tasks.append(
      RatingTask(id: "\(tasks.count + 1)", image: image, candidates: candidates, purpose: purpose))
  }

  /// Adds a rater with ratings by number of the task; `""` is a task not rated.
  mutating func rater(
    _ name: String, _ answers: [String], seconds: [Double] = [], unseen: Set<Int> = []
  ) {
    var ratings: [Rating] = []
    for (position, letters) in answers.enumerated() where !letters.isEmpty {
      let task = tasks[position]
      ratings.append(
        Rating(
          task: task.id, image: task.image,
          answers: zip(task.candidates, letters).map { LabelAnswer(label: $0, answer: answer($1)) },
          seconds: position < seconds.count ? seconds[position] : 1,
          picture: unseen.contains(position + 1) ? .none : .shown))
    }
    raters.append((name, ratings))
  }

  mutating func gold(_ image: String, _ label: Int, _ letters: String) {
    gold.append(
      GoldQuestion(
        question: Question(image: image, label: label),
        answers: letters.enumerated().map { .init(expert: "e\($0)", answer: answer($1)) }))
  }

  func ratings() throws -> CampaignRatings {
    var ratings = try CampaignRatings(images: images, tasks: tasks, gold: gold)
    for rater in raters {
      try ratings.add(RaterRecord(rater: #require(RaterName(rater.name))), ratings: rater.ratings)
    }
    return ratings
  }
}

func answer(_ letter: Character) -> Answer {
  letter == "y" ? .yes : letter == "n" ? .no : .maybe
}

/// SplitMix64: a small generator that gives the same numbers everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

extension SmallCampaign {
  /// A campaign of a few images, tasks and raters with everything that may happen.
  static func random(seed: UInt64) -> SmallCampaign {
    var generator = SeededGenerator(state: seed)
    var campaign = SmallCampaign()
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let candidates = Array(0..<6).shuffled(using: &generator).prefix(.random(in: 1...4, using: &generator))
      let purpose: RatingTask.Purpose =
        Int.random(in: 0..<3, using: &generator) > 0
        ? .rating : RatingTask.Purpose.allCases.randomElement(using: &generator) ?? .rating
      campaign.task("i\(Int.random(in: 0..<4, using: &generator))", Array(candidates), purpose)
    }
    for rater in 0..<Int.random(in: 1...5, using: &generator) {
      let answers = campaign.tasks.map { task in
        Bool.random(using: &generator)
          ? "" : String(task.candidates.map { _ in "ynm".randomElement(using: &generator) ?? "m" })
      }
      let unseen = Set((1...answers.count).filter { _ in Int.random(in: 0..<6, using: &generator) == 0 })
      campaign.rater("r\(rater)", answers, unseen: unseen)
    }
    for image in campaign.images {
      for label in 0..<6 where Bool.random(using: &generator) {
        let letters = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
          "ynm".randomElement(using: &generator) ?? "m"
        }
        campaign.gold(image.id, label, String(letters))
      }
    }
    return campaign
  }
}
