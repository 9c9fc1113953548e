import Foundation
import Testing

/// Notes and flags, from the rater's keys to what the lead reads.
@Suite(.serialized) struct RemarksTests {
  @Test func whatARaterRemarksReachesTheLead() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let terminal = try Programs.rate(campaign)
    try terminal.wait(for: "task 1 of 2")
    terminal.send("!34")
    try terminal.wait(for: "duplicate · damaged")
    terminal.send("4")
    try terminal.wait(for: "Taken back: the flag damaged.")
    terminal.send("\r#두 마리, \"twins\"\r")
    try terminal.wait(for: "Noted for the lead.")
    terminal.send("yn\r!1\r#oops\r")
    try terminal.wait(for: "offensive · oops")
    terminal.send("uu")
    try terminal.wait(for: "Taken back: the flag offensive.")
    terminal.signal(SIGKILL)
    _ = try terminal.waitForEnd()

    let again = try Programs.rate(campaign)
    try again.wait(for: "task 2 of 2")
    again.send("b")
    try again.wait(for: "duplicate · 두 마리, \"twins\"")
    again.send("q")
    #expect(try again.waitForEnd() == .exited(0))

    #expect(try Programs.run("check", campaign.path).code == 0)
    let remarks = try Programs.run("stats", campaign.path, "--table", "remarks", "--format", "csv").data
    let lines = remarks.split(separator: "\n").map { line in
      line.lastIndex(of: ",").map { String(line[..<$0]) } ?? ""
    }
    #expect(
      lines == [
        "rater,task,image,remark,reason,text", "ana,t0,i0,flag,duplicate,",
        #"ana,t0,i0,note,,"두 마리, ""twins""""#,
      ])
    #expect(try Programs.run("stats", campaign.path).data.contains("From the raters: 1 flag, 1 note;"))
    let answers = try Programs.run("export", "answers", campaign.path).data
    #expect(answers.components(separatedBy: #",duplicate,"두 마리, ""twins"""#).count == 3)
    let tasks = try Programs.run("export", "label-studio", campaign.path).data
    #expect(tasks.contains(#""flags":["duplicate"],"note":"두 마리, \"twins\"""#))
  }
}
