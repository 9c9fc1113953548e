import DurableFiles
import Foundation
import JSONLines
import RatingStore
import Ratings
import Testing

@testable import Campaigns

@Suite struct CampaignTests {
  @Test func everyValueIsRead() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    var settings = CampaignSettings(name: "test")
    settings.threshold = 0.7
    settings.originalLabelRaterUnder = "n00015388"
    settings.gold.minimum = 3
    settings.instructions = "look"
    #expect(campaign.settings == settings)
    #expect(
      campaign.labels.all == [
        Label(index: 0, id: "n00000001", name: "tench"),
        Label(index: 5, id: "n00000002", name: "desk", definition: "a table", hypernyms: ["n00000009"]),
        Label(index: 70_000, id: "n00000003", name: "mouse"),
      ])
    #expect(
      Array(campaign.images) == [
        CampaignImage(id: "x", file: "x.png", original: 0), CampaignImage(id: "y", file: "y.png"),
      ])
    #expect(
      Array(campaign.tasks) == [
        RatingTask(id: "a", image: "x", candidates: [0, 5]),
        RatingTask(id: "b", image: "y", candidates: [70_000], purpose: .gold),
        RatingTask(id: "c", image: "x", candidates: [5, 0, 70_000], purpose: .repeat, of: "a"),
      ])
    #expect(campaign.tasks.image(at: 1) == campaign.images.position(of: "y"))
    #expect(
      try campaign.readGold() == [
        GoldQuestion(
          question: Question(image: "x", label: 5),
          answers: [.init(expert: "e", answer: .yes), .init(expert: "f", answer: .no)])
      ])
  }

  /// é as one Unicode scalar and as two: names are compared by their bytes.
  @Test func namesThatOnlyLookTheSameDiffer() throws {
    let temporary = try TemporaryCampaign()
    let names = ["caf\u{E9}", "cafe\u{301}"]
    try temporary.write(
      "images.jsonl", names.map { #"{"image":"\#($0)","file":"x.png"}"# + "\n" }.joined())
    try temporary.write(
      "tasks.jsonl", names.map { #"{"task":"\#($0)","image":"\#($0)","candidates":[0]}"# + "\n" }.joined())
    try temporary.write(
      "gold.jsonl",
      names.map {
        #"{"image":"\#($0)","label":5,"answers":{"\#(names[0])":"yes","\#(names[1])":"no"}}"# + "\n"
      }.joined())
    let gold = try temporary.folder.load().readGold()
    #expect(gold.map { Array($0.question.image.utf8) } == names.map { Array($0.utf8) })
    #expect(gold.map { $0.answers.map(\.answer) } == [[.yes, .no], [.yes, .no]])
  }

  @Test(arguments: ["campaign.json", "labels.json"])
  func aHugeFileIsAProblem(name: String) throws {
    let temporary = try TemporaryCampaign()
    try #require(truncate(temporary.path + "/" + name, 1 << 43) == 0)
    let error = #expect(throws: CampaignProblems.self) { try temporary.folder.load() }
    #expect(error?.problems.map(\.message) == ["it is too large: 8796093022208 bytes"])
  }

  @Test func aDigestOfAFileIsThatOfItsBytes() throws {
    let temporary = try TemporaryCampaign()
    for length in [0, 1, 300_000] {
      let content = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
      try Data(content).write(to: URL(filePath: temporary.path + "/a"))
      #expect(try digest(ofFile: temporary.path + "/a") == digest(of: content))
    }
  }

  @Test func escapesAndOtherLayoutsMeanTheSame() throws {
    let temporary = try TemporaryCampaign()
    let before = try temporary.folder.load()
    try temporary.write(
      "images.jsonl",
      #"""
      { "file" : "\u0078.png" , "original" : 0 , "image" : "\u0078", "more" : [null] }
      {"image":"y","original":null,"file":"y.png"}
      """#)
    try temporary.write(
      "tasks.jsonl",
      #"""
      {"candidates":[0, 5],"purpose":null,"task":"a","image":"\u0078"}
      {"task":"b","image":"y","candidates":[ 70000 ],"purpose":"gold","of":null}
      {"task":"c","image":"x","candidates":[5,0,70000],"purpose":"repeat","of":"\u0061"}
      """#)
    let after = try temporary.folder.load()
    #expect(Array(after.images) == Array(before.images))
    #expect(Array(after.tasks) == Array(before.tasks))
  }

  @Test func theDigestIsOfIndexIdAndName() {
    #expect(
      digest(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let labels = [
      Label(index: 7, id: "n2", name: "b", definition: "d"), Label(index: 0, id: "n1", name: "a"),
    ]
    #expect(digest(of: labels) == digest(of: Array("0\tn1\ta\n7\tn2\tb\n".utf8)))
  }

  @Test func aFileIsDigestedAsItsBytes() throws {
    let temporary = try TemporaryCampaign()
    #expect(try digest(ofFile: temporary.path + "/images/x.png") == digest(of: Array("picture".utf8)))
    #expect(throws: FileError.self) { try digest(ofFile: temporary.path + "/none") }
  }

  // MARK: - Pictures

  @Test func picturesAreOpenedWithinTheirFolder() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    let picture = try campaign.openPicture(campaign.images[0])
    var bytes = [UInt8](repeating: 0, count: 20)
    #expect(read(picture.number, &bytes, 20) == 7)
    #expect(throws: OpenBeneathError.tooLarge(7)) {
      _ = try campaign.openPicture(campaign.images[0], largest: 6).number
    }
    #expect(throws: OpenBeneathError.missing) {
      _ = try campaign.openPicture(CampaignImage(id: "z", file: "z.png")).number
    }
    #expect(throws: OpenBeneathError.outside) {
      _ = try campaign.openPicture(CampaignImage(id: "z", file: "../campaign.json")).number
    }
  }

  @Test func theImagesFolderMayBeElsewhere() throws {
    let temporary = try TemporaryCampaign()
    let other = try TemporaryCampaign()
    for images in [other.path + "/images", "link"] {
      try? FileManager.default.createSymbolicLink(
        atPath: temporary.path + "/link", withDestinationPath: other.path + "/images")
      try temporary.write("campaign.json", #"{"format":1,"name":"n","images":"\#(images)"}"#)
      #expect(checkCampaign(temporary.folder) == CampaignReport())
    }
  }

  // MARK: - All raters

  @Test func ratersComeInOrderWithTheirRatingsInForce() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    let late = rating("b", "y", [(70_000, .maybe)])
    for name in ["zoe", "ben", "cho"] {
      let journal = try Journal(of: rater(name), in: campaign, at: now)
      try journal.append([session(campaign, rater(name))], at: now)
      try journal.append([.submit(rating("a", "x", [(0, .yes), (5, .no)])), .late(late)], at: now)
      if name == "cho" { try journal.append([.reopen(task: "a")], at: now) }
    }
    let all = try campaign.readAllProgress()
    #expect(all.map(\.rater.description) == ["ana", "ben", "cho", "zoe"])
    #expect(all.map(\.submittedCount) == [0, 1, 0, 1])
    #expect(all.map(\.late.count) == [0, 1, 1, 1])
    #expect(all[1].rating(of: 0) == rating("a", "x", [(0, .yes), (5, .no)]))
    #expect(all[1].seen(0)?.picture == .shown && all[1].seen(0)?.seconds == 2.25)
    #expect(all[2].rating(of: 0) == nil && all[2].seen(0) == nil)
  }

  @Test func notesBesideJournalsAreNoRaters() throws {
    let temporary = try TemporaryCampaign()
    try temporary.write("answers/ana.jsonl.holder", "1")
    try temporary.write("answers/ana.jsonl.torn-7", "x")
    try temporary.write("answers/.hidden.jsonl", "x")
    #expect(checkCampaign(temporary.folder) == CampaignReport())
    #expect(try temporary.folder.load().readAllProgress().map(\.rater.description) == ["ana", "ben"])
  }
}
