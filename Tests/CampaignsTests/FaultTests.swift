import DurableFiles
import Foundation
import RatingStore
import Ratings
import Synchronization
import Testing

@testable import Campaigns

/// What happens when the system refuses, at any call.
@Suite struct FaultTests {
  /// Counts the calls that change the disk, and makes some fail.
  final class Faults: Sendable {
    private let state = Mutex((calls: 0, failing: Int.max..<Int.max, wrote: 0, synchronized: 0))

    var calls: Int { state.withLock { $0.calls } }
    var writes: Int { state.withLock { $0.wrote } }
    var synchronizations: Int { state.withLock { $0.synchronized } }

    /// The calls with these numbers fail from now on, counted from 0.
    func fail(_ failing: Range<Int>) {
      state.withLock {
        $0.calls = 0
        $0.failing = failing
      }
    }

    private func next() throws(Errno) {
      let fails = state.withLock {
        $0.calls += 1
        return $0.failing.contains($0.calls - 1)
      }
      if fails { throw Errno(ENOSPC) }
    }

    /// The real system with these faults.
    var system: SystemCalls {
      var system = SystemCalls.real
      system.write = { [self] descriptor, bytes throws(Errno) in
        do throws(Errno) {
          try next()
        } catch {
          // A full disk takes what still fits.
          _ = try SystemCalls.real.write(
            descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2)))
          throw error
        }
        state.withLock { $0.wrote += 1 }
        return try SystemCalls.real.write(descriptor, bytes)
      }
      system.fsync = { [self] descriptor throws(Errno) in
        try next()
        state.withLock { $0.synchronized += 1 }
        try SystemCalls.real.fsync(descriptor)
      }
      system.ftruncate = { [self] descriptor, length throws(Errno) in
        try next()
        try SystemCalls.real.ftruncate(descriptor, length)
      }
      return system
    }
  }

  @Test func aBatchIsOneWriteAndOneSynchronization() throws {
    let temporary = try TemporaryCampaign()
    let faults = Faults()
    let campaign = try CampaignFolder(temporary.path, calls: faults.system).load()
    let journal = try Journal(of: rater("ana"), in: campaign, at: now)
    let (writes, synchronizations) = (faults.writes, faults.synchronizations)
    try journal.append(
      [.answer(task: "a", label: 0, answer: .yes), .answer(task: "a", label: 5, answer: .yes)], at: now)
    #expect(faults.writes == writes + 1 && faults.synchronizations == synchronizations + 1)
  }

  /// However many calls in a row fail, from whichever on: what was told as saved is there, what was told as
  /// failed is not, and the rater can go on when the disk is well again.
  @Test(arguments: 0..<6, 1..<5)
  func aFailedAppendCanBeTriedAgain(first: Int, count: Int) throws {
    let temporary = try TemporaryCampaign()
    let faults = Faults()
    let campaign = try CampaignFolder(temporary.path, calls: faults.system).load()
    let ana = try rater("ana")
    var saved: [JournalEvent] = []
    do {
      let journal = try Journal(of: ana, in: campaign, at: now)
      faults.fail(first..<first + count)
      for answer in [Answer.yes, .no, .maybe, .yes, .no] {
        let event = JournalEvent.answer(task: "a", label: 5, answer: answer)
        let before = journal.progress.seq
        do {
          try journal.append([event], at: now)
          saved.append(event)
          #expect(journal.progress.answers(of: 0)[1] == answer)
        } catch {
          guard case .file = error else { throw error }
          #expect(journal.progress.seq == before)
        }
        #expect(journal.progress.seq == saved.count)
      }
      faults.fail(.max..<Int.max)
      try journal.append([.note(task: "a", text: "well again")], at: now)
      saved.append(.note(task: "a", text: "well again"))
    }
    #expect(try JournalFile(temporary.folder.journalPath(of: ana)).entries().map(\.event) == saved)
    #expect(checkCampaign(temporary.folder) == CampaignReport())
  }

  /// The process dies at every call in turn: the next start finds what was told as saved.
  @Test func aDeathAtAnyCallLosesNothing() throws {
    for death in 0..<12 {
      let temporary = try TemporaryCampaign()
      let faults = Faults()
      let campaign = try CampaignFolder(temporary.path, calls: faults.system).load()
      let ana = try rater("ana")
      var saved = 0
      do {
        let journal = try Journal(of: ana, in: campaign, at: now)
        faults.fail(death..<Int.max)
        for answer in [Answer.yes, .no, .maybe] {
          do { try journal.append([.answer(task: "a", label: 0, answer: answer)], at: now) } catch { break }
          saved += 1
        }
      }
      let journal = try Journal(of: ana, in: try temporary.folder.load(), at: now)
      // An answer whose synchronization failed may be there: it was told as failed, but it is whole.
      #expect(journal.progress.seq == saved || journal.progress.seq == saved + 1)
      let seq = journal.progress.seq + 1
      #expect(try journal.append([.note(task: "a", text: "n")], at: now).map(\.seq) == [seq])
    }
  }

  @Test func aReadOnlyFolderIsSaid() throws {
    let temporary = try TemporaryCampaign()
    var system = SystemCalls.real
    let path = temporary.folder.journalPath(of: "ana")
    system.open = { name, flags, mode throws(Errno) in
      if name == path, flags & O_CREAT != 0 { throw Errno(EROFS) }
      return try SystemCalls.real.open(name, flags, mode)
    }
    let campaign = try CampaignFolder(temporary.path, calls: system).load()
    #expect(throws: JournalError.file(.failed(.open, path: path, Errno(EROFS)))) {
      try Journal(of: rater("ana"), in: campaign, at: now)
    }
  }

  /// In a chroot the root need not be among the mounts: then nobody can tell what it is.
  static let mountsAreKnown = (try? fileSystemKind(of: "/tmp").name != "unknown") ?? false

  @Test(.enabled(if: mountsAreKnown, "skipped: the kernel does not say what /tmp is mounted from"))
  func aNetworkFileSystemIsRefusedUnlessAllowed() throws {
    let temporary = try TemporaryCampaign()
    let mounts = temporary.path + "/mountinfo"
    let real = try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
    // Every file system but the pretended ones says that it is NFS.
    let lines = real.split(separator: "\n").map { line in
      let parts = line.split(separator: " ").map(String.init)
      let dash = parts.firstIndex(of: "-") ?? 0
      return (parts[...dash] + ["nfs4"] + parts[(dash + 2)...]).joined(separator: " ")
    }
    try temporary.write("mountinfo", lines.joined(separator: "\n") + "\n")
    var system = SystemCalls.real
    system.open = { name, flags, mode throws(Errno) in
      try SystemCalls.real.open(name == "/proc/self/mountinfo" ? mounts : name, flags, mode)
    }
    let campaign = try CampaignFolder(temporary.path, calls: system).load()
    #expect(throws: JournalError.networkFileSystem(path: temporary.path, kind: "nfs4")) {
      try Journal(of: rater("ana"), in: campaign, at: now)
    }
    _ = try Journal(of: rater("ana"), in: campaign, at: now, allowsNetwork: true)
    let error = #expect(throws: StoreError.self) { try LeadDesk(of: campaign, at: now) }
    #expect(error?.description.contains("--allow-network-fs") == true)
    _ = try LeadDesk(of: campaign, at: now, allowsNetwork: true)
    #expect(try campaign.folder.networkFileSystem()?.kind == "nfs4")
    #expect(try temporary.folder.networkFileSystem() == nil)
    #expect(lossOnNetworkFileSystem("nfs4").contains("may be lost"))
  }
}
