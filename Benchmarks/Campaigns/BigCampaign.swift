import Campaigns
import RatingStore
import Ratings

/// A campaign as large as the field's largest: 40,000 tasks, half of them rated by the one who opens it.
struct BigCampaign {
  static let images = 50_000
  static let tasks = 40_000
  static let rated = 20_000
  static let labels = 1_000
  /// How many tasks are rated in one session.
  private static let sitting = 200

  let path: String
  let rater: RaterName
  private let allTasks: [RatingTask]

  /// Writes the campaign and its journal. Images share pictures: to the program each is another.
  init(_ path: String, rater: RaterName, pictures: [String]) throws {
    self.path = path
    self.rater = rater
    allTasks = (0..<Self.tasks).map(Self.task)
    let writer = try CampaignWriter(path)
    let files = try writer.pictures(pictures, count: pictures.count)
    try writer.settings(name: "big")
    try writer.labels(Self.labels)
    try writer.images(Self.images, labels: Self.labels) { files[$0 % files.count] }
    try writer.tasks(allTasks)
    try writeJournal()
  }

  /// A task of 2 to 8 candidates, all different.
  private static func task(_ number: Int) -> RatingTask {
    let count = 2 + number * 5 % 7
    return RatingTask(
      id: padded(number + 1, 6), image: CampaignWriter.image(number),
      candidates: (0..<count).map { (number * 13 + $0 * 37) % labels })
  }

  /// The journal is written by the program's own code, a session at a time.
  private func writeJournal() throws {
    let campaign = try CampaignFolder(path).load()
    let start = Timestamp(milliseconds: 1_767_600_000_000)
    let journal = try Journal(of: rater, in: campaign, at: start)
    for first in stride(from: 0, to: Self.rated, by: Self.sitting) {
      let session = SessionStart(
        program: "reassess-bench", rater: rater, host: "bench", uid: 1000, labels: campaign.labelsDigest,
        monotonic: Int64(first * 8_000))
      let events = allTasks[first..<first + Self.sitting].flatMap(Self.rating)
      let at = Timestamp(milliseconds: start.milliseconds + Int64(first) * 8_000)
      try journal.append([.session(session)] + events, at: at)
    }
  }

  /// An answer to each candidate, and the submit.
  private static func rating(_ task: RatingTask) -> [JournalEvent] {
    let answers = task.candidates.map { label in
      LabelAnswer(label: label, answer: Answer.allCases[label % Answer.allCases.count])
    }
    let rating = Rating(
      task: task.id, image: task.image, answers: answers, seconds: 7.5 + Double(task.candidates.count),
      picture: .shown)
    return answers.map { .answer(task: task.id, label: $0.label, answer: $0.answer) } + [.submit(rating)]
  }
}
