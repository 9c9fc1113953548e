import Campaigns
import Foundation
import RatingStore
import Ratings
import Testing

@testable import Exchange

@Suite struct LabelStudioTests {
  private static func campaign(_ scratch: ScratchFolder, _ text: String) throws -> NewCampaign {
    try NewCampaign.labelStudio(try scratch.file("a.json", text), labels: threeLabels, name: "test")
  }

  private static func export(
    _ campaign: Campaign, _ scratch: ScratchFolder, _ form: LabelStudioWriter.Form = .annotations
  ) throws -> String {
    var ratings = RatingsByTask(taskCount: campaign.tasks.count)
    for rater in try campaign.folder.readEverybody() { ratings.add(try campaign.readProgress(of: rater)) }
    let writer = LabelStudioWriter(campaign, ratings: ratings, form: form, imagePrefix: "/d?x=")
    try writer.write(to: try ExportOutput(scratch.file("out.json")))
    return try scratch.text("out.json")
  }

  /// A task of two labels, annotated by so many annotations.
  private static func task(_ annotations: String, labels: String = "[5,0]") -> String {
    #"[{"id":1,"data":{"image":"u","task":"a","name":"x","labels":\#(labels)},"annotations":[\#(annotations)]}]"#
  }

  private static func result(_ block: String, _ choices: String) -> String {
    #"{"from_name":"\#(block)","to_name":"image","type":"choices","value":{"choices":[\#(choices)]}}"#
  }

  @Test func everythingComesBack() throws {
    let scratch = try ScratchFolder()
    let text = """
      rater,task,image,label,answer,purpose,of,seconds,picture,at
      ana,a,x y/é.png,5,yes,rating,,3.25,shown,2026-03-02T09:00:04.118Z
      ana,a,x y/é.png,0,no,rating,,3.25,shown,2026-03-02T09:00:04.118Z
      ana,b,y,70000,maybe,gold,,,none,
      ana,c,y,0,no,repeat,b,0.5,damaged,2026-03-02T09:00:05.000Z
      ben,a,x y/é.png,5,no,rating,,1.0,shown,
      ben,a,x y/é.png,0,no,rating,,1.0,shown,

      """
    let path = try scratch.file("a.csv", text)
    let first = try scratch.written(
      try NewCampaign.answers(path, labels: threeLabels, name: "test"), as: "one")
    let exported = try Self.export(first, scratch)
    #expect(exported.contains(#""image":"/d?x=x%20y/%C3%A9.png""#))
    let second = try scratch.written(try Self.campaign(scratch, exported), as: "two")
    #expect(Array(second.tasks) == Array(first.tasks))
    #expect(try Self.export(second, scratch) == exported)
    #expect(try second.ratings() == first.ratings())
  }

  /// As Label Studio writes it: raters by number, skips, what was not answered, keys of its own.
  @Test func readsItsOwnExport() throws {
    let scratch = try ScratchFolder()
    let annotations = [
      """
      {"id":7,"completed_by":{"id":3,"email":"a@b.c"},"result":[\(Self.result("answer2", "\"No\"")),
      \(Self.result("answer1", "\"Yes\""))],"lead_time":4.5,"created_at":"2026-03-02T09:00:04.118123Z",
      "was_cancelled":false,"draft":{"a":[1]},"parent_prediction":null}
      """,
      #"{"completed_by":1,"was_cancelled":true,"result":[]}"#,
      #"{"completed_by":2,"was_cancelled":null,"lead_time":null,"result":[\#(Self.result("answer2", "\"Maybe\""))]}"#,
    ].joined(separator: ",")
    let campaign = try scratch.written(try Self.campaign(scratch, Self.task(annotations)))
    #expect(try campaign.ratings() == ["3 a x: 5 yes, 0 no"])
    let progress = try campaign.readAllProgress()
    #expect(progress.map(\.rater.description) == ["3", "2"])
    #expect(progress[0].seen(0)?.seconds == 4.5)
    #expect(progress[0].lastAt?.description == "2026-03-02T09:00:04.118Z")
    #expect(progress[1].answers(of: 0)[0] == nil)
    #expect(progress[1].answers(of: 0)[1] == .maybe)
  }

  /// A task may stand there again with its labels in another order, never with others: they would undo its ratings.
  @Test func aTaskThatIsThereTwice() throws {
    let scratch = try ScratchFolder()
    func twice(_ labels: String) -> String {
      let first = Self.task(
        #"{"completed_by":1,"result":[\#(Self.result("answer1", "\"Yes\"")),\#(Self.result("answer2", "\"No\""))]}"#
      )
      let second = Self.task(
        #"{"completed_by":2,"result":[\#(Self.result("answer1", "\"No\"")),\#(Self.result("answer2", "\"Yes\""))]}"#,
        labels: labels)
      return first.dropLast() + ",\n" + second.dropFirst()
    }
    let campaign = try scratch.written(try Self.campaign(scratch, twice("[0,5]")))
    #expect(try campaign.ratings() == ["1 a x: 5 yes, 0 no", "2 a x: 5 yes, 0 no"])
    for labels in ["[5,0,70000]", "[5]", "[5,70000]"] {
      #expect(
        throws: ExchangeError(
          file: scratch.file("a.json"), place: "line 2, column 1",
          reason: "task 1: task \"a\" has other labels here than above")
      ) { try Self.campaign(scratch, twice(labels)) }
    }
  }

  @Test(arguments: [
    ("2026-03-02T11:00:04.118+02:00", "2026-03-02T09:00:04.118Z"),
    ("2026-03-01T23:30:00-09:30", "2026-03-02T09:00:00.000Z"),
    ("2026-03-02T09:00:04.118Z", "2026-03-02T09:00:04.118Z"),
    ("2026-03-02T09:00:04+24:00", nil), ("2026-03-02T09:00:04+02:60", nil), ("2026-03-02T09:00:04+0200", nil),
    ("2026-03-02T09:00:04Z+02:00", nil), ("+02:00", nil), ("", nil), ("2026-03-02T09:00:04+é:00", nil),
  ])
  func timesOfOtherZones(text: String, utc: String?) {
    #expect(Timestamp(withOffset: text)?.description == utc)
  }

  @Test func predictionsAndBareTasks() throws {
    let scratch = try ScratchFolder()
    let annotation =
      #"{"rater":"ana","completed_by":1,"result":[\#(Self.result("answer1", "\"Yes\"")),\#(Self.result("answer2", "\"No\""))]}"#
    let campaign = try scratch.written(try Self.campaign(scratch, Self.task(annotation)))
    #expect(
      try Self.export(campaign, scratch, .predictions).contains(
        #""predictions":[{"model_version":"ana","result":[{"#))
    #expect(try Self.export(campaign, scratch, .none).contains(#""annotations":[],"predictions":[]}"#))
  }

  @Test(arguments: [
    ("", "line 1, column 1: nothing is written here"),
    ("{}", "line 1, column 1: expected an array, found an object"),
    ("[]", "there are no tasks in it"),
    (#"[{"id":1,"data":{"task":"a","task":"b"}}]"#, #"task 1: key "task" is written twice"#),
    (#"[{"data":{},"data":{}}]"#, #"key "data" is written twice"#),
    (task(#"{"rater":"a","rater":"b"}"#), #"task 1, annotation 1: key "rater" is written twice"#),
    (
      #"[{"id":1,"data":{"task":"a","name":"x","labels":[5],"purpose":"repeat","of":"a"}}]"#,
      #"task 1: task "a" repeats itself; a repeat is of another task of the same image"#
    ),
    (
      "[{\"data\":{}}]",
      "line 1, column 2: a task: the task's data lack task, name or labels: was the task made by reassess export label-studio?"
    ),
    (task("", labels: "[5,5]"), "column 64: task 1: a label stands there twice"),
    (task("", labels: "[5,6]"), "column 2: task 1: label 6 is not among the labels"),
    (task("{\"result\":[]}"), "key \"completed_by\" is missing"),
    (
      task("{\"completed_by\":-1,\"result\":[]}"),
      "column 2: task 1: \"-1\" is no rater's name: 1 to 64 of A-Z a-z 0-9 . _ - beginning with a letter or digit"
    ),
    (task("{\"completed_by\":1,\"lead_time\":-2,\"result\":[]}"), "-2.0 is no number of seconds"),
    (
      task("{\"completed_by\":1,\"created_at\":\"now\",\"result\":[]}"),
      "\"now\" is no time such as 2026-03-02T09:00:04.118Z"
    ),
    (
      task("{\"completed_by\":1,\"result\":[\(result("answer9", "\"No\""))]}"),
      "\"answer9\" is no block of choices from answer1 to answer8"
    ),
    (
      task("{\"completed_by\":1,\"result\":[\(result("answer3", "\"No\""))]}"),
      "answer3 of task \"a\" is answered and has no label"
    ),
    (
      task("{\"completed_by\":1,\"result\":[\(result("answer1", "\"no\""))]}"),
      "\"no\" is no answer: Yes, No or Maybe is"
    ),
    (
      task("{\"completed_by\":1,\"result\":[\(result("answer1", "\"No\",\"Yes\""))]}"),
      "there are 2 answers to one candidate"
    ),
    (
      task("{\"completed_by\":1,\"result\":[\(result("answer1", "\"No\"")),\(result("answer1", "\"No\""))]}"),
      "1 answered label 5 of task \"a\" above already"
    ),
  ])
  func refuses(text: String, problem: String) throws {
    let scratch = try ScratchFolder()
    do {
      _ = try Self.campaign(scratch, text)
      Issue.record("it was read")
    } catch {
      let message = "\(error)"
      #expect(
        message.hasPrefix(scratch.file("a.json") + ": line 1, column ") && message.hasSuffix(problem),
        "\(message)")
    }
  }
}
