import Campaigns
import DurableFiles
import Foundation
import RatingStore
import Ratings
import Testing

/// `reassess propose` where there are tasks already.
@Suite(.serialized) struct ProposeAgainTests {
  /// A copy of the Sample without answers and tasks.
  private static func fresh(_ scratch: Scratch) throws -> URL {
    let campaign = try scratch.sample(withAnswers: false)
    try scratch.write("", campaign, "tasks.jsonl")
    return campaign
  }

  private static func tasks(_ campaign: URL) throws -> String {
    try String(contentsOf: campaign.appending(path: "tasks.jsonl"), encoding: .utf8)
  }

  private static func lines(_ campaign: URL) throws -> [[String: Any]] {
    try tasks(campaign).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  private static func ids(_ campaign: URL) throws -> [String] {
    try lines(campaign).compactMap { $0["task"] as? String }
  }

  private static func questions(_ campaign: URL) throws -> [String] {
    try lines(campaign).flatMap { task in
      (task["candidates"] as? [Int] ?? []).map { "\(task["image"] ?? "")/\($0)" }
    }
  }

  private static let wide = ["--committee", "all", "--per-image", "5"]

  private static func propose(_ campaign: URL, _ options: [String] = []) throws -> Programs.Output {
    try Programs.run(["propose", campaign.path] + options)
  }

  /// A journal of somebody who opened the campaign.
  private static func journal(_ folder: URL, session: Bool) throws -> Journal {
    let campaign = try CampaignFolder(folder.path).load()
    let journal = try Journal(
      of: try #require(RaterName("ana")), in: campaign, at: Timestamp(milliseconds: 1_000_000))
    if session {
      let start = SessionStart(
        program: "test", rater: try #require(RaterName("ana")), host: "here", uid: 1,
        labels: campaign.labelsDigest, monotonic: 1)
      try journal.append([.session(start)], at: Timestamp(milliseconds: 1_000_000))
    }
    return journal
  }

  // MARK: Before anybody has begun

  @Test func beforeAnybodyHasBegunTheTasksAreMadeAnew() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Self.propose(folder).code == 0)
    let first = try Self.tasks(folder)
    let same = try Self.propose(folder)
    #expect(same.messages.contains("tasks.jsonl has these tasks already"), "\(same.messages)")
    #expect(try Self.tasks(folder) == first)

    let wide = try Self.propose(folder, Self.wide)
    #expect(wide.code == 0, "\(wide.messages)")
    #expect(wide.messages.contains("Nobody has begun, so 10 tasks were replaced"), "\(wide.messages)")
    #expect(try Self.ids(folder).first == "000001")
    #expect(Set(try Self.questions(folder)).count == 99)
    #expect(try Self.questions(folder).count == 99)
    #expect(!(try Self.tasks(folder)).hasPrefix(first))
    // The same input and seed give the same tasks with the same names.
    #expect(try Self.propose(folder).code == 0)
    #expect(try Self.tasks(folder) == first)
    #expect(try Self.propose(folder, ["--replace", "--seed", "2"]).code == 0)
    #expect(try Self.tasks(folder) != first)
    #expect(try Self.propose(folder, ["--replace"]).code == 0)
    #expect(try Self.tasks(folder) == first)
    #expect(try Programs.run("check", folder.path).data == "")
  }

  /// What the lead added by hand is not propose's to take away.
  @Test func tasksOfOthersStay() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Self.propose(folder).code == 0)
    let first = try Self.tasks(folder)
    let own = """
      {"task": "mine", "image": "desk", "candidates": [0]}
      {"task":"g1","image":"dog","candidates":[4],"purpose":"gold"}
      {"task":"r1","image":"\(try Self.lines(folder)[0]["image"] ?? "")","candidates":[3],"purpose":"repeat","of":"000001"}

      """
    try scratch.write(first + own, folder, "tasks.jsonl")
    let same = try Self.propose(folder)
    #expect(same.code == 0, "\(same.messages)")
    #expect(try Self.tasks(folder) == first + own)

    let wide = try Self.propose(folder, Self.wide)
    #expect(
      wide.messages.contains("10 tasks were replaced, and 1 that repeat them are gone"), "\(wide.messages)")
    #expect(try Self.ids(folder).prefix(3) == ["mine", "g1", "000001"])
    #expect(try Self.propose(folder, ["--replace"]).code == 0)
    #expect(try Self.ids(folder).prefix(2) == ["g1", "000001"])
    #expect(try Programs.run("check", folder.path).data == "")
  }

  @Test func aClosedOrSharedCampaignHasNotBegun() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Self.propose(folder).code == 0)
    #expect(try Programs.run("close", folder.path).code == 0)
    #expect(try Self.propose(folder, Self.wide).messages.contains("Nobody has begun"))
  }

  // MARK: Once somebody has

  @Test func onceAnswersExistOnlyNewQuestionsAreAdded() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Self.propose(folder).code == 0)
    let first = try Self.tasks(folder)
    _ = try Self.journal(folder, session: true)
    let wide = try Self.propose(folder, Self.wide)
    #expect(wide.code == 0, "\(wide.messages)")
    #expect(
      wide.messages.contains("answers/ana.jsonl is not empty, so the 10 tasks stay"), "\(wide.messages)")
    #expect(wide.messages.contains("new tasks stand behind them"), "\(wide.messages)")
    #expect(try Self.tasks(folder).hasPrefix(first))
    #expect(try Self.questions(folder).count == 99)
    #expect(Set(try Self.questions(folder)).count == 99)
    #expect(try Programs.run("check", folder.path).data == "")
  }

  @Test func tasksThatARaterMayHaveSeenAreNotReplaced() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Self.propose(folder).code == 0)
    let before = try Self.tasks(folder)
    func refused(_ reason: String) throws {
      let output = try Self.propose(folder, ["--replace", "--seed", "2"])
      #expect(output.code == 1)
      #expect(output.messages.contains(reason), "\(output.messages)")
      #expect(output.messages.contains("tasks cannot be replaced"), "\(output.messages)")
      #expect(try Self.tasks(folder) == before)
    }
    do {
      // The journal is locked, and nothing is in it.
      let open = try Self.journal(folder, session: false)
      try refused("ana has the campaign open")
      withExtendedLifetime(open) {}
    }
    #expect(try Self.propose(folder, ["--replace"]).code == 0)
    do {
      let open = try Self.journal(folder, session: true)
      try refused("answers/ana.jsonl is not empty")
      withExtendedLifetime(open) {}
    }
    try refused("answers/ana.jsonl is not empty")
    try FileManager.default.removeItem(at: folder.appending(path: "answers"))
    try scratch.write(
      #"{"event":"claim","task":"000001","rater":"ana","until":"2026-11-21T23:00:00.000Z","at":"2026-11-21T22:00:00.000Z","seq":1}"#
        + "\n", folder, "ledger.jsonl")
    try refused("ledger.jsonl shows that raters had tasks")
  }

  /// Who is at work when tasks are added goes on with those that were there, whatever others do with the new ones.
  @Test func ratersAtWorkGoOnWhenTasksAreAdded() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Self.propose(folder).code == 0)
    let ana = Process()
    ana.executableURL = URL(fileURLWithPath: Programs.reassess)
    ana.arguments = ["rate", folder.path, "--rater", "ana", "--plain"]
    let (keys, screen) = (Pipe(), Pipe())
    (ana.standardInput, ana.standardOutput, ana.standardError) = (keys, screen, screen)
    try ana.run()
    keys.fileHandleForWriting.write(Data("y\n".utf8))
    let journal = folder.appending(path: "answers/ana.jsonl")
    let deadline = ContinuousClock.now + .seconds(20)
    while (try? String(contentsOf: journal, encoding: .utf8))?.contains("answer") != true {
      try #require(ContinuousClock.now < deadline)
    }
    #expect(try Self.propose(folder, Self.wide).messages.contains("20 new tasks stand behind them"))
    let ben = try Programs.run(
      shell: "yes | '\(Programs.reassess)' rate '\(folder.path)' --rater ben --plain 2>&1")
    #expect(ben.data.contains("ben: 30 of 30 tasks rated"))
    keys.fileHandleForWriting.write(Data(String(repeating: "y\n", count: 40).utf8))
    try keys.fileHandleForWriting.close()
    let said = String(decoding: screen.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    ana.waitUntilExit()
    #expect(said.contains("ana: 10 of 10 tasks rated"), "\(said)")
    #expect(ana.terminationStatus == 0)
    #expect(try Programs.run("check", folder.path).data == "")
  }

  @Test func answersKeepTasksAsTheyAre() throws {
    let scratch = try Scratch()
    let folder = try scratch.sample()
    let before = try Self.tasks(folder)
    let output = try Self.propose(folder, ["--replace"])
    #expect(output.code == 1)
    #expect(output.messages.contains("answers/ana.jsonl is not empty"), "\(output.messages)")
    #expect(try Self.tasks(folder) == before)
    // Without answers gold and training tasks stay; the repeat of a task that goes does not.
    try FileManager.default.removeItem(at: folder.appending(path: "answers"))
    #expect(try Self.propose(folder, ["--replace"]).code == 0)
    let kept = try Self.lines(folder).compactMap { $0["purpose"] as? String }.filter { $0 != "rating" }
    #expect(kept == ["training", "gold", "gold"])
    #expect(try Programs.run("check", folder.path).data == "")
  }

  // MARK: Two at once

  /// Tasks are read under the lock: what another run adds before is seen.
  @Test func anotherRunIsWaitedFor() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Self.propose(folder).code == 0)
    _ = try Self.journal(folder, session: true)
    let lock = try FolderLock(folder.path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Programs.reassess)
    process.arguments = ["propose", folder.path] + Self.wide
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    #expect(ended.wait(timeout: .now() + 0.7) == .timedOut)
    let added = #"{"task":"mine","image":"desk","candidates":[0]}"# + "\n"
    try scratch.write(try Self.tasks(folder) + added, folder, "tasks.jsonl")
    lock.release()
    #expect(ended.wait(timeout: .now() + 20) == .success)
    #expect(process.terminationStatus == 0)
    #expect(try Self.ids(folder).contains("mine"))
    #expect(try Self.questions(folder).count == 100)
  }

  /// A rater whose program read the tasks before they were replaced does not rate those.
  @Test func aStartThatReadOtherTasksEnds() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Self.propose(folder).code == 0)
    var ledger = try FileLedger(of: try CampaignFolder(folder.path).load())
    try ledger.lock()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Programs.reassess)
    process.arguments = ["rate", folder.path, "--rater", "ana", "--plain"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let messages = Pipe()
    process.standardError = messages
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    #expect(ended.wait(timeout: .now() + 0.7) == .timedOut)
    let other = try Self.tasks(folder).replacing("000002", with: "200000")
    try replaceFile(at: folder.appending(path: "tasks.jsonl").path, with: Array(other.utf8))
    ledger.unlock()
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    #expect(ended.wait(timeout: .now() + 20) == .success)
    #expect(process.terminationStatus == 1)
    #expect(String(decoding: said, as: UTF8.self).contains("tasks.jsonl was changed"))
    #expect(try Data(contentsOf: folder.appending(path: "ledger.jsonl")).isEmpty)
  }
}
