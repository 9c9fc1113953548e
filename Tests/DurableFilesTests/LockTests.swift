import DurableFiles
import Foundation
import Testing

@Suite("Locking")
struct LockTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func open(_ holder: LockHolder = .test) throws(FileError) -> AppendOnlyFile {
    try AppendOnlyFile(scratch("a"), holder: holder)
  }

  @Test func theSecondIsToldWhoHoldsIt() throws {
    let file = try open(.test)
    let second = LockHolder(process: 2, host: "other", since: "one")
    // Twice: being refused must not disturb the note.
    for _ in 0..<2 {
      #expect(throws: FileError.held(path: scratch("a"), by: .test)) { try open(second) }
    }
    try file.append(bytes("one\n"))
    #expect(throws: FileError.held(path: scratch("a"), by: .test)) { try open(second) }
    #expect(scratch.names == ["a", "a.holder"])
  }

  @Test func theLockEndsWithTheObject() throws {
    for round in 0..<3 {
      let file = try open()
      try file.append(bytes("\(round)\n"))
    }
    #expect(scratch.text("a") == "0\n1\n2\n")
    #expect(scratch.names == ["a"])
  }

  @Test func aStaleNoteHoldsNobodyUp() throws {
    try scratch.write("a.holder", "99\told\tyesterday\n")
    let file = try open()
    #expect(throws: FileError.held(path: scratch("a"), by: .test)) { try open() }
    withExtendedLifetime(file) {}
  }

  @Test(
    "A note that cannot be read names nobody",
    arguments: ["", "x", "1\thost\tnoon", "x\thost\tnoon\n", "1\thost\n"])
  func unreadableNote(text: String) throws {
    let file = try open()
    try scratch.write("a.holder", text)
    #expect(throws: FileError.held(path: scratch("a"), by: nil)) { try open() }
    withExtendedLifetime(file) {}
  }

  @Test func aHugeNoteIsNotRead() throws {
    let file = try open()
    try scratch.write("a.holder", "1\t" + String(repeating: "h", count: 5_000) + "\tnoon\n")
    #expect(throws: FileError.held(path: scratch("a"), by: nil)) { try open() }
    withExtendedLifetime(file) {}
  }

  @Test func aNoteThatCannotBeWrittenHoldsNobodyUp() throws {
    try scratch.folder("a.holder")
    let file = try open()
    try file.append(bytes("one\n"))
    #expect(throws: FileError.held(path: scratch("a"), by: nil)) { try open() }
  }

  @Test func breaksInANoteAreHarmless() throws {
    let file = try open(LockHolder(process: 7, host: "a\tb\nc", since: "d\r\ne"))
    #expect(
      throws: FileError.held(path: scratch("a"), by: LockHolder(process: 7, host: "a b c", since: "d e"))
    ) {
      try open()
    }
    withExtendedLifetime(file) {}
  }

  @Test func thisProcessIsNamed() {
    let holder = LockHolder.thisProcess(since: "2026-11-21T14:25:00.123Z")
    #expect(holder.process == ProcessInfo.processInfo.processIdentifier)
    #expect(!holder.host.isEmpty && !holder.host.contains("\0"))
    #expect(
      holder.description == "process \(holder.process) on \(holder.host) since 2026-11-21T14:25:00.123Z")
  }

  @Test func aFileReplacedBetweenOpeningAndLockingIsRefused() throws {
    try scratch.write("a", "old\n")
    try scratch.write("b", "new\n")
    let (a, b) = (scratch("a"), scratch("b"))
    var calls = SystemCalls.real
    calls.flock = { descriptor, operation throws(Errno) in
      try SystemCalls.real.rename(b, a)
      try SystemCalls.real.flock(descriptor, operation)
    }
    #expect(throws: FileError.replaced(path: a)) { try AppendOnlyFile(a, holder: .test, calls: calls) }
    #expect(scratch.text("a") == "new\n")
  }

  @Test func theNoteOfWhoeverTookOverIsLeft() throws {
    do {
      let file = try open()
      try FileManager.default.removeItem(atPath: scratch("a"))
      let other = LockHolder(process: 5, host: "host", since: "later")
      let next = try open(other)
      withExtendedLifetime((file, next)) {}
    }
    let file = try open()
    try FileManager.default.removeItem(atPath: scratch("a"))
    try scratch.write("a", "")
    try scratch.write("a.holder", "5\thost\tlater\n")
    _ = consume file
    #expect(scratch.text("a.holder") == "5\thost\tlater\n")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")), .timeLimit(.minutes(1)))
  func theKernelReleasesTheLockOfAKilledProcess() throws {
    try scratch.write("a", "one\n")
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/flock")
    process.arguments = ["--no-fork", scratch("a"), "sh", "-c", "echo locked; exec cat"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    #expect(output.fileHandleForReading.readData(ofLength: 7) == Data("locked\n".utf8))
    #expect(throws: FileError.held(path: scratch("a"), by: nil)) { try open() }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try open().append(bytes("two\n"))
    #expect(scratch.text("a") == "one\ntwo\n")
  }
}
