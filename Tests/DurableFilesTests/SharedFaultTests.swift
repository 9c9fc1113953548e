import DurableFiles
import FileTesting
import Glibc
import Testing

/// A shared append is tried with every call failing in every way; then the same process and another go on.
@Suite("Appending to a shared file when calls fail")
struct SharedFaultTests {
  private let before = "one\ntwo\n"
  private let added = "three is longer\nfour\n"
  private let system = FaultySystem()

  /// What a process finds: all lines, read as the ledger reads them.
  private func read(_ file: SharedFile, _ scratch: Scratch) throws -> String {
    let text = try #require(scratch.text("a"))
    return String(decoding: Array(text.utf8)[file.unread], as: UTF8.self)
  }

  /// Locks, reads the news and appends; tells whether that returned, and what the process knows then.
  private func append(_ file: SharedFile, _ text: String) -> Bool {
    do throws(FileError) {
      try file.lock()
      defer { file.unlock() }
      file.markRead()
      try file.append(bytes(text))
      return true
    } catch {
      return false
    }
  }

  /// Appends with faults, then checks what must hold whatever happened; tells whether the append returned.
  private func tryAppending(_ faults: [Int: FaultySystem.Fault]) throws -> Bool {
    let scratch = try Scratch()
    try scratch.write("a", before)
    system.restart()
    let file = try SharedFile(scratch("a"), calls: system.calls)
    system.restart(faults)
    let returned = append(file, added)
    let left = try #require(scratch.text("a"))
    #expect(left.hasPrefix(before), "\(faults)")
    if returned { #expect(left == before + added, "\(faults)") }
    system.restart()
    try checkOthersGoOn(scratch, file, returned, "\(faults)")
    return returned
  }

  /// Another process finds whole lines, no line twice, and appends; so does the one that failed.
  private func checkOthersGoOn(
    _ scratch: Scratch, _ file: SharedFile, _ returned: Bool, _ comment: Comment
  ) throws {
    let other = try SharedFile(scratch("a"))
    try other.lock()
    let found = try read(other, scratch)
    // Of several lines the first may be there though the append failed: they are whole, and read as news.
    let possible = returned ? [before + added] : [before, before + "three is longer\n", before + added]
    #expect(possible.contains(found), comment)
    other.markRead()
    try other.append(bytes("other\n"))
    other.unlock()
    file.rewind()
    #expect(append(file, "same\n"), comment)
    #expect(scratch.text("a") == found + "other\nsame\n", comment)
  }

  private func calls(with faults: [Int: FaultySystem.Fault]) throws -> [String] {
    let scratch = try Scratch()
    try scratch.write("a", before)
    system.restart()
    let file = try SharedFile(scratch("a"), calls: system.calls)
    system.restart(faults)
    _ = append(file, added)
    return system.trace
  }

  private func faults(for call: String) -> [FaultySystem.Fault] {
    let errors = [EINTR, EIO, ENOSPC, EDQUOT].map { FaultySystem.Fault.error($0) }
    if call.hasPrefix("write") {
      let lengths = 0..<added.utf8.count
      return errors + lengths.map { .short($0) } + lengths.map { .shortThenError($0, ENOSPC) }
    }
    return call == "fsync" ? errors + [.lostPages(from: before.utf8.count)] : errors
  }

  @Test func anAppendIsOneWriteAndOneSynchronization() throws {
    #expect(try calls(with: [:]) == ["flock", "fstat", "stat", "pread", "write 21", "fsync", "flock"])
  }

  @Test func oneFault() throws {
    var outcomes: Set<Bool> = []
    for (number, call) in try calls(with: [:]).enumerated() where call != "flock" || number == 0 {
      for fault in faults(for: call) {
        let returned = try tryAppending([number: fault])
        outcomes.insert(returned)
        if fault == .error(EINTR) { #expect(returned, "\(call)") }
        if case .short(1...) = fault { #expect(returned, "\(call)") }
      }
    }
    #expect(outcomes == [true, false])
  }

  @Test func twoFaults() throws {
    let trace = try calls(with: [:])
    for (first, call) in trace.enumerated().dropLast() {
      for fault in [
        FaultySystem.Fault.error(EIO), .short(5), .shortThenError(5, ENOSPC), .lostPages(from: 8),
      ]
      where faults(for: call).contains(fault) {
        let calls = try calls(with: [first: fault])
        for (second, later) in calls.enumerated().dropFirst(first + 1).dropLast() {
          for other in [FaultySystem.Fault.error(EIO), .error(EINTR), .short(3)]
          where faults(for: later).contains(other) {
            _ = try tryAppending([first: fault, second: other])
          }
        }
      }
    }
  }

  @Test("A full disk or a dead one, until it is cured", arguments: [ENOSPC, EIO, EROFS], 1..<6)
  func persistentFault(code: Int32, from number: Int) throws {
    #expect(try !tryAppending([number: .allFail(code)]))
  }

  /// What a failed fsync dropped of earlier lines is not replaced by zeros.
  @Test func earlierLinesThatAreLostAreSaid() throws {
    let scratch = try Scratch()
    try scratch.write("a", before)
    let file = try SharedFile(scratch("a"), calls: system.calls)
    system.restart([5: .lostPages(from: 4)])
    #expect(!append(file, added))
    #expect(scratch.text("a") == "one\n")
    #expect(throws: FileError.changed(path: scratch("a"))) { try file.lock() }
  }

  /// The process dies before any call, or in the middle of the write; the next one finds whole lines.
  @Test func death() throws {
    var faults: [[Int: FaultySystem.Fault]] = (0..<7).map { [$0: .death] }
    for length in 0...added.utf8.count { faults.append([4: .short(length), 5: .death]) }
    for fault in faults {
      let scratch = try Scratch()
      try scratch.write("a", before)
      do {
        system.restart()
        let file = try SharedFile(scratch("a"), calls: system.calls)
        system.restart(fault)
        _ = append(file, added)
      }
      let left = try #require(scratch.text("a"))
      let next = try SharedFile(scratch("a"))
      try next.lock()
      let found = try read(next, scratch)
      #expect(left.hasPrefix(found) && found.hasPrefix(before) && found.hasSuffix("\n"), "\(fault)")
      let torn = scratch.names.first { $0.hasPrefix("a.torn-") }.flatMap { scratch.text($0) }
      #expect(torn == (left == found ? nil : left.dropFirst(found.count) + "\n"), "\(fault)")
      next.unlock()
    }
  }

  /// Who may write to the file but not to its folder cuts a torn line off all the same.
  @Test func aTornLineThatCannotBeKeptIsCutOff() throws {
    let scratch = try Scratch()
    try scratch.write("a", before + "tor")
    let file = try SharedFile(scratch("a"), calls: system.calls)
    system.restart()
    try file.lock()
    file.unlock()
    let opening = try #require(system.trace.firstIndex(of: "open a.torn-8"))
    try scratch.write("a", before + "tor")
    system.restart([opening: .error(EACCES)])
    try file.lock()
    #expect(scratch.text("a") == before)
  }

  /// A torn line whose removal fails is put aside by the next who takes the lock.
  @Test func aTornLineIsPutAsideWhateverFails() throws {
    for number in 1..<12 {
      for fault in [FaultySystem.Fault.error(EIO), .error(ENOSPC), .error(EINTR), .death] {
        let scratch = try Scratch()
        try scratch.write("a", before + "tor")
        do {
          system.restart()
          let file = try SharedFile(scratch("a"), calls: system.calls)
          system.restart([number: fault])
          try? file.lock()
          file.unlock()
        }
        let next = try SharedFile(scratch("a"))
        try next.lock()
        #expect(try read(next, scratch) == before, "\(number) \(fault)")
        #expect(scratch.text("a.torn-8")?.hasPrefix("tor") == true, "\(number) \(fault)")
        next.unlock()
      }
    }
  }
}
