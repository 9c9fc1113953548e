import DurableFiles
import FileTesting
import Foundation
import Testing

@Suite("Reading and replacing whole files")
struct WholeFileTests {
  private let scratch: Scratch
  private let system = FaultySystem()

  init() throws { scratch = try Scratch() }

  @Test func filesAreReadWhole() throws {
    for length in [0, 1, 4_095, 4_096, 65_537, 5_000_000] {
      let content = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
      try Data(content).write(to: URL(filePath: scratch("a")))
      #expect(try readFile(scratch("a")) == content)
    }
  }

  @Test func shortReadsAndSignalsAreGoneOver() throws {
    try scratch.write("a", "one two three")
    let counter = Counter()
    var calls = SystemCalls.real
    calls.pread = { descriptor, buffer, offset throws(Errno) in
      counter.add(1)
      if counter.value % 2 == 0 { throw Errno(EINTR) }
      return try SystemCalls.real.pread(
        descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(2)), offset)
    }
    #expect(try readFile(scratch("a"), calls: calls) == bytes("one two three"))
  }

  @Test func aFileThatShrinksWhileItIsReadIsReadToItsEnd() throws {
    try scratch.write("a", "one two")
    var calls = SystemCalls.real
    calls.fstat = { descriptor throws(Errno) in
      var status = try SystemCalls.real.fstat(descriptor)
      status.size += 5
      return status
    }
    #expect(try readFile(scratch("a"), calls: calls) == bytes("one two"))
  }

  @Test func whatCannotBeRead() throws {
    try scratch.folder("folder")
    try scratch.write("a", "four")
    #expect(mkfifo(scratch("pipe"), 0o600) == 0)
    #expect(throws: FileError.failed(.open, path: scratch("none"), Errno(ENOENT))) {
      try readFile(scratch("none"))
    }
    #expect(throws: FileError.notARegularFile(path: scratch("folder"))) { try readFile(scratch("folder")) }
    #expect(throws: FileError.notARegularFile(path: scratch("pipe"))) { try readFile(scratch("pipe")) }
    #expect(throws: FileError.tooLarge(path: scratch("a"), size: 4)) {
      try readFile(scratch("a"), largest: 3)
    }
    system.restart([2: .error(EIO)])
    #expect(throws: FileError.failed(.read, path: scratch("a"), Errno(EIO))) {
      try readFile(scratch("a"), calls: system.calls)
    }
  }

  @Test func aFileIsMadeAndReplaced() throws {
    try replaceFile(at: scratch("a"), with: bytes("old"))
    try replaceFile(at: scratch("a"), with: bytes("new and longer"))
    #expect(scratch.text("a") == "new and longer")
    try replaceFile(at: scratch("a"), with: [])
    #expect(scratch.text("a") == "")
    #expect(scratch.names == ["a"])
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("a"))[.posixPermissions] as? Int
    #expect(try #require(mode) & ~0o644 == 0 && mode ?? 0 >= 0o600)
  }

  @Test func theContentIsSafeBeforeTheNameIs() throws {
    let folder = try #require(scratch.path.split(separator: "/").last)
    system.restart()
    try replaceFile(at: scratch("a"), with: bytes("new"), calls: system.calls)
    #expect(
      system.trace.map { $0.hasPrefix("open a.new-") ? "open new" : $0 }
        == ["open new", "write 3", "fsync", "rename", "open \(folder)", "fsync"])
  }

  @Test func whateverFailsTheOldOrTheNewContentIsThereWhole() throws {
    for old in [nil, "old content"] as [String?] {
      for number in 0..<6 {
        for fault in [
          FaultySystem.Fault.error(EIO), .error(EINTR), .short(2), .shortThenError(2, ENOSPC), .death,
        ] {
          // A write is the second call; other calls cannot be short.
          if case .shortThenError = fault, number != 1 { continue }
          let scratch = try Scratch()
          if let old { try scratch.write("a", old) }
          system.restart([number: fault])
          var returned = true
          do throws(FileError) {
            try replaceFile(at: scratch("a"), with: bytes("new content"), calls: system.calls)
          } catch {
            returned = false
          }
          #expect(scratch.text("a") == (number > 3 || returned ? "new content" : old), "\(number) \(fault)")
          if fault != .death { #expect(scratch.names.filter { $0 != "a" } == [], "\(number) \(fault)") }
          if fault == .error(EINTR) || fault == .short(2) { #expect(returned, "\(number) \(fault)") }
        }
      }
    }
  }

  @Test func aFolderIsMadeOnce() throws {
    try makeFolder(at: scratch("folder"), mode: 0o750)
    try scratch.write("folder/a", "text")
    try makeFolder(at: scratch("folder"), mode: 0o700)
    #expect(scratch.text("folder/a") == "text")
    #expect(throws: FileError.failed(.make, path: scratch("no/folder"), Errno(ENOENT))) {
      try makeFolder(at: scratch("no/folder"))
    }
  }

  @Test func relativePathsHaveAFolderToo() throws {
    var calls = system.calls
    calls.open = { [open = calls.open] path, flags, mode throws(Errno) in
      // What would be opened in the working directory is not, to leave it alone.
      if flags & O_CREAT != 0 { return try open("/dev/null", O_WRONLY, 0) }
      return try open(path, flags, mode)
    }
    calls.rename = { _, _ throws(Errno) in }
    calls.fsync = { _ throws(Errno) in }
    system.restart()
    try replaceFile(at: "a", with: [], calls: calls)
    try replaceFile(at: "/a", with: [], calls: calls)
    #expect(system.trace.filter { $0.hasPrefix("open") } == ["open null", "open .", "open null", "open /"])
  }

  @Test func everyErrorHasWords() {
    let errors: [FileError] = [
      .failed(.open, path: "a", Errno(ENOENT)), .failed(.write, path: "a", Errno(ENOSPC)),
      .held(path: "a", by: nil),
      .held(path: "a", by: .test), .replaced(path: "a"), .changed(path: "a"), .notARegularFile(path: "a"),
      .tooLarge(path: "a", size: 5), .unfinishedLine(path: "a"),
      .symbolicLink(path: "a"), .otherOwner(path: "a", owner: 5),
      .notPermitted(path: "a", wanted: 0o3733, found: 0o1733), .perhapsWritten(.changed(path: "a")),
    ]
    #expect(Set(errors.map(\.description)).count == errors.count)
    #expect(errors[1].description == "cannot write a: No space left on device")
    #expect(errors[3].description == "a is in use by process 1 on host since noon")
  }
}
