import Campaigns
import Foundation
import RatingStore
import Ratings
import TerminalTesting
import Testing

/// Sixteen processes rate one campaign at full speed, are killed at random, and lose their leases to a clock that
/// jumps: every task gets exactly its ratings, and whatever was acknowledged is there.
@Suite(.serialized) struct ManyRatersTests {
  private static let raterCount = 16
  private static let ratersPerTask = 2

  @Test func everyTaskGetsExactlyItsRatings() throws {
    let scratch = try Scratch()
    let folder = try scratch.campaign(tasks: 2000)
    try Data(#"{"format":1,"name":"many","ratersPerTask":\#(Self.ratersPerTask)}"#.utf8)
      .write(to: folder.appendingPathComponent("campaign.json"))
    let crowd = Crowd(folder, raters: Self.raterCount)
    try crowd.work(kills: 60, jumps: 20)
    try check(folder, crowd)
  }

  private func check(_ folder: URL, _ crowd: Crowd) throws {
    let campaign = try CampaignFolder(folder.path).load()
    var ratings = [Int](repeating: 0, count: campaign.tasks.count)
    for name in crowd.names {
      let rater = try #require(RaterName(name))
      let progress = try campaign.readProgress(of: rater)
      for task in campaign.tasks.indices where progress.phase(of: task) == .submitted { ratings[task] += 1 }
      let entries = try JournalFile(folder.appendingPathComponent("answers/\(name).jsonl").path).entries()
      for line in try crowd.acknowledged(name) {
        let parts = line.split(separator: " ")
        let seq = try #require(Int(parts[0]))
        #expect(seq <= entries.count, "\(name) \(line)")
        #expect("\(entries[seq - 1].event)".hasPrefix(parts[1]), "\(name) \(line)")
      }
    }
    #expect(ratings.allSatisfy { $0 == Self.ratersPerTask }, "\(Set(ratings))")
    #expect(checkCampaign(CampaignFolder(folder.path)).problems.isEmpty)
    #expect(crowd.killCount == 60)
  }
}

/// SIGKILL before each write, synchronization and truncation of a rater's program in turn: the next start goes on, and
/// every task gets exactly its ratings.
@Suite struct KilledAtEveryWriteTests {
  @Test func everyTaskGetsExactlyItsRatings() throws {
    var kills = 0
    while try isKilled(after: kills) { kills += 1 }
    #expect(kills > 30, "\(kills)")
  }

  /// Ana is killed after so many writes; then ben works, whose leases are newer, then ana. False: nothing was killed.
  private func isKilled(after writes: Int) throws -> Bool {
    let scratch = try Scratch()
    let folder = try scratch.campaign(tasks: 3)
    try scratch.write(#"{"format":1,"name":"killed","ratersPerTask":1}"#, folder, "campaign.json")
    let isKilled = try simulate("ana", "\(writes)", minutes: 0, in: folder) == SIGKILL
    // When ben comes, ana's leases have run out.
    for (turn, name) in ["ben", "ana", "ben"].enumerated() {
      _ = try simulate(name, minutes: 100 * (turn + 1), in: folder)
    }
    let campaign = try CampaignFolder(folder.path).load()
    var ratings = [0, 0, 0]
    for name in ["ana", "ben"] {
      let progress = try campaign.readProgress(of: try #require(RaterName(name)))
      for task in campaign.tasks.indices where progress.phase(of: task) == .submitted { ratings[task] += 1 }
      let lines = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(progress.seq >= lines.split(separator: "\n").count, "\(name), killed after \(writes) writes")
    }
    #expect(ratings == [1, 1, 1], "killed after \(writes) writes")
    #expect(checkCampaign(CampaignFolder(folder.path)).problems.isEmpty)
    return isKilled
  }

  private func simulate(_ name: String, _ kill: String..., minutes: Int, in folder: URL) throws -> Int32 {
    let clock = folder.appendingPathComponent("clock")
    try Data("\(minutes * 60_000)\n".utf8).write(to: clock)
    let process = Process()
    process.executableURL = Programs.folder.appendingPathComponent("rater-simulator")
    process.arguments =
      [folder.path, name, "1", clock.path, folder.appendingPathComponent(name).path] + kill
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// The processes of the raters.
private final class Crowd {
  let names: [String]
  private let folder: URL
  private let clock: URL
  private var processes: [Process?]
  private var random = SeededGenerator(seed: 7)
  private var minutes = 0
  private(set) var killCount = 0

  init(_ folder: URL, raters: Int) {
    self.folder = folder
    names = (0..<raters).map { "rater\($0)" }
    clock = folder.appendingPathComponent("clock")
    processes = Array(repeating: nil, count: raters)
  }

  deinit { for case let process? in processes { kill(process.processIdentifier, SIGKILL) } }

  func acknowledged(_ name: String) throws -> [Substring] {
    try String(contentsOf: acknowledgements(name), encoding: .utf8).split(separator: "\n")
  }

  private func acknowledgements(_ name: String) -> URL {
    folder.appendingPathComponent("\(name).acknowledged")
  }

  /// Lets everybody work until all is done, with so many kills and jumps of the clock on the way.
  func work(kills: Int, jumps: Int) throws {
    try setClock()
    var isDone = false
    let end = ContinuousClock.now + .seconds(240)
    while !isDone {
      try #require(ContinuousClock.now < end, "not done in time")
      try startMissing()
      try waitForAnEnd(for: 0.05)
      // Kills begin when some work is done, and go on until none is left to do.
      if killCount < kills { try killOne() }
      if minutes < jumps * 31, random.next() % 2 == 0 { try setClock(after: 31) }
      isDone = try reap()
    }
  }

  private func setClock(after passed: Int = 0) throws {
    minutes += passed
    try Data("\(minutes * 60_000)\n".utf8).write(to: clock, options: .atomic)
  }

  private func startMissing() throws {
    for (number, name) in names.enumerated() where processes[number] == nil {
      let process = Process()
      process.executableURL = Programs.folder.appendingPathComponent("rater-simulator")
      process.arguments = [
        folder.path, name, "\(random.next() >> 1)", clock.path, acknowledgements(name).path,
      ]
      try process.run()
      processes[number] = process
    }
  }

  /// Waits until a process ends, but not for long.
  private func waitForAnEnd(for seconds: Double) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end, processes.allSatisfy({ $0?.isRunning ?? true }) {
      RunLoop.current.run(until: Date(timeIntervalSinceNow: 0.005))
    }
  }

  private func killOne() throws {
    guard let process = processes[Int(random.next() % UInt64(names.count))], process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    killCount += 1
  }

  /// Takes note of those who have ended; true when one of them found nothing left to do and nobody works.
  private func reap() throws -> Bool {
    var done = 0
    for number in names.indices {
      guard let process = processes[number], !process.isRunning else { continue }
      if process.terminationReason == .exit {
        let status = process.terminationStatus
        #expect(status == 0 || status == 3, "\(names[number]) ended with \(status)")
        if status == 0 {
          done += 1
          continue
        }
      }
      processes[number] = nil
    }
    return done == names.count
  }
}
