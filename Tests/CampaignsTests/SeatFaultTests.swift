import DurableFiles
import FileTesting
import Foundation
import Glibc
import RatingStore
import Ratings
import StoreTesting
import Testing

@testable import Campaigns

/// A rater's work with every call failing in every way: an answer is on disk or was not acknowledged, and when
/// everybody has worked on, each task has its ratings, neither more nor fewer.
@Suite struct SeatFaultTests {
  @Test func oneFault() throws {
    let trace = try Trial().trace
    #expect(trace.count > 60)
    for (number, call) in trace.enumerated() {
      for fault in Self.faults(for: call) {
        try Trial().run([number: fault], "\(number) \(call): \(fault)")
      }
    }
  }

  /// The process ends before a call: with SIGKILL between any two writes, and in the middle of one.
  @Test func death() throws {
    for (number, call) in try Trial().trace.enumerated() {
      try Trial().run([number: .death], "\(number) \(call)")
      if call.hasPrefix("write") {
        try Trial().run([number: .short(9), number + 1: .death], "\(number) \(call), half of it")
      }
    }
  }

  /// Writing fails, then cutting off what it left: the remains stay until the system works again.
  @Test func aFullOrDeadDisk() throws {
    for (number, call) in try Trial().trace.enumerated() where call.hasPrefix("write") || call == "fsync" {
      try Trial().run([number: .allFail(ENOSPC)], curedAfter: 2, "\(number) \(call): full")
      try Trial().run([number: .allFail(EIO)], curedAfter: .max, "\(number) \(call): dead until the end")
    }
  }

  /// A rating that was refused and could not be cut off is cut off before the ledger says that nothing is pending.
  @Test func remainsOfARefusedRatingAreCutOff() throws {
    let temporary = try TemporaryCampaign()
    let system = FaultySystem()
    let campaign = try CampaignFolder(temporary.path, calls: system.calls).load()
    let journal = try Journal(of: rater("ana"), in: campaign, at: now)
    let before = try temporary.bytes("answers/ana.jsonl")
    system.restart([3: .allFail(EIO)])
    #expect(throws: JournalError.self) { try journal.append([.note(task: "a", text: "n")], at: now) }
    #expect(try temporary.bytes("answers/ana.jsonl") != before)
    #expect(throws: JournalError.self) { try journal.confirm() }
    system.restart()
    try journal.confirm()
    #expect(try temporary.bytes("answers/ana.jsonl") == before)
  }

  private static func faults(for call: String) -> [FaultySystem.Fault] {
    if call.hasPrefix("write") { return [.error(EIO), .error(EINTR), .short(7), .shortThenError(7, ENOSPC)] }
    return call == "fsync" || call.hasPrefix("ftruncate") ? [.error(EIO), .error(EINTR)] : [.error(EIO)]
  }
}

/// One rater's work in a new campaign, and what comes after it.
private final class Trial {
  private typealias FileSeat = Seat<FileLedger, FileJournal>
  private enum Step: CaseIterable { case claim, rate, undo, rateAgain, skip, claimMore, leave }

  private let scratch: TemporaryCampaign
  private let system = FaultySystem(synchronizes: false)
  private let campaign: Campaign
  private let rules: ClaimRules
  private var acknowledged: [JournalEntry] = []

  init() throws {
    scratch = try TemporaryCampaign()
    try scratch.write("gold.jsonl", "")
    try scratch.write(
      "tasks.jsonl",
      (1...4).map { #"{"task":"t\#($0)","image":"x","candidates":[0,5]}"# + "\n" }.joined())
    var rules = ClaimRules(CampaignSettings(name: ""))
    (rules.ratersPerTask, rules.mostHeld) = (1, 2)
    self.rules = rules
    campaign = try CampaignFolder(scratch.path, calls: system.calls).load()
  }

  /// The calls of an undisturbed run.
  var trace: [String] {
    get throws {
      try work([:], curedAfter: .max)
      return system.trace
    }
  }

  func run(_ faults: [Int: FaultySystem.Fault], curedAfter: Int = .max, _ comment: Comment) throws {
    try work(faults, curedAfter: curedAfter)
    let isDead = faults.values.contains { $0 == .death || $0 == .allFail(EIO) }
    let entries = try JournalFile(scratch.folder.journalPath(of: "ana")).entries()
    #expect(Array(entries.prefix(acknowledged.count)) == acknowledged, comment)
    // What was refused is not there, unless the process ended before it could see to it.
    if !isDead { #expect(entries.count == acknowledged.count, comment) }
    try everybodyWorksOn()
    try check(comment)
  }

  /// Ana works; what fails is tried again a few times, as with keys. After so many failures all is well again.
  private func work(_ faults: [Int: FaultySystem.Fault], curedAfter: Int) throws {
    system.restart(faults)
    var failures = 0
    var seat: FileSeat?
    for step in Step.allCases {
      for _ in 0..<4 {
        do {
          var present = try seat ?? sitDown("ana", at: at(0))
          seat = nil
          defer { seat = present }
          try perform(step, &present)
          break
        } catch {
          failures += 1
          if failures == curedAfter { system.restart() }
        }
      }
    }
  }

  private func sitDown(_ name: String, at time: Timestamp) throws -> FileSeat {
    let rater = try rater(name)
    let journal = try Journal(of: rater, in: campaign, at: time)
    var ledger = try FileLedger(of: campaign)
    try ledger.enterRatings(of: campaign, at: time)
    return try Seat(of: rater, rules: rules, ledger: ledger, journal: FileJournal(journal), at: time)
  }

  private func perform(_ step: Step, _ seat: inout FileSeat) throws {
    let now = at(1)
    switch step {
    case .claim, .claimMore: _ = try seat.claim(at: now)
    case .rate: acknowledged += try seat.rate(0, at: now)
    case .undo: acknowledged += try seat.append(seat.progress.undo(), at: now)
    case .rateAgain: acknowledged += try seat.rate(0, .no, at: now)
    case .skip:
      acknowledged += try seat.append([.skip(task: "t2", reason: .cannotTell)], at: now)
    case .leave: try seat.release(at: now)
    }
  }

  /// Without faults: another rater after all leases have run out, then the first again, until nothing is left.
  private func everybodyWorksOn() throws {
    system.restart()
    for (turn, name) in ["ben", "ana", "ben"].enumerated() {
      let time = at(100 * (turn + 1))
      var seat = try sitDown(name, at: time)
      var steps = 0
      while let task = try seat.claim(at: time).tasks.first, steps < 9 {
        steps += 1
        try seat.rate(task, at: time)
      }
      #expect(steps < 9)
    }
  }

  private func check(_ comment: Comment) throws {
    let everybody = try ["ana", "ben"].map { try campaign.readProgress(of: rater($0)) }
    for task in campaign.tasks.indices {
      #expect(everybody.count { $0.phase(of: task) == .submitted } == 1, comment)
    }
    #expect(everybody.allSatisfy { $0.late.isEmpty }, comment)
    #expect(checkCampaign(scratch.folder) == CampaignReport(), comment)
  }
}
