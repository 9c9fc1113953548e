import DurableFiles
import FileTesting
import Glibc
import Testing

/// An append is tried with every call failing in every way, then checked against what it promised.
@Suite("Appending when calls fail")
struct AppendFaultTests {
  private let before = "one\ntwo\n"
  private let added = "three is longer\n"
  private let system = FaultySystem()

  /// Appends with faults; tells whether it returned. Checks what must hold whatever happened.
  private func append(_ faults: [Int: FaultySystem.Fault], _ scratch: Scratch) throws -> Bool {
    try scratch.write("a", before)
    system.restart()
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    system.restart(faults)
    let returned: Bool
    do throws(FileError) {
      try file.append(bytes(added))
      returned = true
    } catch {
      returned = false
    }
    let now = scratch.text("a") ?? ""
    #expect(now.hasPrefix(before), "\(faults)")
    if returned { #expect(now == before + added, "\(faults)") }
    // As soon as the system works again, the file takes the next line, and nothing is left of a failed one.
    system.restart()
    #expect(throws: Never.self, "\(faults)") { try file.append(bytes("next\n")) }
    #expect(scratch.text("a") == before + (returned ? added : "") + "next\n", "\(faults)")
    #expect(try file.contents() == bytes(scratch.text("a") ?? ""))
    return returned
  }

  /// The number of calls that an append makes when the faults happen.
  private func calls(with faults: [Int: FaultySystem.Fault]) throws -> [String] {
    let scratch = try Scratch()
    try scratch.write("a", before)
    system.restart()
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    system.restart(faults)
    try? file.append(bytes(added))
    return system.trace
  }

  private func faults(for call: String) -> [FaultySystem.Fault] {
    let errors = [EINTR, EIO, ENOSPC, EDQUOT].map { FaultySystem.Fault.error($0) }
    if call.hasPrefix("write") || call.hasPrefix("pwrite") {
      let lengths = 0..<added.utf8.count
      return errors + lengths.map { .short($0) } + lengths.map { .shortThenError($0, ENOSPC) }
    }
    return call == "fsync" ? errors + [.lostPages(from: before.utf8.count)] : errors
  }

  @Test func oneFault() throws {
    let calls = try calls(with: [:])
    var outcomes: Set<Bool> = []
    for (number, call) in calls.enumerated() {
      for fault in faults(for: call) {
        let scratch = try Scratch()
        let returned = try append([number: fault], scratch)
        outcomes.insert(returned)
        if fault == .error(EINTR) { #expect(returned, "\(call)") }
        if case .short(1...) = fault { #expect(returned, "\(call)") }
      }
    }
    #expect(outcomes == [true, false])
  }

  @Test func afterOneFaultTheFileIsAsBefore() throws {
    for (number, call) in try calls(with: [:]).enumerated() {
      for fault in faults(for: call) {
        let scratch = try Scratch()
        try scratch.write("a", before)
        system.restart()
        let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
        system.restart([number: fault])
        do throws(FileError) {
          try file.append(bytes(added))
          #expect(scratch.text("a") == before + added, "\(call) \(fault)")
        } catch {
          #expect(scratch.text("a") == before, "\(call) \(fault)")
        }
      }
    }
  }

  @Test func twoFaults() throws {
    for (first, call) in try calls(with: [:]).enumerated() {
      for fault in [
        FaultySystem.Fault.error(EIO), .short(5), .shortThenError(5, ENOSPC), .lostPages(from: 8),
      ]
      where faults(for: call).contains(fault) {
        for (second, later) in try calls(with: [first: fault]).enumerated().dropFirst(first + 1) {
          for other in [FaultySystem.Fault.error(EIO), .error(EINTR), .short(3), .lostPages(from: 8)]
          where faults(for: later).contains(other) {
            _ = try append([first: fault, second: other], try Scratch())
          }
        }
      }
    }
  }

  @Test func threeFaultsInARow() throws {
    // Writing fails half-way, then cutting the rest off, then comparing or synchronizing.
    for third in 6..<11 {
      _ = try append([2: .shortThenError(5, ENOSPC), 5: .error(EIO), third: .error(EIO)], try Scratch())
      _ = try append([3: .error(EIO), 5: .error(EIO), third: .error(EIO)], try Scratch())
    }
  }

  @Test("A full disk or a dead one, until it is cured", arguments: [ENOSPC, EIO, EROFS])
  func persistentFault(code: Int32) throws {
    for number in 0..<5 {
      let scratch = try Scratch()
      #expect(try append([number: .allFail(code)], scratch) == (number == 4))
    }
  }

  @Test func afterAFailedSynchronizationTheFileIsComparedAndTheLineWrittenAgain() throws {
    let scratch = try Scratch()
    try scratch.write("a", before)
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    system.restart([3: .error(EIO)])
    try file.append(bytes(added))
    #expect(
      system.trace == [
        "fstat", "stat", "write 16", "fsync",  // fails
        "open a", "pread", "pread", "pwrite 16 at 8", "fsync",
      ])
  }

  @Test func theLineIsComparedTogetherWithTheOneBefore() throws {
    let scratch = try Scratch()
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    for line in ["one\n", "the second\n", "3\n"] {
      system.restart([3: .error(EIO)])
      try file.append(bytes(line))
    }
    #expect(scratch.text("a") == "one\nthe second\n3\n")
  }

  @Test(
    "Earlier lines, found or appended, are cut off or zeroed",
    arguments: [true, false], [FaultySystem.Fault.lostPages(from: 4), .zeroedPages(4..<8)])
  func whenEarlierLinesAreLostNothingMoreIsWritten(areFound: Bool, fault: FaultySystem.Fault) throws {
    let scratch = try Scratch()
    if areFound { try scratch.write("a", before) }
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    if !areFound { try file.append(bytes(before)) }
    system.restart([3: fault])
    let failed = FileError.perhapsWritten(.changed(path: scratch("a")))
    #expect(throws: failed) { try file.append(bytes(added)) }
    #expect(throws: failed) { try file.append(bytes(added)) }
    #expect(system.trace.contains { $0.hasPrefix("pwrite") } == false)
    #expect(system.trace.filter { $0.hasPrefix("write") } == ["write 16"])
    #expect(scratch.text("a") == (fault == .lostPages(from: 4) ? "one\n" : "one\n\0\0\0\0"))
  }

  @Test func theErrorIsTheFirstOne() throws {
    let scratch = try Scratch()
    try scratch.write("a", before)
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    system.restart([2: .allFail(ENOSPC)])
    let full = FileError.failed(.write, path: scratch("a"), Errno(ENOSPC))
    #expect(throws: FileError.perhapsWritten(full)) { try file.append(bytes(added)) }
    // Still full: what is in the way now is making sure that nothing is left.
    let cutting = FileError.failed(.synchronize, path: scratch("a"), Errno(ENOSPC))
    #expect(throws: FileError.perhapsWritten(cutting)) { try file.append(bytes(added)) }
  }

  @Test func contentsLeaveOutWhatFailed() throws {
    let scratch = try Scratch()
    try scratch.write("a", before)
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    system.restart([2: .shortThenError(5, ENOSPC), 5: .error(EIO)])
    #expect(throws: FileError.self) { try file.append(bytes(added)) }
    #expect(scratch.text("a") == before + "three")
    #expect(try file.contents() == bytes(before))
  }

  /// A whole line that was reported as not written must not be found by whoever opens the file next.
  @Test func whatFailedIsCutOffWhenTheFileIsClosed() throws {
    let scratch = try Scratch()
    try scratch.write("a", before)
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    system.restart([3: .allFail(EIO)])
    // What was written is compared and written again, and that fails as well.
    let dead = FileError.failed(.write, path: scratch("a"), Errno(EIO))
    #expect(throws: FileError.perhapsWritten(dead)) { try file.append(bytes(added)) }
    #expect(scratch.text("a") == before + added)
    system.restart()
    _ = consume file
    #expect(scratch.text("a") == before)
  }

  @Test func whatWasCutOffIsNotSaidToBeThere() throws {
    let scratch = try Scratch()
    try scratch.write("a", before)
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    system.restart([2: .shortThenError(5, ENOSPC)])
    #expect(throws: FileError.failed(.write, path: scratch("a"), Errno(ENOSPC))) {
      try file.append(bytes(added))
    }
  }

  /// The process dies before any call, or in the middle of the write; the next one finds whole lines.
  @Test func death() throws {
    var faults: [[Int: FaultySystem.Fault]] = []
    for number in 0..<5 { faults.append([number: .death]) }
    for length in 0...added.utf8.count { faults.append([2: .short(length), 3: .death]) }
    for fault in faults {
      let scratch = try Scratch()
      try scratch.write("a", before)
      do {
        system.restart()
        let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
        system.restart(fault)
        try? file.append(bytes(added))
      }
      let left = try #require(scratch.text("a"))
      let file = try AppendOnlyFile(scratch("a"), holder: .test)
      let found = String(decoding: try file.contents(), as: UTF8.self)
      #expect(found == scratch.text("a") && [before, before + added].contains(found), "\(fault)")
      let torn = String(left.dropFirst(found.count))
      #expect(file.repair.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "" == torn, "\(fault)")
    }
  }
}
