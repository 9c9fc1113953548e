import DurableFiles
import Foundation
import Testing

@testable import Campaigns

@Suite struct ResultsTests {
  private let run = RunRecord(
    method: "majority",
    parameters: [
      ("partial", .flag(false)), ("threshold", .number(0.8)), ("least", .count(3)), ("by", .text("ana")),
    ],
    inputs: [.init(file: "tasks.jsonl", sha256: "ab")], version: "0.1.0", at: now)

  private func text(_ temporary: TemporaryCampaign, _ name: String) throws -> String {
    String(decoding: try temporary.bytes("results/" + name), as: UTF8.self)
  }

  @Test func scoresAreLines() throws {
    let temporary = try TemporaryCampaign()
    let rows = [
      ScoreRow(image: "x", label: 12, yes: 3, maybe: 1, no: 1, score: 0.7, decision: .yes),
      ScoreRow(image: "y\n", label: 0, yes: 0, maybe: 0, no: 0, score: 0, decision: .tie),
    ]
    try temporary.folder.write(scores: rows, run: run)
    #expect(
      try text(temporary, "scores.jsonl") == #"""
        {"image":"x","label":12,"yes":3,"maybe":1,"no":1,"score":0.7,"decision":"yes"}
        {"image":"y\n","label":0,"yes":0,"maybe":0,"no":0,"score":0.0,"decision":"tie"}

        """#)
    #expect(try temporary.names("results") == ["scores.jsonl", "scores.run.json"])
  }

  @Test func realLabelsAreOneLineAsPublished() throws {
    let temporary = try TemporaryCampaign()
    try temporary.folder.write(realLabels: [[65, 795], [970], []], run: run)
    #expect(try text(temporary, "real.json") == "[[65, 795], [970], []]")
    try temporary.folder.write(realLabels: [], run: run)
    #expect(try text(temporary, "real.json") == "[]")
  }

  @Test func incompleteImagesNameTheirTasks() throws {
    let temporary = try TemporaryCampaign()
    let image = IncompleteImage(image: "x", tasks: [.init(task: "a", ratings: 2, needed: 5)])
    try temporary.folder.write(incomplete: [image], run: run)
    let list = try JSONSerialization.jsonObject(with: Data(temporary.bytes("results/incomplete.json")))
    let wanted: NSArray = [["image": "x", "tasks": [["task": "a", "ratings": 2, "needed": 5]]]]
    #expect(wanted.isEqual(list))
  }

  @Test func theRecordSaysHow() throws {
    let temporary = try TemporaryCampaign()
    try temporary.folder.writeResult("raters.csv", Array("a,b\n".utf8), run)
    let record = try JSONSerialization.jsonObject(with: Data(temporary.bytes("results/raters.run.json")))
    let wanted: NSDictionary = [
      "method": "majority", "parameters": ["partial": false, "threshold": 0.8, "least": 3, "by": "ana"],
      "inputs": [["file": "tasks.jsonl", "sha256": "ab"]], "version": "0.1.0", "at": now.description,
    ]
    #expect(wanted.isEqual(record))
  }

  @Test func aFailureLeavesTheOldResult() throws {
    let temporary = try TemporaryCampaign()
    try temporary.folder.write(realLabels: [[1]], run: run)
    var system = SystemCalls.real
    system.fsync = { _ throws(Errno) in throw Errno(ENOSPC) }
    let failing = CampaignFolder(temporary.path, calls: system)
    #expect(throws: FileError.self) { try failing.write(realLabels: [[2]], run: run) }
    #expect(try text(temporary, "real.json") == "[[1]]")
    #expect(try temporary.names("results") == ["real.json", "real.run.json"])
  }
}
