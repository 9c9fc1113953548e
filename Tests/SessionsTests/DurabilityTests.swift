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

/// The real journal on a real disk, every call of the kernel on record beside every frame.
@Suite struct DurabilityTests {
  struct DiskJournal: AnswerJournal {
    let journal: Journal
    var progress: RaterProgress { journal.progress }

    func append(_ events: [JournalEvent]) throws(NotSaved) -> [JournalEntry] {
      do throws(JournalError) {
        return try journal.append(events, at: Timestamp(milliseconds: 0))
      } catch {
        throw NotSaved(error.reason)
      }
    }

    func claim() -> Claims { Claims(tasks: [0]) }
    func renew() -> [Int] { [] }
  }

  /// Calls that are made, and told once they have returned.
  final class Recorder: @unchecked Sendable {
    // Used by one thread: the test's.
    let log = Stage.Log()

    var calls: SystemCalls {
      var calls = SystemCalls.real
      let real = calls
      calls.write = { descriptor, bytes throws(Errno) in
        let count = try real.write(descriptor, bytes)
        self.log.lines.append("write \(count == bytes.count ? "all" : "some")")
        return count
      }
      calls.fsync = { descriptor throws(Errno) in
        try real.fsync(descriptor)
        self.log.lines.append("fsync")
      }
      return calls
    }
  }

  @Test func writeAndFsyncReturnBeforeTheAnswerIsShown() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "reassess-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.makeCampaign(folder)
    let recorder = Recorder()
    let campaign = try CampaignFolder(folder.path, calls: recorder.calls).load()
    let rater = try #require(RaterName("ana"))
    let journal = try Journal(of: rater, in: campaign, at: Timestamp(milliseconds: 0))
    let size = Size(columns: 80, rows: 24)
    var session = RatingSession(
      screen: RatingScreen(
        campaign: .init(name: "disk", tasks: campaign.tasks, labels: campaign.labels, instructions: nil),
        rater: rater,
        progress: journal.progress, claims: Claims(tasks: [0]), size: size, firstStart: false,
        showsPictures: false, time: 0),
      output: Stage.Output(log: recorder.log, memory: MemoryScreen(size: size)),
      journal: DiskJournal(journal: journal),
      desk: PictureDesk(
        source: Stage.Pictures(log: recorder.log), tasks: campaign.tasks, driver: PictureDriver.none,
        cell: .assumed),
      clock: SessionClock { 0 })
    try session.draw()
    recorder.log.lines = []
    for key in "yn" {
      session.take([.character(key)])
      try session.draw()
    }
    let told = recorder.log.lines.filter { !$0.hasPrefix("prefetch") }
    #expect(
      told == ["write all", "fsync", "present 1 answers", "write all", "fsync", "present 2 answers"])
  }

  private static func makeCampaign(_ folder: URL) throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("images"), withIntermediateDirectories: true)
    let files = [
      "campaign.json": #"{"format":1,"name":"disk"}"#,
      "labels.json": #"[{"index":0,"id":"n0","name":"cup"},{"index":1,"id":"n1","name":"desk"}]"#,
      "images.jsonl": #"{"image":"i","file":"i.png"}"# + "\n",
      "tasks.jsonl": #"{"task":"t","image":"i","candidates":[0,1]}"# + "\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
  }
}
