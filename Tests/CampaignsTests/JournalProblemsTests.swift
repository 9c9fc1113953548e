import Foundation
import JSONLines
import RatingStore
import Ratings
import Testing

@testable import Campaigns

@Suite struct JournalProblemsTests {
  private static let head = #""at":"2026-11-21T14:25:00.123Z","seq":2"#

  /// The second line of ana's journal, and a part of what must be said of it.
  static let wrong: [(String, String)] = [
    (#"{"event":"answer",\#(head),"task":"a","label":5}"#, #"key "answer" is missing"#),
    (#"{"event":"answer",\#(head),"task":"a","label":5,"answer":"yep"}"#, "expected"),
    (#"{"event":"answer",\#(head),"task":"a","label":5,"answer":"yes","answer":"no"}"#, "written twice"),
    (#"{"event":"answer",\#(head),"task":"z","label":5,"answer":"yes"}"#, "task z is not in tasks.jsonl"),
    (#"{"event":"answer",\#(head),"task":"a","label":6,"answer":"yes"}"#, "label 6 is not a candidate"),
    (#"{"event":"answer","at":"2026-11-21","seq":2,"task":"a","label":5,"answer":"yes"}"#, "expected a time"),
    (#"{"event":"answer","seq":2,"task":"a","label":5,"answer":"yes"}"#, #"key "at" is missing"#),
    (
      #"{"event":"answer","at":"2026-11-21T14:25:00Z","task":"a","label":5,"answer":"yes"}"#,
      #""seq" is missing"#
    ),
    (
      #"{"event":"answer","at":"2026-11-21T14:25:00Z","seq":3,"task":"a","label":5,"answer":"yes"}"#,
      "seq is 3"
    ),
    (
      #"{"event":"answer","at":"2026-11-21T14:25:00Z","seq":1,"task":"a","label":5,"answer":"yes"}"#,
      "seq is 1"
    ),
    (#"{"event":"smell",\#(head),"task":"a"}"#, "newer version"),
    (#"{"event":"verdict",\#(head),"mistake":"m"}"#, #"key "image" is missing"#),
    (
      #"{"event":"verdict",\#(head),"mistake":"m","image":"x","prediction":5,"verdict":"undecided","#
        + #""seconds":1,"picture":"shown"}"#, "reviews"
    ),
    (#"{\#(head),"task":"a"}"#, #"key "event" is missing"#),
    (#"{"event":"retract",\#(head),"task":"a","label":5}"#, "no answer to take back"),
    (#"{"event":"reopen",\#(head),"task":"a"}"#, "neither submitted nor skipped"),
    (#"{"event":"skip",\#(head),"task":"a","reason":"bored"}"#, "expected one of"),
    (#"{"event":"skip",\#(head),"task":"a"}"#, #"key "reason" is missing"#),
    (#"{"event":"note",\#(head),"task":"a"}"#, #"key "text" is missing"#),
    (#"{"event":"flag",\#(head),"task":"a"}"#, #"key "flag" is missing"#),
    (submit(#"{"label":0,"answer":"no"}"#), "label 5 of task a has no answer"),
    (submit(#"{"label":0,"answer":"no"},{"label":0,"answer":"no"}"#), "answered twice"),
    (submit(#"{"label":0,"answer":"no"},{"label":70000,"answer":"no"}"#), "not a candidate"),
    (submit(#"{"label":0,"answer":"no"},{"label":5}"#), #"key "answer" is missing"#),
    (submit(#"{"label":0,"answer":"no"},{"label":5,"answer":"no"}"#, image: "y"), "is about image x, not y"),
    (submit(#"{"label":0,"answer":"no"},{"label":5,"answer":"no"}"#, seconds: "-1"), "below 0"),
    (submit(#"{"label":0,"answer":"no"},{"label":5,"answer":"no"}"#, picture: "seen"), "expected one of"),
    (session(rater: "ben"), "the session is ben's"),
    (session(labels: "0"), "other labels"),
    (session(format: 2), "newer version"),
    (session(rater: "-"), "no rater's name"),
    ("{", "expected"), ("", "nothing"),
  ]

  private static func submit(
    _ answers: String, image: String = "x", seconds: String = "1.5", picture: String = "shown"
  ) -> String {
    #"{"event":"submit",\#(head),"task":"a","image":"\#(image)","answers":[\#(answers)],"#
      + #""seconds":\#(seconds),"picture":"\#(picture)"}"#
  }

  private static func session(rater: String = "ana", labels: String = "DIGEST", format: Int = 1) -> String {
    #"{"event":"session",\#(head),"format":\#(format),"program":"p","rater":"\#(rater)","host":"h","uid":1,"#
      + #""labels":"\#(labels)","monotonic":3}"#
  }

  private func journal(_ campaign: TemporaryCampaign, _ second: String) throws -> String {
    let digest = try campaign.folder.load().labelsDigest
    let first = Self.session().replacingOccurrences(
      of: Self.head, with: #""at":"2026-11-21T14:25:00Z","seq":1"#)
    let third = #"{"event":"note","at":"2026-11-21T14:25:00Z","seq":3,"task":"a","text":"t"}"#
    return [first, second, third, ""].joined(separator: "\n").replacingOccurrences(of: "DIGEST", with: digest)
  }

  @Test(arguments: wrong)
  func oneWrongLineIsAProblemAndNothingIsWritten(line: String, message: String) throws {
    let temporary = try TemporaryCampaign()
    try temporary.write("answers/ana.jsonl", journal(temporary, line))
    let before = try temporary.bytes("answers/ana.jsonl")
    let problems = checkCampaign(temporary.folder).problems
    #expect(problems.count == 1)
    #expect(problems.first?.file == temporary.path + "/answers/ana.jsonl")
    #expect(problems.first?.line == 2)
    #expect(problems.first?.message.contains(message) == true, "\(problems)")

    let campaign = try temporary.folder.load()
    let problem = try #require(problems.first)
    #expect(throws: JournalError.damaged(problem)) { try Journal(of: rater("ana"), in: campaign, at: now) }
    #expect(throws: CampaignProblems(problems: [problem])) { try campaign.readAllProgress() }
    #expect(try temporary.bytes("answers/ana.jsonl") == before)
    #expect(try temporary.names("answers") == ["ana.jsonl"])
  }

  @Test func aSoundSecondLineIsNone() throws {
    let temporary = try TemporaryCampaign()
    let lines = [
      Self.session(), Self.submit(#"{"label":5,"answer":"no"},{"label":0,"answer":"yes"}"#),
      #"{"event":"answer",\#(Self.head),"task":"a","label":5,"answer":"yes","unknown":{"key":[1]}}"#,
      #"{"event":"skip",\#(Self.head),"task":"a","reason":"other","text":null}"#,
    ]
    for line in lines {
      try temporary.write("answers/ana.jsonl", journal(temporary, line))
      #expect(checkCampaign(temporary.folder).problems.isEmpty, "\(line)")
    }
  }

  @Test func aJournalThatBelongsToNoRaterIsAProblem() throws {
    let temporary = try TemporaryCampaign()
    try temporary.write("answers/-x.jsonl", "")
    let problems = checkCampaign(temporary.folder).problems
    #expect(problems.map(\.file) == [temporary.path + "/answers/-x.jsonl"])
  }

  @Test func aCutOffLineIsNotedOnly() throws {
    let temporary = try TemporaryCampaign()
    try temporary.write("answers/ana.jsonl", journal(temporary, Self.session()) + #"{"event":"no"#)
    let report = checkCampaign(temporary.folder)
    #expect(report.problems.isEmpty)
    #expect(report.notes.map(\.line) == [4])
  }

  @Test func journalsWaitForTheFilesTheyAreAbout() throws {
    let temporary = try TemporaryCampaign()
    try temporary.write("answers/ana.jsonl", "{\n")
    try temporary.replace("tasks.jsonl", line: 2, by: "{")
    let report = checkCampaign(temporary.folder)
    #expect(report.problems.map(\.file) == [temporary.path + "/tasks.jsonl"])
    #expect(report.notes.map(\.file) == [temporary.path + "/answers"])
  }
}
