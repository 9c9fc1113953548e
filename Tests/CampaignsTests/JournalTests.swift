import DurableFiles
import Foundation
import JSONLines
import JournalMutations
import RatingStore
import Ratings
import Testing

@testable import Campaigns

@Suite struct JournalTests {
  /// A day's work on the temporary campaign, with every event.
  static func work(_ campaign: Campaign, _ rater: RaterName) -> [[JournalEvent]] {
    let first = rating("a", "x", [(0, .yes), (5, .no)])
    return [
      [session(campaign, rater)],
      [.answer(task: "a", label: 0, answer: .maybe)], [.answer(task: "a", label: 5, answer: .no)],
      [.retract(task: "a", label: 5), .answer(task: "a", label: 0, answer: .yes)],
      [.answer(task: "a", label: 5, answer: .no), .submit(first)],
      [.reopen(task: "a")], [.submit(first)],
      [
        .skip(task: "b", reason: .cannotTell, text: "a \"dark\"\n picture\u{1B}"),
        .flag(task: "b", flag: "dark"),
      ],
      [.retractFlag(task: "b", flag: "dark"), .flag(task: "b", flag: "duplicate")],
      [.note(task: "b", text: "猫 🐈"), .note(task: "b", text: ""), .retractNote(task: "b")],
      [.late(rating("b", "y", [(70_000, .maybe)]))],
      [.skip(task: "c", reason: .missing)],
    ]
  }

  @Test func whatWasAppendedIsThereAgain() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    let ana = try rater("ana")
    var written: [JournalEntry] = []
    var progress = campaign.freshProgress(of: ana)
    do {
      let journal = try Journal(of: ana, in: campaign, at: now)
      for (index, events) in Self.work(campaign, ana).enumerated() {
        let at = Timestamp(milliseconds: now.milliseconds + Int64(index))
        written += try journal.append(events, at: at)
      }
      progress = journal.progress
    }
    #expect(written.map(\.seq) == Array(1...written.count))
    #expect(try JournalFile(temporary.folder.journalPath(of: ana)).entries() == written)
    let again = try Journal(of: ana, in: campaign, at: now).progress
    #expect(again.isSame(as: progress))
    #expect(again.seq == written.count && again.lastAt == written.last?.at)
    #expect(checkCampaign(temporary.folder) == CampaignReport())
  }

  @Test func theFolderIsMadeAndFilesArePrivate() throws {
    let temporary = try TemporaryCampaign()
    try FileManager.default.removeItem(atPath: temporary.path + "/answers")
    let campaign = try temporary.folder.load()
    let journal = try Journal(of: rater("ana"), in: campaign, at: now)
    try journal.append([session(campaign, rater("ana"))], at: now)
    func mode(_ name: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: temporary.path + "/" + name)
      return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }
    #expect(try mode("answers") & 0o027 == 0)
    #expect(try mode("answers/ana.jsonl") & 0o137 == 0)
  }

  @Test func aSecondProcessIsRefusedWithTheHolder() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    let first = try Journal(of: rater("ana"), in: campaign, at: now)
    let error = #expect(throws: JournalError.self) {
      try Journal(of: rater("ana"), in: campaign, at: now)
    }
    #expect(error?.description.contains("process \(getpid())") == true, "\(String(describing: error))")
    #expect(error?.description.contains(now.description) == true)
    _ = try Journal(of: rater("ben"), in: campaign, at: now)
    _ = consume first
    _ = try Journal(of: rater("ana"), in: campaign, at: now)
  }

  @Test func aNameThatAnotherUserOwnsIsRefused() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    _ = try Journal(of: rater("ana"), in: campaign, at: now)
    let ana = try rater("ana")
    #expect(throws: JournalError.otherUser(rater: ana, owner: getuid())) {
      try Journal(of: ana, in: campaign, at: now, user: getuid() + 1)
    }
  }

  @Test func theOwnerIsThatOfTheOpenFile() throws {
    let temporary = try TemporaryCampaign()
    try temporary.write("answers/ana.jsonl", "torn")
    let ana = try rater("ana")
    var calls = SystemCalls.real
    // Asked by its path, the file is the rater's own.
    calls.fstat = { descriptor throws(Errno) in
      var status = try SystemCalls.real.fstat(descriptor)
      if status.size == 4 { status.owner += 1 }
      return status
    }
    let campaign = try CampaignFolder(temporary.path, calls: calls).load()
    #expect(throws: JournalError.otherUser(rater: ana, owner: getuid() + 1)) {
      try Journal(of: ana, in: campaign, at: now)
    }
    #expect(try temporary.names("answers") == ["ana.jsonl"])
    #expect(try temporary.bytes("answers/ana.jsonl") == Array("torn".utf8))
  }

  @Test func aLinkInPlaceOfTheJournalIsRefused() throws {
    let temporary = try TemporaryCampaign()
    try temporary.write("elsewhere", "")
    try FileManager.default.createSymbolicLink(
      atPath: temporary.path + "/answers/ana.jsonl", withDestinationPath: "../elsewhere")
    let path = temporary.path + "/answers/ana.jsonl"
    #expect(throws: JournalError.file(.symbolicLink(path: path))) {
      try Journal(of: rater("ana"), in: temporary.folder.load(), at: now)
    }
    #expect(try temporary.bytes("elsewhere").isEmpty)
  }

  @Test func otherLabelsAreRefused() throws {
    let temporary = try TemporaryCampaign()
    let before = try temporary.folder.load()
    try Journal(of: rater("ana"), in: before, at: now).append([session(before, rater("ana"))], at: now)
    try temporary.replace(
      "labels.json", line: 2, by: #" {"index":5,"id":"n00000002","name":"desk","definition":"put right"},"#)
    _ = try Journal(of: rater("ana"), in: temporary.folder.load(), at: now)
    try temporary.replace("labels.json", line: 2, by: #" {"index":5,"id":"n00000002","name":"table"},"#)
    #expect(throws: JournalError.self) { try Journal(of: rater("ana"), in: temporary.folder.load(), at: now) }
  }

  @Test func anImpossibleBatchWritesNothing() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    let journal = try Journal(of: rater("ana"), in: campaign, at: now)
    #expect(throws: JournalError.refused(.nothingToReopen(task: "b"))) {
      try journal.append([.answer(task: "a", label: 0, answer: .yes), .reopen(task: "b")], at: now)
    }
    #expect(try temporary.bytes("answers/ana.jsonl").isEmpty)
    #expect(journal.progress.answers(of: 0).count == 0 && journal.progress.seq == 0)
    #expect(try journal.append([], at: now).isEmpty)
  }

  @Test func undoIsOnRecord() throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    let journal = try Journal(of: rater("ana"), in: campaign, at: now)
    try journal.append([.answer(task: "b", label: 70_000, answer: .yes)], at: now)
    let submission = try #require(journal.progress.submission(of: 1, seconds: 0.1, picture: .none))
    try journal.append([.submit(submission)], at: now)
    try journal.append(journal.progress.undo(), at: now)
    #expect(journal.progress.answers(of: 1).count == 0)
    let events = try JournalFile(journal.path).entries().map(\.event)
    #expect(
      events == [
        .answer(task: "b", label: 70_000, answer: .yes), .submit(submission), .reopen(task: "b"),
        .retract(task: "b", label: 70_000),
      ])
  }

  /// Cut anywhere, the journal opens with what its whole lines say, keeps the torn bytes and goes on.
  @Test func everyTruncationGivesTheWholeLines() throws {
    let temporary = try TemporaryCampaign()
    // Two thousand starts: none of them waits for the disk.
    var system = SystemCalls.real
    system.fsync = { _ in }
    let campaign = try CampaignFolder(temporary.path, calls: system).load()
    let ana = try rater("ana")
    do {
      let journal = try Journal(of: ana, in: campaign, at: now)
      for events in Self.work(campaign, ana) { try journal.append(events, at: now) }
    }
    let whole = try temporary.bytes("answers/ana.jsonl")
    let entries = try JournalFile(temporary.folder.journalPath(of: ana)).entries()
    for length in 0...whole.count {
      let bytes = Array(whole[..<length])
      let lines = bytes.count { $0 == 10 }
      let kept = bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0
      try Data(bytes).write(to: URL(fileURLWithPath: temporary.path + "/answers/ana.jsonl"))
      var expected = campaign.freshProgress(of: ana)
      for entry in entries.prefix(lines) { try expected.apply(entry) }

      #expect(try campaign.readProgress(of: ana).isSame(as: expected))
      #expect(try temporary.bytes("answers/ana.jsonl") == bytes)
      let journal = try Journal(of: ana, in: campaign, at: now)
      #expect(journal.progress.isSame(as: expected))
      #expect(try temporary.bytes("answers/ana.jsonl") == Array(bytes[..<kept]))
      if let repair = journal.repair {
        #expect(repair.bytes == Array(bytes[kept...]) && repair.offset == kept)
        let aside = Array(try Data(contentsOf: URL(fileURLWithPath: repair.keptIn)))
        #expect(aside == repair.bytes + [10])
        try FileManager.default.removeItem(atPath: repair.keptIn)
      } else {
        #expect(kept == length)
      }
      if lines < entries.count {
        let next = try journal.append([entries[lines].event], at: now)
        #expect(next.map(\.seq) == [lines + 1])
      }
    }
  }
}
