import Campaigns
import DurableFiles
import FileTesting
import Foundation
import Glibc
import Preview
import RaterUI
import RatingStore
import Ratings
import Terminal
import Testing

@testable import Sessions

/// Every call to the kernel fails once in every way while a rater answers: what the screen shows as given is on disk,
/// after each key; so is what `--plain` goes on after.
@Suite struct ScreenFaultTests {
  @Test func theScreenShowsNothingThatIsNotOnDisk() throws {
    let trace = try OnScreen(Disk(), [:]).work().trace
    #expect(trace.count { $0.hasPrefix("write") } > 8)
    for faults in Self.faults(in: trace) {
      let disk = try OnScreen(Disk(), faults).work()
      #expect(disk.refusals == 0 || disk.wasRefused, "\(faults)")
    }
  }

  @Test func plainAsksNothingBeforeTheLastAnswerIsOnDisk() throws {
    let trace = try inPlainLines(Disk(), [:]).trace
    for faults in Self.faults(in: trace) { _ = try inPlainLines(Disk(), faults) }
  }

  private static func faults(in trace: [String]) -> [[Int: FaultySystem.Fault]] {
    trace.enumerated().flatMap { number, call -> [[Int: FaultySystem.Fault]] in
      if call.hasPrefix("write") {
        return [
          [number: .error(EIO)], [number: .error(EINTR)], [number: .short(5)],
          [number: .shortThenError(5, ENOSPC)], [number: .allFail(ENOSPC)],
        ]
      }
      return call == "fsync"
        ? [[number: .error(EIO)], [number: .error(EINTR)], [number: .allFail(EIO)]] : [[number: .error(EIO)]]
    }
  }

  private func inPlainLines(_ disk: Disk, _ faults: [Int: FaultySystem.Fault]) throws -> Disk {
    let seat = try disk.sitDown()
    let tasks = disk.campaign.tasks
    var session = PlainSession(
      journal: seat,
      words: PlainWords(tasks: tasks, labels: disk.campaign.labels, minutesFromUTC: 0), canWait: true,
      clock: SessionClock { 0 })
    disk.system.restart(faults)
    var lines = session.begin()
    for line in "ynnmy" {
      for case .question(let text) in lines {
        let numbers = text.matches(of: /\d+/).compactMap { Int($0.0) }
        let progress = try disk.progress()
        #expect((0..<numbers[0] - 1).allSatisfy { progress.phase(of: $0) == .submitted }, "\(faults) \(text)")
        #expect(
          (0..<numbers[2] - 1).allSatisfy { progress.answers(of: numbers[0] - 1)[$0] != nil },
          "\(faults) \(text)")
      }
      lines = session.take(String(line))
    }
    return disk
  }
}

/// A rater at the screen, whose keys are looked at one by one.
private struct OnScreen {
  private let disk: Disk
  private let faults: [Int: FaultySystem.Fault]
  private var session: RatingSession<MemoryOutput, SeatJournal>

  struct MemoryOutput: Screen {
    var memory = MemoryScreen(size: Size(columns: 80, rows: 24))
    var size: Size { memory.size }
    mutating func present(_ surface: Surface, picture: PlacedPicture?) -> Bool {
      memory.present(surface, picture: picture)
    }
    mutating func redrawEverything() {}
  }

  init(_ disk: Disk, _ faults: [Int: FaultySystem.Fault]) throws {
    (self.disk, self.faults) = (disk, faults)
    let seat = try disk.sitDown()
    let campaign = disk.campaign
    let rating = RatingScreen(
      campaign: .init(name: "disk", tasks: campaign.tasks, labels: campaign.labels, instructions: nil),
      rater: disk.rater, progress: seat.seat.progress, claims: try seat.claim(),
      size: Size(columns: 80, rows: 24), firstStart: false, showsPictures: false, time: 0)
    session = RatingSession(
      screen: rating, output: MemoryOutput(), journal: seat,
      desk: PictureDesk(
        source: Stage.Pictures(log: Stage.Log()), tasks: campaign.tasks, driver: PictureDriver.none,
        cell: .assumed),
      clock: SessionClock { 0 })
  }

  /// Types, and compares the screen with the journal after each key; with `⏎` for Enter, twice because no picture is
  /// shown.
  func work() throws -> Disk {
    var copy = self
    disk.system.restart(faults)
    // A disk that neither takes nor gives back may keep an undo that was refused: the answer is shown, and the rater told.
    let isDead = faults.values.contains { if case .allFail = $0 { true } else { false } }
    for key in isDead ? "yn⏎⏎nm" : "yn⏎⏎nu⏎m" {
      copy.session.take([key == "⏎" ? .enter : .character(key)])
      try copy.session.draw()
      try copy.check(key)
    }
    return disk
  }

  private func check(_ key: Character) throws {
    let lines = session.output.memory.text
    if lines.contains(where: { $0.contains("Not saved") }) { disk.wasRefused = true }
    guard let match = lines[0].firstMatch(of: /task (\d+) of/), let number = Int(match.1) else { return }
    let progress = try disk.progress()
    #expect((0..<number - 1).allSatisfy { progress.phase(of: $0) == .submitted }, "\(faults) \(key)")
    for (candidate, name) in ["1  cup", "2  desk"].enumerated() {
      let row = lines.first { $0.contains(name) } ?? ""
      let shown: Answer? =
        row.contains("✓ Yes") ? .yes : row.contains("✗ No") ? .no : row.contains("? Maybe") ? .maybe : nil
      guard let shown else { continue }
      #expect(progress.answers(of: number - 1)[candidate] == shown, "\(faults) \(key)")
    }
  }
}

/// A campaign on a real disk whose calls can fail.
private final class Disk {
  let system = FaultySystem(synchronizes: false)
  let campaign: Campaign
  let rater: RaterName
  /// Whether the screen said that something was not saved.
  var wasRefused = false
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("reassess-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
      "campaign.json": #"{"format":1,"name":"disk"}"#,
      "labels.json": #"[{"index":0,"id":"n0","name":"cup"},{"index":1,"id":"n1","name":"desk"}]"#,
      "images.jsonl": #"{"image":"i","file":"i.png"}"# + "\n",
      "tasks.jsonl": (1...4).map { #"{"task":"t\#($0)","image":"i","candidates":[0,1]}"# + "\n" }.joined(),
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    campaign = try CampaignFolder(folder.path, calls: system.calls).load()
    rater = try #require(RaterName("ana"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Who sits there.
  private var seat: SeatJournal?
  /// How many appends the seat refused.
  var refusals: Int { seat?.refusals ?? 0 }

  var trace: [String] { system.trace }

  func sitDown() throws -> SeatJournal {
    let journal = try SeatJournal(
      Seat(
        of: rater, rules: ClaimRules(campaign.settings), ledger: FileLedger(of: campaign),
        journal: FileJournal(Journal(of: rater, in: campaign, at: Timestamp(milliseconds: 0))),
        at: Timestamp(milliseconds: 0)))
    seat = journal
    return journal
  }

  /// What is in the journal, read by calls that do not fail.
  func progress() throws -> RaterProgress {
    try CampaignFolder(folder.path).load().readProgress(of: rater)
  }
}
