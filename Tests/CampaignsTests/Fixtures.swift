import Foundation
import RatingStore
import Ratings
import Testing

@testable import Campaigns

/// A campaign in a new folder, removed at the end of the test.
final class TemporaryCampaign {
  let path: String

  /// Three labels, two images with pictures, three tasks: 2, 1 and 8 candidates are too many labels, so
  /// `a` has 2, `b` 1 and `c` 3.
  init() throws {
    path = NSTemporaryDirectory() + "campaign-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path + "/images", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: path + "/answers", withIntermediateDirectories: true)
    try write("images/x.png", "picture")
    try write("images/y.png", "picture")
    for (name, lines) in Self.files { try write(name, lines.joined(separator: "\n") + "\n") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static let files: [String: [String]] = [
    "campaign.json": [
      #"{"format":1, "name":"test","#, #" "images":"images", "threshold":0.7,"#,
      #" "originalLabelRater":{"under":"n00015388"}, "gold":{"minimum":3},"#, #" "instructions":"look"}"#,
    ],
    "labels.json": [
      #"[{"index":0,"id":"n00000001","name":"tench"},"#,
      #" {"index":5,"id":"n00000002","name":"desk","definition":"a table","hypernyms":["n00000009"]},"#,
      #" {"index":70000,"id":"n00000003","name":"mouse"}]"#,
    ],
    "images.jsonl": [
      #"{"image":"x","file":"x.png","original":0}"#, #"{"image":"y","file":"y.png"}"#,
    ],
    "tasks.jsonl": [
      #"{"task":"a","image":"x","candidates":[0,5]}"#,
      #"{"task":"b","image":"y","candidates":[70000],"purpose":"gold"}"#,
      #"{"task":"c","image":"x","candidates":[5,0,70000],"purpose":"repeat","of":"a"}"#,
    ],
    "raters.jsonl": [#"{"rater":"ana"}"#, #"{"rater":"ben"}"#],
    "gold.jsonl": [#"{"image":"x","label":5,"answers":{"e":"yes","f":"no"}}"#],
  ]

  var folder: CampaignFolder { CampaignFolder(path) }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
  }

  /// Replaces a line, counted from 1; a line after the last is added.
  func replace(_ name: String, line: Int, by text: String) throws {
    var lines = Self.files[name] ?? []
    if line > lines.count { lines.append(text) } else { lines[line - 1] = text }
    try write(name, lines.joined(separator: "\n") + "\n")
  }
}

let now = Timestamp(milliseconds: 1_795_271_100_123)

func rater(_ name: String) throws -> RaterName { try #require(RaterName(name)) }

func session(_ campaign: Campaign, _ rater: RaterName) -> JournalEvent {
  .session(
    SessionStart(
      program: "reassess 1", rater: rater, host: "h", uid: 7, labels: campaign.labelsDigest, monotonic: 5))
}

func rating(_ task: String, _ image: String, _ answers: [(Int, Answer)]) -> Rating {
  Rating(
    task: task, image: image, answers: answers.map { LabelAnswer(label: $0.0, answer: $0.1) }, seconds: 2.25,
    picture: .shown)
}
