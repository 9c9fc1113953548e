import Foundation
import JSONLines
import RatingStore
import Ratings
import Testing

@testable import Campaigns

/// One wrong line in an otherwise sound campaign, and what must be said of it.
struct Wrong: CustomTestStringConvertible, Sendable {
  var file: String
  var line: Int
  var text: String
  /// A part of the message.
  var message: String
  /// The line of the problem, where it is not the wrong line.
  var told: Int?
  var column: Int?

  init(_ file: String, _ line: Int, _ text: String, _ message: String, told: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.text = text
    self.message = message
    self.told = told
    self.column = column
  }

  var testDescription: String { "\(file):\(line) \(message)" }
}

@Suite struct ProblemsTests {
  /// One line, not one for each image.
  @Test func aMissingFolderOfPicturesIsOneProblem() throws {
    let campaign = try TemporaryCampaign()
    try FileManager.default.removeItem(atPath: campaign.path + "/images")
    let message = "images: the folder \(campaign.path)/images: No such file or directory"
    #expect(
      checkCampaign(campaign.folder).problems == [
        FileProblem(file: campaign.path + "/campaign.json", message: message)
      ])
  }

  static let settings: [Wrong] = [
    Wrong("campaign.json", 1, #"{"format":2, "name":"test","#, "format is 2", column: 11),
    Wrong("campaign.json", 1, #"{"format":"1", "name":"test","#, "whole number", column: 11),
    Wrong("campaign.json", 1, #"{"name":"test","#, #"key "format" is missing"#, told: 4),
    Wrong("campaign.json", 1, #"{"format":1,"#, #"key "name" is missing"#, told: 4),
    Wrong("campaign.json", 1, #"{"format":1, "name":"","#, "empty", column: 21),
    Wrong("campaign.json", 1, #"{"format":1, "name":"a", "name":"b","#, "written twice"),
    Wrong("campaign.json", 1, #"{"format":1, "name":"a" "#, "expected", told: 2),
    Wrong("campaign.json", 2, #""images":"", "threshold":0.7,"#, "empty", column: 10),
    Wrong("campaign.json", 2, #""threshold":1.5,"#, "1.5 is not from 0 to 1", column: 13),
    Wrong("campaign.json", 2, #""threshold":-0.1,"#, "not from 0 to 1", column: 13),
    Wrong("campaign.json", 2, #""ratersPerTask":0,"#, "0 is below 1", column: 17),
    Wrong("campaign.json", 2, #""leaseMinutes":0.5,"#, "whole number", column: 16),
    Wrong("campaign.json", 3, #""originalLabelRater":"n1", "gold":{},"#, "expected an object", column: 22),
    Wrong("campaign.json", 3, #""gold":{"yesShare":0},"#, "not above 0", column: 20),
    Wrong("campaign.json", 3, #""gold":{"minimum":1,"minimum":1},"#, "written twice"),
    Wrong("campaign.json", 3, #""gold":{"smoothing":-1},"#, "-1.0 is not from 0 to 1000000", column: 21),
    Wrong(
      "campaign.json", 3, #""gold":{"originalSmoothing":1e308},"#, "1e+308 is not from 0 to 1000000",
      column: 29
    ),
    Wrong("campaign.json", 4, #""instructions":7}"#, "expected a string", column: 16),
  ]

  static let labels: [Wrong] = [
    Wrong(
      "labels.json", 1, #"[{"index":5,"id":"n00000001","name":"tench"},"#, "label 5 is there already", told: 2
    ),
    Wrong(
      "labels.json", 1, #"[{"index":-1,"id":"n00000001","name":"tench"},{"index":0,"id":"i","name":"n"},"#,
      "below 0", column: 11),
    Wrong(
      "labels.json", 1, #"[{"index":9007199254740992,"id":"i","name":"n"},{"index":0,"id":"i","name":"n"},"#,
      "above 9007199254740991", column: 11),
    Wrong("labels.json", 1, #"[{"index":0,"id":"","name":"tench"},"#, "empty", column: 18),
    Wrong("labels.json", 1, #"[{"index":0,"id":"x","name":""},"#, "empty", column: 29),
    Wrong("labels.json", 1, #"[{"index":0,"id":"x"},"#, #"key "name" is missing"#, column: 22),
    Wrong("labels.json", 1, #"[{"index":0,"id":"x","name":"y","id":"z"},"#, "written twice"),
    Wrong(
      "labels.json", 1, #"[{"index":0,"id":"x","name":"y","hypernyms":"z"},"#, "expected an array", column: 45
    ),
  ]

  static let images: [Wrong] = [
    Wrong("images.jsonl", 2, #"{"image":"y","file":"y.png""#, "expected", column: 28),
    Wrong("images.jsonl", 2, #"{"image":"x","file":"y.png"}"#, "image x is there already", column: 10),
    Wrong(
      "images.jsonl", 2, #"{"image":"y","file":"y.png","original":3}"#, "original 3 is not in labels.json",
      column: 40),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"../y.png"}"#, "leads out", column: 21),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"a/../../y.png"}"#, "leads out", column: 21),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"\u002e\u002e/y.png"}"#, "leads out", column: 21),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"/y.png"}"#, "not relative", column: 21),
    Wrong("images.jsonl", 2, #"{"image":"y","file":""}"#, "empty", column: 21),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"y\u0000.png"}"#, "zero byte", column: 21),
    Wrong("images.jsonl", 2, #"{"image":"y"}"#, #"key "file" is missing"#, column: 14),
    Wrong("images.jsonl", 2, #"{"file":"y.png"}"#, #"key "image" is missing"#, column: 17),
    Wrong("images.jsonl", 2, #"{"image":2,"file":"y.png"}"#, "expected a string", column: 10),
    Wrong("images.jsonl", 2, "[1]", "expected an object", column: 1),
    Wrong("images.jsonl", 2, "", "nothing", column: 1),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"y.png"}{}"#, "follows", column: 29),
  ]

  static let tasks: [Wrong] = [
    Wrong(
      "tasks.jsonl", 2, #"{"task":"b","image":"z","candidates":[5]}"#, "image z is not in images.jsonl",
      column: 21),
    Wrong(
      "tasks.jsonl", 2, #"{"task":"a","image":"y","candidates":[5]}"#, "task a is there already", column: 9),
    Wrong("tasks.jsonl", 2, #"{"task":"","image":"y","candidates":[5]}"#, "empty", column: 9),
    Wrong(
      "tasks.jsonl", 2, #"{"task":"b","image":"y","candidates":[5,6]}"#, "candidate 6 is not in labels.json",
      column: 41),
    Wrong(
      "tasks.jsonl", 2, #"{"task":"b","image":"y","candidates":[5,5]}"#, "candidate 5 is there twice",
      column: 41),
    Wrong(
      "tasks.jsonl", 2, #"{"task":"b","image":"y","candidates":[]}"#, "1 to 8 candidates, not 0", column: 38),
    Wrong("tasks.jsonl", 2, #"{"task":"b","image":"y","candidates":[5.0]}"#, "whole number", column: 39),
    Wrong(
      "tasks.jsonl", 2, #"{"task":"b","image":"y","candidates":[5],"purpose":"fun"}"#,
      "purpose fun is unknown", column: 52),
    Wrong(
      "tasks.jsonl", 2, #"{"task":"b","image":"y","candidates":[5],"purpose":"repeat"}"#,
      #"key "of" is missing"#, column: 61),
    Wrong(
      "tasks.jsonl", 3, #"{"task":"c","image":"y","candidates":[5],"purpose":"repeat","of":"z"}"#,
      "task z is not in tasks.jsonl"),
    Wrong(
      "tasks.jsonl", 3, #"{"task":"c","image":"y","candidates":[5],"purpose":"repeat","of":"c"}"#,
      "cannot repeat itself"),
    Wrong(
      "tasks.jsonl", 3, #"{"task":"c","image":"y","candidates":[5],"purpose":"repeat","of":"a"}"#,
      "another image"),
    Wrong("tasks.jsonl", 2, #"{"task":"b","candidates":[5]}"#, #"key "image" is missing"#, column: 30),
    Wrong("tasks.jsonl", 2, #"{"task":"b","image":"y"}"#, #"key "candidates" is missing"#, column: 25),
    Wrong(
      "tasks.jsonl", 2, #"{"task":"b","image":"y","image":"y","candidates":[5]}"#, "written twice",
      column: 25
    ),
  ]

  static let others: [Wrong] = [
    Wrong("raters.jsonl", 2, #"{"rater":"ana"}"#, "rater ana is there already", column: 10),
    Wrong("raters.jsonl", 2, #"{"rater":".ben"}"#, "no rater's name", column: 10),
    Wrong("raters.jsonl", 2, #"{"rater":"be/n"}"#, "no rater's name", column: 10),
    Wrong("raters.jsonl", 2, #"{"name":"ben"}"#, #"key "rater" is missing"#, column: 15),
    Wrong(
      "gold.jsonl", 1, #"{"image":"z","label":5,"answers":{"e":"yes"}}"#, "image z is not in images.jsonl",
      column: 10),
    Wrong(
      "gold.jsonl", 1, #"{"image":"x","label":6,"answers":{"e":"yes"}}"#, "label 6 is not in labels.json",
      column: 22),
    Wrong("gold.jsonl", 1, #"{"image":"x","label":5,"answers":{"e":"yep"}}"#, "yes", column: 39),
    Wrong(
      "gold.jsonl", 1, #"{"image":"x","label":5,"answers":{"e":"yes","e":"no"}}"#, "written twice",
      column: 45
    ),
    Wrong("gold.jsonl", 1, #"{"image":"x","label":5,"answers":{}}"#, "no expert", column: 34),
    Wrong("gold.jsonl", 2, #"{"image":"x","label":5,"answers":{"g":"no"}}"#, "is there already"),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"z.png"}"#, "file z.png: no such file"),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"link.png"}"#, "file link.png: lies outside"),
    Wrong("images.jsonl", 2, #"{"image":"y","file":"folder"}"#, "file folder: not a regular file"),
  ]

  @Test(arguments: settings + labels + images + tasks + others)
  func oneWrongLineIsOneProblemAtItsPlace(wrong: Wrong) throws {
    let campaign = try TemporaryCampaign()
    try FileManager.default.createSymbolicLink(
      atPath: campaign.path + "/images/link.png", withDestinationPath: "/etc/passwd")
    try FileManager.default.createDirectory(
      atPath: campaign.path + "/images/folder", withIntermediateDirectories: true)
    try campaign.replace(wrong.file, line: wrong.line, by: wrong.text)
    let report = checkCampaign(campaign.folder)
    let first = try #require(report.problems.first { $0.file == campaign.path + "/" + wrong.file })
    #expect(first.line == wrong.told ?? wrong.line)
    if let column = wrong.column { #expect(first.column == column) }
    #expect(first.message.contains(wrong.message), "\(first)")
    // What names a refused label, image or task is refused as well.
    if !["labels.json", "images.jsonl", "tasks.jsonl"].contains(wrong.file) {
      #expect(report.problems.count == 1, "\(report.problems)")
    }
  }

  @Test func aSoundCampaignHasNone() throws {
    let campaign = try TemporaryCampaign()
    #expect(checkCampaign(campaign.folder) == CampaignReport())
  }

  @Test func nineCandidatesAreTooMany() throws {
    let campaign = try TemporaryCampaign()
    let labels = (0..<9).map { #"{"index":\#($0),"id":"n0000000\#($0)","name":"l"}"# }.joined(separator: ",")
    try campaign.write("labels.json", "[\(labels)]")
    for count in 8...9 {
      let list = (0..<count).map(String.init).joined(separator: ",")
      try campaign.write("tasks.jsonl", #"{"task":"a","image":"x","candidates":[\#(list)]}"# + "\n")
      let problems = checkCampaign(campaign.folder).problems
      #expect(problems.map(\.message) == (count == 8 ? [] : ["a task has 1 to 8 candidates, not 9"]))
    }
  }

  @Test func noLabelsAreAProblem() throws {
    let campaign = try TemporaryCampaign()
    try campaign.write("labels.json", "[]")
    #expect(checkCampaign(campaign.folder).problems.contains { $0.message == "there are no labels" })
  }

  @Test func everyProblemIsTold() throws {
    let campaign = try TemporaryCampaign()
    try campaign.write(
      "tasks.jsonl",
      """
      {"task":"a","image":"x","candidates":[0,5]}
      {"task":"b","image":"q","candidates":[1,2,2]}
      {"task":
      {"task":"a","image":"y","candidates":[0]}

      """)
    try campaign.write("campaign.json", #"{"format":1,"name":"n","threshold":2,"ratersPerTask":0}"#)
    let problems = checkCampaign(campaign.folder).problems
    #expect(
      problems.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line ?? 0)" } == [
        "campaign.json:1", "campaign.json:1", "tasks.jsonl:2", "tasks.jsonl:2", "tasks.jsonl:2",
        "tasks.jsonl:2",
        "tasks.jsonl:3", "tasks.jsonl:4",
      ])
    #expect(problems == problems.sorted())
    #expect(throws: CampaignProblems(problems: problems)) { try campaign.folder.load() }
  }

  @Test(arguments: ["campaign.json", "labels.json", "images.jsonl", "tasks.jsonl"])
  func aNeededFileThatIsMissingIsAProblem(file: String) throws {
    let campaign = try TemporaryCampaign()
    try FileManager.default.removeItem(atPath: campaign.path + "/" + file)
    let problems = checkCampaign(campaign.folder).problems
    #expect(problems.contains(FileProblem(file: campaign.path + "/" + file, message: "the file is missing")))
  }

  @Test(arguments: ["raters.jsonl", "gold.jsonl", "answers", "images/y.png"])
  func otherFilesMayBeMissing(file: String) throws {
    let campaign = try TemporaryCampaign()
    try FileManager.default.removeItem(atPath: campaign.path + "/" + file)
    let problems = checkCampaign(campaign.folder).problems
    #expect(problems.map(\.line) == (file == "images/y.png" ? [2] : []))
  }

  @Test func aFolderThatIsNoCampaignSaysWhatIsMissing() {
    let problems = checkCampaign(CampaignFolder("/nowhere/at/all")).problems
    #expect(problems.count == 3 && problems.allSatisfy { $0.message == "the file is missing" })
  }

  @Test func absentNullAndEmptyAreTheSame() throws {
    let campaign = try TemporaryCampaign()
    try campaign.write("campaign.json", #"{"format":1,"name":"n"}"#)
    let plain = try campaign.folder.load().settings
    #expect(plain == CampaignSettings(name: "n"))
    try campaign.write(
      "campaign.json",
      #"""
      {"format":1,"name":"n","images":null,"ratersPerTask":null,"leaseMinutes":null,"threshold":null,
       "originalLabelRater":null,"gold":null,"instructions":null,"more":[1,{"a":null}]}
      """#)
    #expect(try campaign.folder.load().settings == plain)
    try campaign.write(
      "campaign.json",
      #"{"format":1,"name":"n","originalLabelRater":{},"gold":{"yesShare":null,"x":1}}"#)
    #expect(try campaign.folder.load().settings == plain)
  }

  @Test func messagesAreFitForATerminal() throws {
    let campaign = try TemporaryCampaign()
    try campaign.replace(
      "tasks.jsonl", line: 2,
      by:
        #"{"task":"b","image":"\u001b[2J\n\u202e\#(String(repeating: "x", count: 10_000))","candidates":[5]}"#
    )
    let problem = try #require(checkCampaign(campaign.folder).problems.first)
    #expect(problem.message.hasPrefix(#"image \u{1B}[2J\u{A}\u{202E}xxx"#))
    #expect(problem.message.count < 400)
  }

  @Test func idsOutsideWordNetAreNotedOnly() throws {
    let campaign = try TemporaryCampaign()
    try campaign.replace("labels.json", line: 1, by: #"[{"index":0,"id":"tench","name":"tench"},"#)
    let report = checkCampaign(campaign.folder)
    #expect(report.problems.isEmpty)
    #expect(report.notes.map(\.message) == ["id tench of label 0 is not a WordNet id"])
  }

  @Test func filesAreNamedAsTheCampaignWas() {
    #expect(CampaignFolder(".").path(of: "tasks.jsonl") == "tasks.jsonl")
    #expect(CampaignFolder("").path(of: "tasks.jsonl") == "tasks.jsonl")
    #expect(CampaignFolder("Sample").path(of: "tasks.jsonl") == "Sample/tasks.jsonl")
    #expect(CampaignFolder("Sample/").path(of: "tasks.jsonl") == "Sample/tasks.jsonl")
  }
}
