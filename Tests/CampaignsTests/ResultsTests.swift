import DurableFiles
import Foundation
import Testing

@testable import Campaigns

@Suite struct ResultsTests {
  private func text(_ temporary: TemporaryCampaign, _ name: String) throws -> String {
    String(decoding: try temporary.bytes("results/" + name), as: UTF8.self)
  }

  @Test func aResultHasItsRecordBeside() throws {
    let temporary = try TemporaryCampaign()
    for content in ["first", "second"] {
      try temporary.folder.writeResult("scores.jsonl", Array(content.utf8), record: "of the " + content)
      #expect(try text(temporary, "scores.jsonl") == content)
      #expect(try text(temporary, "scores.run.json") == "of the " + content)
    }
    #expect(try temporary.names("results") == ["scores.jsonl", "scores.run.json"])
  }

  @Test func aFailureLeavesTheOldResult() throws {
    let temporary = try TemporaryCampaign()
    try temporary.folder.writeResult("real.json", Array("[[1]]".utf8), record: "{}")
    var system = SystemCalls.real
    system.fsync = { _ throws(Errno) in throw Errno(ENOSPC) }
    let failing = CampaignFolder(temporary.path, calls: system)
    #expect(throws: FileError.self) {
      try failing.writeResult("real.json", Array("[[2]]".utf8), record: "{}")
    }
    #expect(try text(temporary, "real.json") == "[[1]]")
    #expect(try temporary.names("results") == ["real.json", "real.run.json"])
  }
}
