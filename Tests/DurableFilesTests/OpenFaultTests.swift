import DurableFiles
import FileTesting
import Glibc
import Testing

@Suite("Opening what an interrupted process left")
struct OpenFaultTests {
  private let system = FaultySystem()

  private func open(_ scratch: Scratch) throws(FileError) -> AppendOnlyFile {
    try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
  }

  @Test func aTornTailIsKeptBesideAndCutOff() throws {
    for whole in ["", "one\n", "one\ntwo\n", String(repeating: "x", count: 70_000) + "\n"] {
      for tail in [
        "t", "three", String(repeating: "y", count: 65_536), String(repeating: "z", count: 200_000), "\0\0\0",
      ] {
        let scratch = try Scratch()
        try scratch.write("a", whole + tail)
        let file = try open(scratch)
        let name = "a.torn-\(whole.utf8.count)"
        #expect(
          file.repair == TornTail(offset: whole.utf8.count, bytes: bytes(tail), keptIn: scratch(name)))
        #expect(scratch.text("a") == whole)
        #expect(scratch.text(name) == tail + "\n")
        try file.append(bytes("next\n"))
        #expect(scratch.text("a") == whole + "next\n")
      }
    }
  }

  @Test func tornTailsOfTheSamePlaceAreAllKept() throws {
    let scratch = try Scratch()
    for tail in ["thr", "three"] {
      try scratch.write("a", "one\n" + tail)
      _ = try open(scratch)
    }
    #expect(scratch.text("a.torn-4") == "thr\nthree\n")
    #expect(scratch.names == ["a", "a.torn-4"])
  }

  @Test func nothingElseIsChanged() throws {
    let scratch = try Scratch()
    try scratch.write("a", "\n\n{malformed\n\u{0}\n")
    let file = try open(scratch)
    #expect(file.repair == nil && scratch.text("a") == "\n\n{malformed\n\u{0}\n")
  }

  @Test func theTailIsSafeBesideBeforeItIsCutOff() throws {
    let scratch = try Scratch()
    try scratch.write("a", "one\ntwo")
    system.restart()
    _ = try open(scratch)
    let trace = system.trace
    let kept = try #require(trace.firstIndex(of: "write 4"))
    let cut = try #require(trace.firstIndex(of: "ftruncate 4"))
    #expect(trace[kept..<cut].filter { $0 == "fsync" }.count == 2 && trace[cut + 1] == "fsync")
  }

  @Test func whatIsFoundIsSynchronizedBeforeItCounts() throws {
    let trace = try openingCalls(of: "one\n")
    #expect(trace.filter { $0 == "fsync" }.count == 1)
    #expect(try #require(trace.lastIndex(of: "fsync")) < #require(trace.firstIndex(of: "pread")))
  }

  @Test func whateverFailsNothingIsLost() throws {
    let whole = "one\ntwo\n"
    let tail = "three"
    let calls = try openingCalls(of: whole + tail)
    #expect(calls.count > 15)
    for number in calls.indices {
      for fault in [
        FaultySystem.Fault.error(EIO), .error(ENOSPC), .error(EINTR), .short(2), .shortThenError(2, ENOSPC),
        .death,
        .allFail(EROFS),
      ] {
        let scratch = try Scratch()
        try scratch.write("a", whole + tail)
        system.restart([number: fault])
        do {
          let file = try? open(scratch)
          let left = try #require(scratch.text("a"))
          let kept = scratch.text("a.torn-8") ?? ""
          #expect(
            left == whole + tail || left == whole && kept.hasSuffix(tail + "\n"), "\(calls[number]) \(fault)")
          if file != nil { #expect(left == whole) }
          if fault == .error(EINTR) { #expect(file != nil, "\(calls[number])") }
        }
        let file = try AppendOnlyFile(scratch("a"), holder: .test)
        #expect(try file.contents() == bytes(whole), "\(calls[number]) \(fault)")
        #expect(scratch.text("a.torn-8")?.contains(tail) == true, "\(calls[number]) \(fault)")
      }
    }
  }

  private func openingCalls(of text: String) throws -> [String] {
    let scratch = try Scratch()
    try scratch.write("a", text)
    system.restart()
    let file = try open(scratch)
    return withExtendedLifetime(file) { system.trace }
  }
}
