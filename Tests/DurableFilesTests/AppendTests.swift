import DurableFiles
import FileTesting
import Glibc
import Testing

@Suite("Appending")
struct AppendTests {
  let scratch: Scratch
  let system = FaultySystem()

  init() throws { scratch = try Scratch() }

  private func open(_ name: String = "a") throws(FileError) -> AppendOnlyFile {
    try AppendOnlyFile(scratch(name), holder: .test, calls: system.calls)
  }

  @Test func linesStandOneBehindTheOther() throws {
    do {
      let file = try open()
      #expect(try file.contents() == [] && file.length == 0 && file.repair == nil)
      try file.append(bytes("one\n"))
      try file.append(bytes("two\nthree\n"))
      #expect(try file.contents() == bytes("one\ntwo\nthree\n") && file.length == 14)
    }
    let file = try open()
    #expect(try file.contents() == bytes("one\ntwo\nthree\n") && file.length == 14)
    try file.append(bytes("four\n"))
    #expect(scratch.text("a") == "one\ntwo\nthree\nfour\n")
  }

  @Test func itReturnsAfterOneWriteAndOneSynchronization() throws {
    try scratch.write("a", "one\n")
    let file = try open()
    system.restart()
    try file.append(bytes("two\nthree\n"))
    #expect(system.trace == ["fstat", "stat", "write 10", "fsync"])
  }

  @Test func aNewFileIsPrivateAndItsFolderSynchronized() throws {
    _ = try open()
    let folder = try #require(scratch.path.split(separator: "/").last)
    let trace = system.trace
    let opened = try #require(trace.firstIndex(of: "open \(folder)"))
    #expect(trace[opened + 1] == "fsync")
    #expect(try mode("a") & 0o777 & ~0o640 == 0)
  }

  /// A rater whose umask keeps everybody out: the lead reads by the group.
  @Test func theGroupReadsANewFileWhateverTheUmask() throws {
    // As open(2) with umask 077 leaves it; the umask itself is the whole process's.
    try scratch.write("a", "")
    try #require(chmod(scratch("a"), 0o600) == 0)
    _ = try open()
    #expect(try mode("a") & 0o777 == 0o640)
    try scratch.write("b", "one\n")
    try #require(chmod(scratch("b"), 0o600) == 0)
    _ = try open("b")
    #expect(try mode("b") & 0o777 == 0o600, "what was there stays as it is")
  }

  @Test func anEmptyFileOfAnotherUserIsOpenedAllTheSame() throws {
    var calls = system.calls
    calls.fchmod = { _, _ throws(Errno) in throw Errno(EPERM) }
    try AppendOnlyFile(scratch("a"), holder: .test, calls: calls).append(bytes("one\n"))
    #expect(scratch.text("a") == "one\n")
  }

  @Test func aFolderThatCannotBeListedIsSynchronizedWithEverythingElse() throws {
    var calls = system.calls
    calls.open = { [open = calls.open] path, flags, mode throws(Errno) in
      if flags & O_DIRECTORY != 0 { throw Errno(EACCES) }
      return try open(path, flags, mode)
    }
    _ = try AppendOnlyFile(scratch("a"), holder: .test, calls: calls)
    #expect(system.trace.contains("sync"))
  }

  @Test func aFileSystemThatCannotSynchronizeFoldersIsTaken() throws {
    var calls = system.calls
    let folder = try SystemCalls.real.stat(scratch.path).inode
    calls.fsync = { [fsync = calls.fsync] descriptor throws(Errno) in
      if try SystemCalls.real.fstat(descriptor).inode == folder { throw Errno(EINVAL) }
      try fsync(descriptor)
    }
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: calls)
    try file.append(bytes("one\n"))
    #expect(scratch.text("a") == "one\n")
  }

  @Test func onlyWholeLinesAreTaken() throws {
    let file = try open()
    for text in ["", "one", "one\ntwo"] {
      #expect(throws: FileError.unfinishedLine(path: scratch("a"))) { try file.append(bytes(text)) }
    }
    #expect(scratch.text("a") == "")
  }

  @Test func everyDescriptorIsClosedInOtherPrograms() throws {
    try scratch.write("a", "torn")
    let flags = Flags()
    var calls = system.calls
    calls.open = { [open = calls.open] path, wanted, mode throws(Errno) in
      flags.note(wanted)
      return try open(path, wanted, mode)
    }
    calls.fsync = { [fsync = calls.fsync] descriptor throws(Errno) in
      if flags.failOnce { throw Errno(EIO) }
      try fsync(descriptor)
    }
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: calls)
    flags.failNext()
    try file.append(bytes("one\n"))
    #expect(flags.all.count >= 5 && flags.all.allSatisfy { $0 & O_CLOEXEC != 0 })
  }

  @Test func aFolderOrPipeIsNoFile() throws {
    try scratch.folder("folder")
    #expect(mkfifo(scratch("pipe"), 0o600) == 0)
    #expect(throws: FileError.failed(.open, path: scratch("folder"), Errno(EISDIR))) { try open("folder") }
    #expect(throws: FileError.notARegularFile(path: scratch("pipe"))) { try open("pipe") }
    #expect(throws: FileError.failed(.open, path: scratch("none/a"), Errno(ENOENT))) { try open("none/a") }
  }

  @Test func aFileRemovedOrReplacedMeanwhileIsNotWrittenTo() throws {
    let file = try open()
    try file.append(bytes("one\n"))
    #expect(unlink(scratch("a")) == 0)
    #expect(throws: FileError.replaced(path: scratch("a"))) { try file.append(bytes("two\n")) }
    try scratch.write("a", "one\n")
    #expect(throws: FileError.replaced(path: scratch("a"))) { try file.append(bytes("two\n")) }
    #expect(scratch.text("a") == "one\n")
  }

  @Test func aFileChangedByOthersIsNotWrittenTo() throws {
    let file = try open()
    try file.append(bytes("one\n"))
    for text in ["one\nother\n", "one", ""] {
      let handle = try #require(fopen(scratch("a"), "w"))
      fputs(text, handle)
      fclose(handle)
      #expect(throws: FileError.changed(path: scratch("a"))) { try file.append(bytes("two\n")) }
      #expect(scratch.text("a") == text)
    }
  }

  private func mode(_ name: String) throws -> UInt32 {
    var status = stat()
    try #require(stat(scratch(name), &status) == 0)
    return status.st_mode
  }
}
