import Foundation
import RatingStore
import Ratings
import Testing

@testable import Campaigns

@Suite struct MistakesTests {
  private static let good = [
    #"{"mistake":"m1","image":"x","model":"vit","prediction":5,"reference":[0]}"#,
    #"{"mistake":"m2","image":"y","model":"vit","models":["vit","bit"],"prediction":0,"reference":[]}"#,
    #"{"mistake":"m3","image":"y","models":[],"prediction":5,"reference":[],"against":"original"}"#,
  ]

  private func campaign(_ lines: [String]) throws -> TemporaryCampaign {
    let campaign = try TemporaryCampaign()
    try campaign.write("mistakes.jsonl", lines.map { $0 + "\n" }.joined())
    return campaign
  }

  @Test func linesComeBackAsTheyWere() throws {
    let temporary = try campaign(Self.good)
    let mistakes = try temporary.folder.load().readMistakes()
    #expect(
      mistakes.mistakes == [
        Mistake(id: "m1", image: "x", models: ["vit"], prediction: 5, reference: [0]),
        Mistake(id: "m2", image: "y", models: ["vit", "bit"], prediction: 0, reference: []),
        Mistake(id: "m3", image: "y", models: [], prediction: 5, reference: [], against: .original),
      ])
    #expect(mistakes.against == .original)
    #expect(
      String(decoding: mistakeLines(mistakes.mistakes), as: UTF8.self) == Self.good.map { $0 + "\n" }.joined()
    )
    #expect(mistakes.tasks.image(at: 1) == 1 && mistakes.models == ["vit", "bit"])
    #expect(checkCampaign(temporary.folder).problems.isEmpty)
  }

  @Test(arguments: [
    (
      #"{"mistake":"m1","image":"z","model":"v","prediction":5,"reference":[0]}"#,
      "image z is not in images.jsonl"
    ),
    (
      #"{"mistake":"m1","image":"x","model":"v","prediction":6,"reference":[0]}"#,
      "label 6 is not in labels.json"
    ),
    (
      #"{"mistake":"m1","image":"x","model":"v","prediction":5,"reference":[7]}"#,
      "label 7 is not in labels.json"
    ),
    (
      #"{"mistake":"m1","image":"x","model":"v","prediction":5,"reference":[5]}"#,
      "among the reference labels"
    ),
    (#"{"mistake":"m1","image":"x","model":"v","prediction":5,"reference":[0,0]}"#, "there already"),
    (#"{"mistake":"m1","image":"x","prediction":5,"reference":[0]}"#, #"key "model" is missing"#),
    (#"{"mistake":"m1","image":"x","model":"v","reference":[0]}"#, #"key "prediction" is missing"#),
    (#"{"mistake":"","image":"x","model":"v","prediction":5,"reference":[0]}"#, "it is empty"),
    (
      #"{"mistake":"m1","image":"x","model":"v","prediction":5,"reference":[0],"against":"gold"}"#,
      #"expected one of "real", "original""#
    ),
    (
      #"{"mistake":"m1","image":"x","model":"v","prediction":5,"reference":[0],"against":"real"}"#,
      "it was compared with the real labels, those before it with the original"
    ),
    (#"{"mistake":"m1","image":"x","models":["v","v"],"prediction":5,"reference":[0]}"#, "there already"),
  ])
  func problemsNameFileAndLine(line: String, reason: String) throws {
    let temporary = try campaign([Self.good[2], line])
    let problems = checkCampaign(temporary.folder).problems
    #expect(problems.count == 1 && problems[0].file.hasSuffix("mistakes.jsonl") && problems[0].line == 2)
    #expect(problems[0].message.contains(reason), "\(problems)")
  }

  @Test func aNameOrAQuestionIsThereOnce() throws {
    let twice = try campaign([Self.good[0], Self.good[0].replacing("m1", with: "m3")])
    #expect(
      checkCampaign(twice.folder).problems.map(\.message) == ["prediction 5 of image x is there already"])
    let named = try campaign([Self.good[0], Self.good[1].replacing("m2", with: "m1")])
    #expect(checkCampaign(named.folder).problems.map(\.message) == ["mistake m1 is there already"])
  }
}

/// Journals of reviews, whose lines name mistakes in place of tasks.
@Suite struct ReviewJournalTests {
  private static let head = #""at":"2026-11-21T14:25:00Z","seq":1"#
  private static let verdict =
    #"{"event":"verdict",\#(head),"mistake":"m1","image":"x","prediction":5,"verdict":"clearMistake","#
    + #""category":"spuriousCorrelation","severity":"minor","seconds":3,"picture":"shown"}"#

  private func reviewing(_ temporary: TemporaryCampaign) throws -> Campaign {
    let campaign = try temporary.folder.load()
    return campaign.reviewing(try campaign.readMistakes())
  }

  private func campaign() throws -> TemporaryCampaign {
    let temporary = try TemporaryCampaign()
    try temporary.write(
      "mistakes.jsonl", #"{"mistake":"m1","image":"x","model":"vit","prediction":5,"reference":[0]}"# + "\n")
    return temporary
  }

  /// Everything that reviewers do, written and read.
  @Test func eventsComeBackAsTheyWere() throws {
    let temporary = try campaign()
    let reviewing = try reviewing(temporary)
    let eve = try #require(RaterName("eve"))
    let journal = try Journal(of: eve, in: reviewing, at: now)
    let review = journal.progress.review(
      of: 0, Verdict(.clearMistake, category: .fineGrainedOutOfVocabulary, severity: .borderline),
      seconds: 1.5, picture: .damaged)
    let events: [JournalEvent] = [
      .verdict(review), .retractVerdict(mistake: "m1"), .skip(task: "m1", reason: .other, text: "dark"),
      .reopen(task: "m1"), .note(task: "m1", text: "a toy"), .retractNote(task: "m1"),
      .flag(task: "m1", flag: "damaged"), .retractFlag(task: "m1", flag: "damaged"), .lateVerdict(review),
      .verdict(review),
    ]
    try journal.append(events, at: now)
    #expect(try reviewing.folder.journal(of: eve).entries().map(\.event) == events)
    let text = String(decoding: try temporary.bytes("reviews/eve.jsonl"), as: UTF8.self)
    #expect(!text.contains(#""task""#) && text.contains(#""category":"fineGrainedOutOfVocabulary""#))
    #expect(try reviewing.readProgress(of: eve).verdict(of: 0) == review.verdict)
    #expect(try reviewing.readProgress(of: eve).lateVerdictCount == 1)
    #expect(checkCampaign(temporary.folder).problems.isEmpty)
  }

  @Test(arguments: [
    (verdict.replacing("m1", with: "m7"), "mistake m7 is not in mistakes.jsonl"),
    (verdict.replacing(#""x""#, with: #""y""#), "is about image x, not y"),
    (verdict.replacing(":5,", with: ":0,"), "is not about the prediction 0"),
    (verdict.replacing("spuriousCorrelation", with: "funny"), "expected one of"),
    (verdict.replacing("minor", with: "tiny"), "expected one of"),
    (verdict.replacing("clearMistake", with: "wrong"), "expected one of"),
    (#"{"event":"answer",\#(head),"task":"m1","label":5,"answer":"yes"}"#, "journal of answers"),
    (#"{"event":"retract",\#(head),"mistake":"m1"}"#, "no verdict to take back"),
    (#"{"event":"opinion",\#(head),"mistake":"m1"}"#, "newer version"),
    (
      #"{"event":"session",\#(head),"format":2,"program":"reassess 9","rater":"eve","host":"h","uid":1,"#
        + #""labels":"","monotonic":1}"#, "written by a newer version"
    ),
  ])
  func problemsNameFileAndLine(line: String, reason: String) throws {
    let temporary = try campaign()
    try temporary.write("reviews/eve.jsonl", line + "\n")
    let problems = checkCampaign(temporary.folder).problems
    #expect(problems.count == 1 && problems[0].file.hasSuffix("reviews/eve.jsonl") && problems[0].line == 1)
    #expect(problems[0].message.contains(reason), "\(problems)")
  }

  @Test func theLedgerOfReviewersIsCheckedToo() throws {
    let temporary = try campaign()
    try temporary.write(
      "mistakes.ledger.jsonl",
      #"{"event":"submit","at":"2026-11-21T14:25:00.123Z","seq":1,"task":"m9","rater":"eve"}"# + "\n")
    let problems = checkCampaign(temporary.folder).problems
    #expect(problems.map(\.line) == [1] && problems[0].message.contains("m9 is not in mistakes.jsonl"))
  }

  @Test func journalsOfReviewsAreNotLookedAtWhileMistakesAreWrong() throws {
    let temporary = try campaign()
    try temporary.write("mistakes.jsonl", "{}\n")
    try temporary.write("reviews/eve.jsonl", Self.verdict + "\n")
    let report = checkCampaign(temporary.folder)
    #expect(report.problems.count == 1 && report.notes.contains { $0.message.contains("not looked at") })
  }
}
