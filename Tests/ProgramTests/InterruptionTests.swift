import Foundation
import Glibc
import Testing

/// Programs that are stopped, kept waiting, or not listened to.
@Suite struct InterruptionTests {
  private func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Programs.reassess)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  /// Polls until something holds, 30 seconds at most.
  private func wait(_ what: Comment, until condition: () throws -> Bool) throws {
    let deadline = Date(timeIntervalSinceNow: 30)
    while try !condition() { try #require(Date() < deadline, what) }
  }

  @Test func twoAggregatesWriteOneAfterTheOther() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let results = campaign.appendingPathComponent("results")
    try FileManager.default.createDirectory(at: results, withIntermediateDirectories: true)
    let folder = open(results.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(folder) }
    #expect(flock(folder, LOCK_EX) == 0)
    let both = ["gold", "majority"].map { process(["aggregate", campaign.path, "--method", $0]) }
    for one in both { try one.run() }
    try wait("both wait for the lock") {
      let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n")
      return both.allSatisfy { one in
        locks.contains { $0.contains("->") && $0.contains(" \(one.processIdentifier) ") }
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: results.path).isEmpty)
    #expect(flock(folder, LOCK_UN) == 0)
    for one in both {
      one.waitUntilExit()
      #expect(one.terminationStatus == 0)
    }
    let records = try ["real", "scores", "incomplete"].map {
      try String(contentsOf: results.appendingPathComponent("\($0).run.json"), encoding: .utf8)
    }
    #expect(Set(records).count == 1)
  }

  /// Stopped between the beginning and the end of 60,000 answers.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func whatIsBeingWrittenIsRemoved(signal: Int32) throws {
    let scratch = try Scratch()
    let rows = (0..<20_000).flatMap { task in ["a", "b", "c"].map { "i\(task)/65,\($0),yes\n" } }
    try scratch.write("task,worker,label\n" + rows.joined(), scratch.url, "votes.csv")
    try scratch.write(#"[{"index":65,"id":"n1","name":"one"}]"#, scratch.url, "labels.json")
    let path = { (name: String) in scratch.url.appendingPathComponent(name).path }
    let made = try Programs.run(
      "import", "crowd-kit", "--labels", path("labels.json"), path("votes.csv"), path("campaign"))
    try #require(made.code == 0, "\(made.messages)")
    // On a busy machine an export can be over before the signal comes.
    for attempt in 1...20 {
      let export = process(["export", "answers", path("campaign"), "--output", path("file\(attempt)")])
      // A program inherits what its parent's thread blocks, and those that run tests block signals.
      var (none, blocked) = (sigset_t(), sigset_t())
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, &blocked)
      defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
      try export.run()
      let temporary = path("file\(attempt).new-\(export.processIdentifier)")
      try wait("the file is begun") { access(temporary, F_OK) == 0 || !export.isRunning }
      kill(export.processIdentifier, signal)
      export.waitUntilExit()
      #expect(access(temporary, F_OK) != 0)
      guard export.terminationReason == .uncaughtSignal else { continue }
      #expect(export.terminationStatus == signal && access(path("file\(attempt)"), F_OK) != 0)
      return
    }
    Issue.record("no export was interrupted")
  }

  @Test(arguments: [["stats"], ["export", "answers"]])
  func aClosedPipeEndsTheProgramQuietly(_ command: [String]) throws {
    let scratch = try Scratch()
    let program = process(command + [try scratch.sample().path])
    let (data, messages) = (Pipe(), Pipe())
    try data.fileHandleForReading.close()
    program.standardOutput = data
    program.standardError = messages
    try program.run()
    try messages.fileHandleForWriting.close()
    #expect(messages.fileHandleForReading.readDataToEndOfFile().isEmpty)
    program.waitUntilExit()
    #expect(program.terminationStatus == 128 + SIGPIPE)
  }

  @Test func resultsOfNoAnswersReplaceNothing() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    #expect(try Programs.run("aggregate", campaign.path).code == 0)
    let before = try ChainTests.result(campaign, "scores.jsonl")
    let output = try Programs.run(
      ["aggregate", campaign.path] + ["ana", "ben", "cho", "dee"].flatMap { ["--without", $0] })
    #expect(output.code == 1 && output.messages.contains("no answers are left"), "\(output.messages)")
    #expect(try ChainTests.result(campaign, "scores.jsonl") == before)
  }
}
