import Aggregation
import Campaigns
import Foundation
import Ratings
import Testing

@testable import Exchange

@Suite struct CrowdKitTests {
  private static func campaign(_ scratch: ScratchFolder, _ answers: String, gold: String? = nil) throws
    -> NewCampaign
  {
    try NewCampaign.crowdKit(
      try scratch.file("a.csv", answers), gold: try gold.map { try scratch.file("g.csv", $0) },
      labels: threeLabels, name: "test")
  }

  /// Questions of an image that the same raters answered are one task.
  @Test func questionsWithTheSameRatersAreATask() throws {
    let scratch = try ScratchFolder()
    let campaign = try scratch.written(
      try Self.campaign(
        scratch,
        """
        worker,task,label
        ben,x/0,yes
        ana,x/0,no
        ben,"a/b,c/5",maybe
        ana,x/70000,yes
        ben,x/5,no
        ana,x/5,maybe

        """.replacing("\n", with: "\r\n"), gold: "true_label,task\nyes,x/5\nno,z/0\n"))
    #expect(campaign.tasks.map(\.candidates) == [[0, 5], [70_000], [5]])
    #expect(campaign.images.map(\.id) == ["x", "a/b,c", "z"])
    #expect(
      try campaign.ratings() == [
        "ben 000001 x: 0 yes, 5 no", "ben 000003 a/b,c: 5 maybe", "ana 000001 x: 0 no, 5 maybe",
        "ana 000002 x: 70000 yes",
      ])
    #expect(campaign.settings.ratersPerTask == 1)
    #expect(
      try campaign.readGold().map { "\($0.question.image) \($0.question.label) \($0.answers[0].answer)" } == [
        "x 5 yes", "z 0 no",
      ])
  }

  @Test func moreThanEightQuestionsAreSeveralTasks() throws {
    let scratch = try ScratchFolder()
    let labels = (0..<20).map { Label(index: $0, id: "n\($0)", name: "\($0)") }
    let rows = (0..<20).map { "x/\($0),ana,yes\n" }.joined()
    let path = try scratch.file("a.csv", "task,performer,label\n" + rows)
    let campaign = try NewCampaign.crowdKit(path, labels: labels, name: "test")
    #expect(campaign.tasks.map(\.candidates.count) == [8, 8, 4])
  }

  @Test(arguments: [
    ("task,worker\nx/0,ana\n", "line 1: there is no column label, only \"task\", \"worker\""),
    ("task,worker,label\n", "there are no answers in it"),
    ("task,worker,label\nx/0,ana,YES\n", "line 2: \"YES\" is no answer: yes, no or maybe is"),
    ("task,worker,label\nx/0,ana,\n", "line 2: \"\" is no answer: yes, no or maybe is"),
    ("task,worker,label\nx/1,ana,yes\n", "line 2: label 1 is not among the labels"),
    ("task,worker,label\nx/n01,ana,yes\n", "line 2: \"n01\" is no label's index"),
    ("task,worker,label\nx/+5,ana,yes\n", "line 2: \"+5\" is no label's index"),
    (
      "task,worker,label\nx,ana,yes\n",
      "line 2: task \"x\" is not IMAGE/LABEL, an image's name and a label's index"
    ),
    (
      "task,worker,label\n/5,ana,yes\n",
      "line 2: task \"/5\" is not IMAGE/LABEL, an image's name and a label's index"
    ),
    (
      "task,worker,label\n../x/5,ana,yes\n",
      "line 2: image \"../x\" would be a file outside the images folder"
    ),
    (
      "task,worker,label\nx/5,a na,yes\n",
      "line 2: \"a na\" is no rater's name: 1 to 64 of A-Z a-z 0-9 . _ - beginning with a letter or digit"
    ),
    (
      "task,worker,label\nx/5,ana,yes\nx/5,ben,yes\nx/5,ana,no\n",
      "line 4: ana answered task \"x/5\" in line 2 already"
    ),
  ])
  func refuses(text: String, problem: String) throws {
    let scratch = try ScratchFolder()
    #expect {
      try Self.campaign(scratch, text)
    } throws: { "\($0)" == scratch.file("a.csv") + ": " + problem }
  }

  @Test(arguments: [
    ("task,label\nx/5,yes\nx/5,no\n", "line 3: task \"x/5\" has its truth in line 2 already"),
    ("task,label\nx/5,maybe\n", "line 2: the truth is \"maybe\": yes or no is needed"),
    ("task,label\nx/7,yes\n", "line 2: label 7 is not among the labels"),
  ])
  func refusesGold(text: String, problem: String) throws {
    let scratch = try ScratchFolder()
    #expect {
      try Self.campaign(scratch, "task,worker,label\nx/5,ana,yes\n", gold: text)
    } throws: { "\($0)" == scratch.file("g.csv") + ": " + problem }
  }

  /// Random answers, imported, exported and imported again.
  @Test func roundTrip() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let rows = ["x", "a/b", "q\"\n,"].flatMap { image in threeLabels.map { "\(image)/\($0.index)" } }
        .flatMap { task in
          ["ana", "ben", "cho"].filter { _ in Bool.random(using: &random) }.map { rater in
            [task, rater, ["yes", "no", "maybe"].randomElement(using: &random) ?? ""]
          }
        }.shuffled(using: &random)
      guard !rows.isEmpty else { continue }
      var bytes: [UInt8] = []
      for row in [["task", "worker", "label"]] + rows { bytes.appendCSVRow(row) }
      let scratch = try ScratchFolder()
      let text = String(decoding: bytes, as: UTF8.self)
      let campaign = try scratch.written(try Self.campaign(scratch, text))
      let exported = try Self.export(campaign, scratch)
      #expect(Set(try Self.rows(exported)) == Set(rows))
    }
  }

  private static func rows(_ path: String) throws -> [[String]] {
    var reader = try CSVReader(path)
    var rows: [[String]] = []
    while try reader.next() { rows.append(reader.texts) }
    return Array(rows.dropFirst())
  }

  private static func export(_ campaign: Campaign, _ scratch: ScratchFolder) throws -> String {
    var ratings = try CampaignRatings(images: Array(campaign.images), tasks: Array(campaign.tasks))
    for progress in try campaign.readAllProgress() {
      try ratings.add(
        RaterRecord(rater: progress.rater),
        ratings: campaign.tasks.indices.compactMap { progress.rating(of: $0) })
    }
    let path = scratch.file("out.csv")
    try writeCrowdKit(VoteTable(ratings), of: ratings, to: try ExportOutput(path))
    return path
  }
}
