import Foundation
import Testing

/// A qualification, from the lead's settings to the rater's first real task.
@Suite(.serialized) struct QualificationTests {
  /// Four tasks for the qualification and two to rate; experts say that a mug is in each picture and a desk is not.
  private func campaign(_ scratch: Scratch, attempts: Int = 1) throws -> URL {
    let campaign = try scratch.campaign(tasks: 6)
    try scratch.write(
      """
      {"format":1,"name":"test","qualification":{"training":1,"test":1,"passMark":0.9,"attempts":\(attempts)}}
      """, campaign, "campaign.json")
    let tasks = (0..<6).map { task in
      #"{"task":"t\#(task)","image":"i\#(task)","candidates":[0,1]\#(task < 4 ? #","purpose":"training""# : "")}"#
    }
    try scratch.write(tasks.joined(separator: "\n") + "\n", campaign, "tasks.jsonl")
    let gold = (0..<4).flatMap { task in
      [(0, "yes"), (1, "no")].map { label, answer in
        #"{"image":"i\#(task)","label":\#(label),"answers":{"e1":"\#(answer)","e2":"\#(answer)"}}"# + "\n"
      }
    }
    try scratch.write(gold.joined(), campaign, "gold.jsonl")
    return campaign
  }

  @Test func theExpertsAnswersAreShownThenTheTestDecides() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch)
    let terminal = try Programs.rate(campaign)
    try terminal.wait(for: "First a qualification")
    terminal.send("\r")
    try terminal.wait(for: "training 1 of 1")
    terminal.send("yy\r")
    try terminal.wait(for: "1 of 2 right; ! marks the others.")
    #expect(terminal.screen.shows("Not right: 0 of 2 experts"))
    terminal.send("\r")
    try terminal.wait(for: "test 1 of 1")
    #expect(try Programs.run("status", campaign.path).data.contains("test"))
    terminal.send("yn\r")
    try terminal.wait(for: "You have passed: 2 of 2 right.")
    terminal.send("q\r")
    #expect(try terminal.waitForEnd() == .exited(0))
    let result = try journal(campaign).last { $0["event"] as? String == "qualification" }
    #expect(result?["passed"] as? Bool == true && result?["right"] as? Int == 2)
    #expect(try Programs.run("status", campaign.path).data.contains("passed"))
    #expect(try Programs.run("check", campaign.path).code == 0)
    let again = try Programs.rate(campaign)
    try again.wait(for: "task 3 of 4")
  }

  @Test func whoFailsGetsNoTaskUntilTheLeadAllowsAnotherAttempt() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch)
    let terminal = try Programs.rate(campaign)
    terminal.send("\ryn\r\r")
    try terminal.wait(for: "test 1 of 1")
    terminal.send("ny\r")
    try terminal.wait(for: "You have not passed: 0 of 2 right, 90 % are needed.")
    #expect(terminal.screen.shows("The lead can give you another attempt."))
    terminal.signal(SIGTERM)
    _ = try terminal.waitForEnd()
    let settings = try String(contentsOf: campaign.appendingPathComponent("campaign.json"), encoding: .utf8)
    try scratch.write(
      settings.replacingOccurrences(of: #""attempts":1"#, with: #""attempts":2"#), campaign, "campaign.json")
    let again = try Programs.rate(campaign)
    try again.wait(for: "test 1 of 1")
    again.send("yn\r")
    try again.wait(for: "You have passed: 2 of 2 right.")
  }

  @Test func goldThatCannotBeReadIsSaid() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch)
    try FileManager.default.removeItem(at: campaign.appendingPathComponent("gold.jsonl"))
    let check = try Programs.run("check", campaign.path)
    #expect(check.code == 1 && (check.data + check.messages).contains("which no expert answered"))
    let terminal = try Programs.rate(campaign)
    #expect(try terminal.waitForEnd() == .exited(1))
    #expect(terminal.screen.text.joined().contains("which no expert answered"))
    let plain = try Programs.run("rate", campaign.path, "--rater", "ana", "--plain")
    #expect(plain.code == 1 && plain.messages.contains("has not passed the qualification"))
  }
}
