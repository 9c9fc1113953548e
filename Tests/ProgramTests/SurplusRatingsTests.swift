import Foundation
import Testing

/// Tasks with more ratings than `ratersPerTask` asks for: the ledger that is made of them can be read.
@Suite struct SurplusRatingsTests {
  private func rate(_ rater: String, _ campaign: String, _ input: String) throws -> Programs.Output {
    try Programs.run(
      shell: "printf '\(input)' | '\(Programs.reassess)' rate --plain --rater \(rater) '\(campaign)'")
  }

  private func expectWhole(_ campaign: String) throws {
    for command in [["close"], ["close", "--reopen"], ["status"]] {
      let output = try Programs.run(command + [campaign])
      #expect(output.code == 0, "\(output)")
    }
  }

  /// An import asks for the fewest ratings that a task has.
  @Test func anImportCanBeRated() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      rater,task,image,label,answer,purpose,of,seconds,picture,at
      ana,a,x,0,yes,,,1.0,shown,
      ben,a,x,0,no,,,1.0,shown,
      ana,b,y,0,yes,,,1.0,shown,

      """, scratch.url, "answers.csv")
    try scratch.write(#"[{"index":0,"id":"n0","name":"cup"}]"#, scratch.url, "labels.json")
    let campaign = scratch.url.path + "/imported"
    let (labels, answers) = (scratch.url.path + "/labels.json", scratch.url.path + "/answers.csv")
    let imported = try Programs.run("import", "answers", "--labels", labels, answers, campaign)
    #expect(imported.code == 0, "\(imported)")
    #expect(imported.messages.contains("ratersPerTask 1"), "\(imported)")
    for _ in 0..<2 {
      let cho = try rate("cho", campaign, "")
      #expect(cho.code == 0, "\(cho)")
    }
    try expectWhole(campaign)
  }

  @Test func theLeadMayAskForFewer() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    for limit in [2, 1] {
      try scratch.write(
        #"{"format":1,"name":"birds","ratersPerTask":\#(limit)}"#, campaign, "campaign.json")
      for rater in ["ana", "ben"] {
        let output = try rate(rater, campaign.path, limit == 2 ? #"y\nn\n"# : "")
        #expect(output.code == 0, "\(output)")
      }
      try expectWhole(campaign.path)
    }
    // The same from the journals alone.
    try FileManager.default.removeItem(at: campaign.appendingPathComponent("ledger.jsonl"))
    #expect(try rate("ana", campaign.path, "").code == 0)
    try expectWhole(campaign.path)
  }
}
