import DurableFiles
import Foundation
import Ratings
import Testing

@testable import Campaigns

@Suite struct LongLastLineTests {
  /// The second thread reads the parts from the end on, and finds the line that was cut off not in the first of them.
  @Test func aLineThatWasCutOffIsNotedHoweverLongItIs() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    let ana = try rater("ana")
    let journal = try Journal(of: ana, in: campaign, at: now)
    for events in JournalTests.work(campaign, ana) { try journal.append(events, at: now) }
    let whole = try temporary.bytes("answers/ana.jsonl")
    let torn = #"{"event":"note","text":""# + String(repeating: "x", count: 500)
    try temporary.write("answers/ana.jsonl", String(decoding: whole, as: UTF8.self) + torn)

    let isFound = DispatchSemaphore(value: 0)
    var calls = temporary.folder.calls
    let pread = calls.pread
    calls.pread = { descriptor, buffer, offset throws(Errno) in
      if offset == 0 { _ = isFound.wait(timeout: .now() + 5) }
      if (1..<whole.count).contains(offset) { isFound.signal() }
      return try pread(descriptor, buffer, offset)
    }
    let file = JournalFile(journal.path, partSize: 100, calls: calls)
    let ending = try file.fold(into: campaign.freshProgress(of: ana)).ending
    #expect(ending == .init(lines: journal.progress.seq, isCutOff: true))
  }
}
