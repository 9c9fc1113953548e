import Campaigns
import Foundation
import RatingStore
import Ratings
import Terminal
import TerminalTesting
import Testing

/// `status` of a campaign that is being rated, and `status --watch`.
@Suite(.serialized) struct StatusTests {
  private let scratch: Scratch
  private let folder: URL
  private let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

  init() throws {
    scratch = try Scratch()
    folder = try scratch.campaign(tasks: 4)
    try scratch.write(#"{"format":1,"name":"birds","ratersPerTask":1}"#, folder, "campaign.json")
  }

  private func sitDown(_ name: String) throws -> Seat<FileLedger, FileJournal> {
    let campaign = try CampaignFolder(folder.path).load()
    let rater = try #require(RaterName(name))
    return try Seat(
      of: rater, rules: ClaimRules(campaign.settings), ledger: FileLedger(of: campaign),
      journal: FileJournal(Journal(of: rater, in: campaign, at: now)), at: now)
  }

  private func rate(_ task: Int, _ seat: inout Seat<FileLedger, FileJournal>) throws {
    let rating = Rating(
      task: "t\(task)", image: "i\(task)",
      answers: [LabelAnswer(label: 0, answer: .yes), LabelAnswer(label: 1, answer: .no)], seconds: 1,
      picture: .shown)
    _ = try seat.append(
      rating.answers.map { .answer(task: rating.task, label: $0.label, answer: $0.answer) }
        + [.submit(rating)], at: now)
  }

  @Test func saysWhoHoldsWhatAndWhyNothingIsFree() throws {
    var (ana, ben) = (try sitDown("ana"), try sitDown("ben"))
    _ = try ana.claim(at: now)
    try rate(0, &ana)
    #expect(
      try Programs.run("status", folder.path).data.contains("1 task is free for raters; 2 tasks are full"))
    _ = try ben.claim(at: now)
    let text = try Programs.run("status", folder.path).data
    #expect(text.contains("Nothing is free: raters hold the last 3 tasks without all ratings.\n"))
    let until = Timestamp(milliseconds: now.milliseconds + 30 * 60_000)
    #expect(
      try Programs.run("status", folder.path, "--part", "claims", "--format", "csv").data
        == "rater,task,state,until\nana,t1,held,\(until)\nana,t2,held,\(until)\nben,t3,held,\(until)\n")
    #expect(
      try Programs.run("status", folder.path, "--part", "queue", "--format", "csv").data
        == "closed,done,free,held,missing\nno,1,0,3,0\n")
  }

  @Test func withoutTasksItSaysWhatMakesThem() throws {
    try scratch.write("", folder, "tasks.jsonl")
    let text = try Programs.run("status", folder.path).data
    #expect(text.contains("There are no tasks to rate yet: reassess propose makes them"), "\(text)")
  }

  @Test func saysWhichTasksWaitForTheLead() throws {
    for name in ["ana", "ben"] {
      var seat = try sitDown(name)
      _ = try seat.claim(at: now)
      _ = try seat.append([.skip(task: "t0", reason: .missing)], at: now)
      try seat.release(at: now)
    }
    let text = try Programs.run("status", folder.path).data
    #expect(text.contains("3 tasks are free for raters. 1 task is kept from raters because two missed"))
    #expect(
      try Programs.run("status", folder.path, "--part", "missing", "--format", "csv").data
        == "task,image,raters\nt0,i0,ana ben\n")
    #expect(try Programs.run("close", folder.path).code == 0)
    #expect(try Programs.run("status", folder.path).data.contains("The campaign is closed"))
  }

  @Test func watchedThroughAPipeItEndsWhenAllIsRated() throws {
    var ana = try sitDown("ana")
    _ = try ana.claim(at: now)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: Programs.reassess)
    process.arguments = ["status", "--watch", "--every", "1", folder.path]
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, pipe)
    try process.run()
    let first = try #require(String(data: pipe.fileHandleForReading.availableData, encoding: .utf8))
    #expect(first.contains(" 0 of 4 tasks done, 0 of 4 ratings, 1 rater at work\n"))
    for task in 0..<3 { try rate(task, &ana) }
    _ = try ana.claim(at: now)
    try rate(3, &ana)
    let rest = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(rest.contains(" 4 of 4 tasks done, 4 of 4 ratings, nobody at work, 240 ratings an hour\n"))
  }

  @Test func watchedOnATerminalItIsRedrawnInPlace() throws {
    let terminal = try PseudoTerminal(
      Programs.reassess, ["status", "--watch", folder.path], environment: ["LANG": "C.UTF-8"])
    try terminal.wait(for: "0 of 4 tasks done")
    #expect(terminal.screen.shows("Nobody at work"))
    var ana = try sitDown("ana")
    _ = try ana.claim(at: now)
    try terminal.wait(for: "1 rater at work")
    try rate(0, &ana)
    try terminal.wait(for: "1 of 4 tasks done")
    #expect(terminal.screen.shows("60 ratings an hour"))
    terminal.resize(Size(columns: 20, rows: 4))
    terminal.resize(Size(columns: 100, rows: 30))
    try terminal.wait(until: "the last size") { $0.shows("1 of 4 tasks done") && $0.text.count == 30 }
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(!terminal.screen.isAlternate && terminal.screen.isCursorVisible)
  }

  @Test(arguments: [("\u{3}", nil, 0), ("", SIGTERM, 143), ("", SIGINT, 130)])
  func leavesACleanTerminal(keys: String, signal: Int32?, code: Int) throws {
    let terminal = try PseudoTerminal(
      Programs.reassess, ["status", "--watch", folder.path], environment: ["LANG": "C.UTF-8"])
    try terminal.wait(for: "0 of 4 tasks done")
    if let signal { terminal.signal(signal) } else { terminal.send(keys) }
    #expect(try terminal.waitForEnd() == .exited(code))
    #expect(!terminal.screen.isAlternate && terminal.screen.isCursorVisible)
  }

  @Test(arguments: [
    ["--watch", "--format", "csv"], ["--watch", "--part", "tasks"], ["--every", "2"],
    ["--watch", "--every", "0"],
  ])
  func wrongUsageIsRefused(arguments: [String]) throws {
    #expect(try Programs.run(["status", folder.path] + arguments).code == 2)
  }
}
