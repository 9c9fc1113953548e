import Aggregation
import Foundation
import Ratings
import Reporting
import Testing

/// The sample campaign against `Sample/expected`, which a script of plain loops computed.
@Suite struct SampleTests {
  private let sample: Sample

  init() throws { sample = try Sample() }

  @Test(arguments: [("", false, false), ("partial/", true, false), ("include-unseen/", false, true)])
  func aggregate(_ folder: String, _ partial: Bool, _ includingUnseen: Bool) throws {
    let ratings = try sample.ratings()
    let completion = Completion(
      ratings, ratersPerTask: sample.ratersPerTask, includingUnseen: includingUnseen)
    let scores = MajorityVote.scores(for: VoteTable(ratings, includingUnseen: includingUnseen))
    let labels = RealLabels(scores, ratings: ratings, completion: completion, partial: partial)
    #expect(ResultFiles.scores(labels, of: ratings) == (try sample.expected(folder + "scores.jsonl")))
    #expect(ResultFiles.real(labels) == (try sample.expected(folder + "real.json")))
    #expect(
      ResultFiles.incomplete(labels, of: ratings, completion: completion)
        == (try sample.expected(folder + "incomplete.json")))
  }

  @Test(arguments: [("", false), ("include-unseen/", true)])
  func stats(_ folder: String, _ includingUnseen: Bool) throws {
    let statistics = RaterStatistics.all(
      try sample.ratings(), yesShare: sample.yesShare, includingUnseen: includingUnseen)
    let table = ReportTable(statistics)
    #expect(table.rendered(as: .table) == (try sample.expected(folder + "stats.txt")))
    #expect(table.rendered(as: .csv) == (try sample.expected(folder + "stats.csv")))
    #expect(table.rendered(as: .json) == (try sample.expected(folder + "stats.json")))
  }

  @Test func status() throws {
    let ratings = try sample.ratings()
    let completion = Completion(ratings, ratersPerTask: sample.ratersPerTask)
    let report = StatusReport(ratings, completion: completion)
    #expect(report.rendered(as: .table) == (try sample.expected("status.txt")))
    #expect(report.rendered(as: .json) == (try sample.expected("status.json")))
    for part in StatusReport.Part.allCases {
      #expect(report[part].rendered(as: .csv) == (try sample.expected("status-\(part.rawValue).csv")))
    }
    #expect(report.rendered(as: .csv) == report[.raters].rendered(as: .csv))
  }

  @Test func theCarelessRaterStandsOut() throws {
    let statistics = RaterStatistics.all(try sample.ratings(), yesShare: sample.yesShare)
    let accuracies = statistics.compactMap(\.accuracy.value)
    #expect(statistics.last?.rater.description == "dee")
    #expect(accuracies.min() == accuracies.last)
    #expect(statistics.allSatisfy { $0.rater.description == "dee" || ($0.medianSeconds ?? 0) > 5 })
  }
}

/// The sample as Foundation reads it.
private struct Sample {
  private struct Campaign: Decodable {
    struct Gold: Decodable { var yesShare: Double }
    var ratersPerTask: Int
    var gold: Gold
  }
  private struct Image: Decodable { var image, file: String; var original: Int? }
  private struct Task: Decodable { var task, image: String; var candidates: [Int]; var purpose, of: String? }
  private struct Gold: Decodable { var image: String; var label: Int; var answers: [String: String] }
  private struct Rater: Decodable { var rater: String }
  private struct Given: Decodable { var label: Int; var answer: String }
  private struct Line: Decodable {
    var event, at: String
    var task, image, picture: String?
    var answers: [Given]?
    var seconds: Double?
  }

  let ratersPerTask: Int
  let yesShare: Double
  private let folder: URL

  init() throws {
    folder = URL(filePath: #filePath).appending(path: "../../../Sample").standardized
    let campaign = try JSONDecoder().decode(
      Campaign.self, from: Data(contentsOf: folder.appending(path: "campaign.json")))
    ratersPerTask = campaign.ratersPerTask
    yesShare = campaign.gold.yesShare
  }

  func expected(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: "expected/\(name)")), as: UTF8.self)
  }

  func ratings() throws -> CampaignRatings {
    var ratings = try CampaignRatings(
      images: lines("images.jsonl", of: Image.self).map {
        CampaignImage(id: $0.image, file: $0.file, original: $0.original)
      },
      tasks: lines("tasks.jsonl", of: Task.self).map { task in
        RatingTask(
          id: task.task, image: task.image, candidates: task.candidates,
          purpose: task.purpose.flatMap(RatingTask.Purpose.init) ?? .rating, of: task.of)
      },
      gold: lines("gold.jsonl", of: Gold.self).map { line in
        GoldQuestion(
          question: Question(image: line.image, label: line.label),
          answers: try line.answers.sorted { $0.key < $1.key }.map {
            .init(expert: $0.key, answer: try #require(Answer(rawValue: $0.value)))
          })
      })
    for rater in try lines("raters.jsonl", of: Rater.self) { try add(rater.rater, to: &ratings) }
    return ratings
  }

  private func add(_ rater: String, to ratings: inout CampaignRatings) throws {
    let journal = try lines("answers/\(rater).jsonl", of: Line.self)
    var rated: [String: Rating] = [:]
    var skipped: Set<String> = []
    for line in journal {
      guard let task = line.task else { continue }
      switch line.event {
      case "submit":
        rated[task] = try rating(line)
        skipped.remove(task)
      case "reopen": rated[task] = nil
      case "skip": skipped.insert(task)
      default: break
      }
    }
    let record = RaterRecord(
      rater: try #require(RaterName(rater)), skipped: skipped.count, lastActivity: journal.last?.at)
    try ratings.add(record, ratings: rated.values)
  }

  private func rating(_ line: Line) throws -> Rating {
    Rating(
      task: try #require(line.task), image: try #require(line.image),
      answers: try #require(line.answers).map {
        LabelAnswer(label: $0.label, answer: try #require(Answer(rawValue: $0.answer)))
      },
      seconds: try #require(line.seconds),
      picture: try #require(line.picture.flatMap(PictureSeen.init)))
  }

  private func lines<Value: Decodable>(_ name: String, of type: Value.Type) throws -> [Value] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
  }
}
