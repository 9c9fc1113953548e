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

/// A matrix of votes written as letters: a row for each question, a letter for each rater, `.` for no vote.
func matrix(_ rows: [String], answers: String = "nmy") throws -> VoteMatrix {
  let raters = rows.map(\.count).max() ?? 0
  var builder = try VoteMatrix.Builder(
    raterCount: raters, answerCount: answers.count, questionCount: rows.count)
  for (question, row) in rows.enumerated() {
    for (rater, letter) in row.enumerated() where letter != "." {
      let answer = try #require(answers.firstIndex(of: letter))
      try builder.append(
        rater: rater, answer: answers.distance(from: answers.startIndex, to: answer), question: question)
    }
  }
  return try builder.build()
}

/// A table of such votes: question 0 is label 0 of image 0, question 1 label 1 of image 0 and so on; a new image
/// after so many labels.
func table(_ rows: [String], labelsPerImage: Int = 1) throws -> VoteTable {
  try VoteTable(
    rows: rows.indices.map { VoteTable.Row(image: $0 / labelsPerImage, label: $0 % labelsPerImage) },
    matrix: matrix(rows))
}

/// The confusion matrix that whole numbers make: each row divided by its sum.
func shares(_ rows: [[Int]]) -> ConfusionMatrix {
  ConfusionMatrix(rows.map { row in row.map { Double($0) / Double(row.reduce(0, +)) } })
}

/// The votes as letters again.
func letters(_ matrix: VoteMatrix, answers: String = "nmy") -> [String] {
  (0..<matrix.questionCount).map { question in
    var row = [Character](repeating: ".", count: matrix.raterCount)
    for vote in matrix.votes(on: question) { row[vote.rater] = Array(answers)[vote.answer] }
    return String(row)
  }
}

extension SeededGenerator {
  /// A number from 0 to 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// One of some numbers, each with its probability.
  mutating func draw(_ probabilities: [Double]) -> Int {
    var rest = unit()
    for (number, probability) in probabilities.enumerated() {
      rest -= probability
      if rest < 0 { return number }
    }
    return probabilities.count - 1
  }
}

extension SmallCampaign {
  /// A campaign of a few images, tasks and raters with everything that may happen.
  static func random(seed: UInt64) -> SmallCampaign {
    var generator = SeededGenerator(seed: seed)
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

/// Answers as `PlacedRatings` takes them.
func bits(_ answers: [Answer?]) -> UInt16 {
  answers.enumerated().reduce(0) { bits, answer in
    bits | UInt16(answer.element.map { $0.number + 1 } ?? 0) << UInt16(2 * answer.offset)
  }
}
