import Campaigns
import Foundation
import RatingStore
import Ratings
import Testing

@testable import Exchange

@Suite struct AnswersTests {
  private static let head = "rater,task,image,label,answer,purpose,of,seconds,picture,at\n"

  private static func campaign(_ scratch: ScratchFolder, _ text: String) throws -> NewCampaign {
    try NewCampaign.answers(try scratch.file("a.csv", text), labels: threeLabels, name: "test")
  }

  private static func export(_ campaign: Campaign, _ scratch: ScratchFolder, _ name: String) throws -> String
  {
    let output = try ExportOutput(scratch.file(name))
    let writer = try AnswersWriter(campaign, to: output)
    for rater in try campaign.folder.readEverybody() { try writer.add(campaign.readProgress(of: rater)) }
    try output.finish()
    return try scratch.text(name)
  }

  @Test func everythingComesBack() throws {
    let scratch = try ScratchFolder()
    let text = """
      rater,task,image,label,labelId,answer,purpose,of,seconds,picture,at,flags,note
      ana,a,x,5,n00000002,yes,rating,,3.25,shown,2026-03-02T09:00:04.118Z,,
      ana,a,x,0,n00000001,no,rating,,3.25,shown,2026-03-02T09:00:04.118Z,,
      ana,"b,""1""\",y,70000,n00000003,maybe,gold,,,none,,,
      ana,c,x,0,n00000001,no,repeat,a,0.5,damaged,2026-03-02T09:00:05.000Z,,
      ben,a,x,5,n00000002,no,rating,,1.0,shown,,,
      ben,a,x,0,n00000001,maybe,rating,,1.0,shown,,,

      """
    let campaign = try scratch.written(try Self.campaign(scratch, text))
    #expect(try Self.export(campaign, scratch, "out.csv") == text)
    #expect(campaign.tasks.map(\.purpose) == [.rating, .gold, .repeat])
    #expect(campaign.settings.ratersPerTask == 2)
  }

  @Test func answersWithoutTheRestAreATaskNotSubmitted() throws {
    let scratch = try ScratchFolder()
    let text = "rater,task,image,label,answer\nana,a,x,0,yes\nana,a,x,5,no\nben,a,x,5,maybe\n"
    let campaign = try scratch.written(try Self.campaign(scratch, text))
    #expect(try campaign.ratings() == ["ana a x: 0 yes, 5 no"])
    let ben = try #require(try campaign.readAllProgress().last)
    #expect(ben.phase(of: 0) == .open)
    #expect(ben.answers(of: 0)[1] == .maybe)
    #expect(campaign.settings.ratersPerTask == 1)
  }

  @Test(arguments: [
    ("ana,a,x,5,yes,,,,,\nana,a,x,5,no,,,,,\n", "line 3: ana answered label 5 of task \"a\" above already"),
    (
      "ana,a,x,5,yes,,,,,\nana,a,y,0,no,,,,,\n",
      "line 3: task \"a\" is about image \"y\" here and \"x\" above"
    ),
    (
      "ana,a,x,5,yes,,,,,\nana,a,x,0,no,gold,,,,\n",
      "line 3: task \"a\" has purpose gold here and rating above"
    ),
    (
      "ana,a,x,5,yes,,,1,,\nana,a,x,0,no,,,2,,\n",
      "line 3: ana's rating of task \"a\" has other seconds, picture, time, flags or note here than above"
    ),
    ("ana,a,x,5,yes,,,-1,,\n", "line 2: \"-1\" is no number of seconds"),
    ("ana,a,x,5,yes,,,inf,,\n", "line 2: \"inf\" is no number of seconds"),
    ("ana,a,x,5,yes,,,1,seen,\n", "line 2: \"seen\" is no picture"),
    ("ana,a,x,5,yes,,,1,,yesterday\n", "line 2: \"yesterday\" is no time such as 2026-03-02T09:00:04.118Z"),
    ("ana,a,x,5,yes,exam,,,,\n", "line 2: \"exam\" is no purpose"),
    ("ana,a,x,5,yes,repeat,,,,\n", "line 2: task \"a\" is a repeat, and nothing says of which task"),
    ("ana,a,x,5,yes,repeat,b,,,\n", "line 2: task \"a\" repeats task \"b\", which is not in the file"),
    (
      "ana,a,x,5,yes,repeat,a,,,\n",
      "line 2: task \"a\" repeats itself; a repeat is of another task of the same image"
    ),
    ("", "there are no tasks in it"),
    ("ana,a,x,5,yes,,,,,\n\n", "line 3: the line is empty"),
    ("\r\nana,a,x,5,yes,,,,,\n", "line 2: the line is empty"),
    (
      "ana,a,x,5,yes,,,,,\nana,b,y,5,no,repeat,a,,,\n",
      "line 3: task \"b\" repeats task \"a\", which is about another image"
    ),
    ("ana,,x,5,yes,,,,,\n", "line 2: the task has no name"),
    ("ana,a,,5,yes,,,,,\n", "line 2: image \"\" has no name"),
    ("ana,a,x,6,yes,,,,,\n", "line 2: label 6 is not among the labels"),
  ])
  func refuses(rows: String, problem: String) throws {
    let scratch = try ScratchFolder()
    #expect {
      try Self.campaign(scratch, Self.head + rows)
    } throws: { "\($0)" == scratch.file("a.csv") + ": " + problem }
  }

  @Test func refusesAnIdOfAnotherLabel() throws {
    let scratch = try ScratchFolder()
    #expect {
      try Self.campaign(scratch, "rater,task,image,label,labelId,answer\nana,a,x,5,n00000001,yes\n")
    } throws: {
      "\($0)".hasSuffix("line 2: label 5 has the id \"n00000001\" here and \"n00000002\" among the labels")
    }
  }

  @Test func refusesNineLabels() throws {
    let scratch = try ScratchFolder()
    let labels = (0..<9).map { Label(index: $0, id: "n\($0)", name: "\($0)") }
    let text = "rater,task,image,label,answer\n" + (0..<9).map { "ana,a,x,\($0),yes\n" }.joined()
    let path = try scratch.file("a.csv", text)
    #expect {
      try NewCampaign.answers(path, labels: labels, name: "test")
    } throws: { "\($0)".hasSuffix("line 10: task \"a\" has more than 8 labels") }
  }
}
