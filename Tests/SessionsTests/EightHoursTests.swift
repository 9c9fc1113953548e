import Campaigns
import DurableFiles
import Foundation
import Preview
import RaterUI
import RatingStore
import Ratings
import Terminal
import Testing

@testable import Sessions

/// Eight hours at the screen by a clock that the test sets: memory does not grow by more than a tenth.
///
/// 2,000 tasks unless REASSESS_TASKS says how many: unoptimised, 10,000 take a minute or more.
@Suite struct EightHoursTests {
  private final class Clock { var milliseconds = 0 }

  private struct Output: Screen {
    var memory = MemoryScreen(size: Size(columns: 80, rows: 24))
    var size: Size { memory.size }
    mutating func present(_ surface: Surface, picture: PlacedPicture?) -> Bool {
      memory.present(surface, picture: picture)
    }
    mutating func redrawEverything() {}
  }

  @Test func memoryStays() throws {
    let count = ProcessInfo.processInfo.environment["REASSESS_TASKS"].flatMap { Int($0) } ?? 2000
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "reassess-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.makeCampaign(folder, tasks: count)
    // Synchronizing takes time and no memory.
    var calls = SystemCalls.real
    calls.fsync = { _ throws(Errno) in }
    let campaign = try CampaignFolder(folder.path, calls: calls).load()
    let seat = try Self.sitDown(campaign)
    let clock = Clock()
    var session = try Self.session(campaign, seat, clock)
    var early = 0
    for task in 0..<count {
      clock.milliseconds += 8 * 3_600_000 / count
      seat.time = Timestamp(milliseconds: Int64(clock.milliseconds))
      session.take([.character("y"), .character("n"), .enter])
      // The first Enter only warns that no picture is shown.
      if task == 0 { session.take([.enter]) }
      if task % 10 == 0 { try session.draw() }
      if task == count / 10 { early = Self.residentPages() }
    }
    try session.draw()
    #expect(seat.seat.progress.submittedCount == count)
    #expect(seat.refusals == 0)
    let late = Self.residentPages()
    #expect(Double(late) <= 1.1 * Double(early), "\(early) pages, then \(late)")
  }

  private static func sitDown(_ campaign: Campaign) throws -> SeatJournal {
    let rater = try #require(RaterName("ana"))
    let time = Timestamp(milliseconds: 0)
    return SeatJournal(
      try Seat(
        of: rater, rules: ClaimRules(campaign.settings), ledger: FileLedger(of: campaign),
        journal: FileJournal(Journal(of: rater, in: campaign, at: time)), at: time))
  }

  private static func session(
    _ campaign: Campaign, _ seat: SeatJournal, _ clock: Clock
  ) throws -> RatingSession<Output, SeatJournal> {
    let screen = RatingScreen(
      campaign: .init(name: "day", tasks: campaign.tasks, labels: campaign.labels, instructions: nil),
      rater: seat.seat.rater, progress: seat.seat.progress, claims: try seat.claim(),
      size: Size(columns: 80, rows: 24), firstStart: false, showsPictures: false, time: 0)
    return RatingSession(
      screen: screen, output: Output(), journal: seat,
      desk: PictureDesk(
        source: Stage.Pictures(log: Stage.Log()), tasks: campaign.tasks, driver: PictureDriver.none,
        cell: .assumed),
      clock: SessionClock { clock.milliseconds })
  }

  /// What is in memory of this process, as proc(5) has it.
  private static func residentPages() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  private static func makeCampaign(_ folder: URL, tasks: Int) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
      "campaign.json": #"{"format":1,"name":"day"}"#,
      "labels.json": #"[{"index":0,"id":"n0","name":"cup"},{"index":1,"id":"n1","name":"desk"}]"#,
      "images.jsonl": #"{"image":"i","file":"i.png"}"# + "\n",
      "tasks.jsonl": (0..<tasks).map { #"{"task":"t\#($0)","image":"i","candidates":[0,1]}"# + "\n" }
        .joined(),
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
  }
}
