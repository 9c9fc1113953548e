import Aggregation
import Campaigns
import Foundation
import NumPyFiles
import Ratings
import Testing

@testable import Exchange

@Suite struct PublishedExportTests {
  private static func ratings(_ campaign: Campaign) throws -> CampaignRatings {
    var ratings = try CampaignRatings(
      images: Array(campaign.images), tasks: Array(campaign.tasks), gold: campaign.readGold())
    for progress in try campaign.readAllProgress() {
      try ratings.add(
        RaterRecord(rater: progress.rater),
        ratings: campaign.tasks.indices.compactMap { progress.rating(of: $0) })
    }
    return ratings
  }

  @Test func answersAndGold() throws {
    let scratch = try ScratchFolder()
    let text = """
      rater,task,image,label,answer,purpose
      7,g,y,0,maybe,gold
      7,a,x,5,yes,rating
      12,a,x,5,no,rating
      7,b,x,0,maybe,rating

      """
    var draft = try NewCampaign.answers(try scratch.file("a.csv", text), labels: threeLabels, name: "t")
    draft.gold = [
      GoldQuestion(
        question: Question(image: "y", label: 0),
        answers: [.init(expert: "9", answer: .yes), .init(expert: "3", answer: .no)])
    ]
    let writer = try PublishedWriter(Self.ratings(scratch.written(draft)), to: scratch.file("npz"))
    try writer.writeRatings(includingUnseen: false)
    try writer.writeGoldOfExperts()
    try writer.writeGoldOfRaters(includingUnseen: false)

    let raters = try NumPyArchive(path: scratch.file("npz/raters.npz"))
    #expect(raters.names == ["tensor", "info", "ids"])
    #expect(try raters.array("info").texts() == ["x", "0", "x", "5"])
    #expect(try raters.array("ids").values(of: Int64.self) == [7, 12])
    #expect(try raters.array("tensor").header.shape == [2, 2, 3])
    #expect(try raters.array("tensor").values(of: Double.self) == [0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0])
    let golden = try NumPyArchive(path: scratch.file("npz/golden.npz"))
    #expect(try golden.array("tensor").values(of: Double.self) == [0, 0, 1, 1, 0, 0])
    #expect(try golden.array("ids").values(of: Int64.self) == [9, 3])
    let ratersGolden = try NumPyArchive(path: scratch.file("npz/raters_golden.npz"))
    #expect(try ratersGolden.array("tensor").values(of: Double.self) == [0, 1, 0])
    #expect(try ratersGolden.array("ids").values(of: Int64.self) == [7])
  }

  @Test func namesThatAreNoNumbersAreTexts() throws {
    let scratch = try ScratchFolder()
    let text = "task,worker,label\nx/5,07,yes\nx/5,ana,no\n"
    let draft = try NewCampaign.crowdKit(try scratch.file("a.csv", text), labels: threeLabels, name: "t")
    let writer = try PublishedWriter(Self.ratings(scratch.written(draft)), to: scratch.path)
    try writer.writeRatings(includingUnseen: false)
    let raters = try NumPyArchive(path: scratch.file("raters.npz"))
    #expect(try raters.array("ids").texts() == ["07", "ana"])
  }

  /// A file that two images share does not tell them apart: then all are called by their names.
  @Test func imagesThatShareAFileAreNamed() throws {
    let scratch = try ScratchFolder()
    let text = "task,worker,label\na/5,ana,yes\nb/5,ana,no\nc/5,ana,no\n"
    for (second, names) in [("b.png", ["a.png", "b.png", "c.png"]), ("a.png", ["a", "b", "c"])] {
      var draft = try NewCampaign.crowdKit(try scratch.file("a.csv", text), labels: threeLabels, name: "t")
      for (place, file) in ["a.png", second, "c.png"].enumerated() { draft.images[place].file = file }
      let writer = try PublishedWriter(Self.ratings(scratch.written(draft, as: second)), to: scratch.path)
      try writer.writeRatings(includingUnseen: false)
      let info = try NumPyArchive(path: scratch.file("raters.npz")).array("info").texts()
      #expect(info == names.flatMap { [$0, "5"] })
    }
  }

  @Test func scoresStandInTheOrderOfTheAnswers() throws {
    let scratch = try ScratchFolder()
    let text = "task,worker,label\ny/5,ana,yes\nx/5,ana,no\ny/0,ana,no\n"
    let draft = try NewCampaign.crowdKit(try scratch.file("a.csv", text), labels: threeLabels, name: "t")
    let writer = try PublishedWriter(Self.ratings(scratch.written(draft)), to: scratch.path)
    let scores = try scratch.file(
      "scores.jsonl",
      #"{"image":"x","label":5,"score":0.25,"other":[]}"# + "\n" + #"{"score":0.1,"image":"y","label":0}"#
        + "\n")
    try writer.writeScores(QuestionScores(scores))
    let archive = try NumPyArchive(path: scratch.file("scores.npz"))
    #expect(try archive.array("tensor").values(of: Double.self) == [0.1, 0.25])
    #expect(try archive.array("info").texts() == ["y", "0", "x", "5"])
    let broken = try scratch.file("broken.jsonl", #"{"image":"x","score":1}"# + "\n" + #"{"image":1}"#)
    #expect(
      throws: ExchangeError(file: broken, place: "line 1, column 24", reason: "key \"label\" is missing")
    ) {
      try QuestionScores(broken)
    }
    let gap = try scratch.file("gap.jsonl", #"{"image":"x","label":5,"score":1}"# + "\n\n{")
    #expect(throws: ExchangeError(file: gap, place: "line 2, column 1", reason: "nothing is written here")) {
      try QuestionScores(gap)
    }
  }
}
