import DurableFiles
import FileTesting
import Foundation
import Testing

/// Others may make files in the folder of the journals: what they plant is neither followed nor written to.
@Suite("Files that somebody planted")
struct PlantedFileTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write("precious", "precious\n")
  }

  private func open() throws(FileError) -> AppendOnlyFile {
    try AppendOnlyFile(scratch("a"), holder: .test)
  }

  @Test func aLinkInPlaceOfTheFileIsRefused() throws {
    for target in ["precious", "none", "a"] {
      try scratch.link("a", to: target)
      #expect(throws: FileError.symbolicLink(path: scratch("a"))) { try open() }
      #expect(scratch.names == ["a", "precious"])
      #expect(unlink(scratch("a")) == 0)
    }
    #expect(scratch.text("precious") == "precious\n")
  }

  @Test func aLinkInPlaceOfTheNoteIsReplaced() throws {
    for isHard in [false, true] {
      if isHard {
        #expect(Glibc.link(scratch("precious"), scratch("a.holder")) == 0)
      } else {
        try scratch.link("a.holder", to: "precious")
      }
      let file = try open()
      #expect(scratch.text("precious") == "precious\n")
      #expect(throws: FileError.held(path: scratch("a"), by: .test)) { try open() }
      _ = consume file
      #expect(scratch.names == ["a", "precious"])
    }
  }

  @Test func aNoteIsNotReadThroughALink() throws {
    let file = try open()
    try scratch.write("elsewhere", "9\thost\tnoon\n")
    #expect(unlink(scratch("a.holder")) == 0)
    try scratch.link("a.holder", to: "elsewhere")
    #expect(throws: FileError.held(path: scratch("a"), by: nil)) { try open() }
    withExtendedLifetime(file) {}
  }

  @Test func aTornTailIsNotKeptThroughALink() throws {
    try scratch.write("a", "one\ntorn")
    try scratch.link("a.torn-4", to: "precious")
    #expect(throws: FileError.symbolicLink(path: scratch("a.torn-4"))) { try open() }
    #expect(scratch.text("precious") == "precious\n" && scratch.text("a") == "one\ntorn")
  }

  @Test func aTornTailIsNotKeptInAPipe() throws {
    try scratch.write("a", "one\ntorn")
    #expect(mkfifo(scratch("a.torn-4"), 0o600) == 0)
    let reader = Glibc.open(scratch("a.torn-4"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    #expect(throws: FileError.notARegularFile(path: scratch("a.torn-4"))) { try open() }
    #expect(scratch.text("a") == "one\ntorn")
  }

  @Test func aLinkPutThereWhileTheFileIsOpenIsNotWrittenThrough() throws {
    let system = FaultySystem()
    let file = try AppendOnlyFile(scratch("a"), holder: .test, calls: system.calls)
    #expect(rename(scratch("a"), scratch("b")) == 0)
    try scratch.link("a", to: "b")
    system.restart([3: .error(EIO)])
    #expect(throws: FileError.self) { try file.append(bytes("one\n")) }
    #expect(!system.trace.contains { $0.hasPrefix("pwrite") })
  }

  @Test func aTemporaryFileIsMadeAnew() throws {
    let temporary = "result.new-\(getpid())"
    try scratch.link(temporary, to: "precious")
    try replaceFile(at: scratch("result"), with: bytes("new"))
    #expect(scratch.text("precious") == "precious\n" && scratch.text("result") == "new")
    #expect(scratch.names == ["precious", "result"])
    // Left by a process of the same number that died.
    try scratch.write(temporary, "a long line that was left")
    try replaceFile(at: scratch("result"), with: bytes("newer"))
    #expect(scratch.text("result") == "newer" && scratch.names == ["precious", "result"])
    try scratch.folder(temporary)
    #expect(throws: FileError.self) { try replaceFile(at: scratch("result"), with: bytes("newest")) }
    #expect(scratch.text("result") == "newer")
  }

  @Test func aFileOfAnotherUserIsLeftAlone() throws {
    try scratch.write("a", "one\ntorn")
    let refused = FileError.otherOwner(path: scratch("a"), owner: getuid())
    #expect(throws: refused) { try AppendOnlyFile(scratch("a"), owner: getuid() + 1, holder: .test) }
    #expect(scratch.names == ["a", "precious"] && scratch.text("a") == "one\ntorn")
    let file = try AppendOnlyFile(scratch("a"), owner: getuid(), holder: .test)
    #expect(file.length == 4)
  }

  @Test func theOwnerIsThatOfTheOpenFile() throws {
    try scratch.write("a", "one\n")
    var calls = SystemCalls.real
    calls.stat = { path throws(Errno) in
      var status = try SystemCalls.real.stat(path)
      status.owner += 1
      return status
    }
    #expect(throws: Never.self) {
      try AppendOnlyFile(scratch("a"), owner: getuid(), holder: .test, calls: calls)
    }
    calls = .real
    calls.fstat = { descriptor throws(Errno) in
      var status = try SystemCalls.real.fstat(descriptor)
      status.owner += 1
      return status
    }
    #expect(throws: FileError.otherOwner(path: scratch("a"), owner: getuid() + 1)) {
      try AppendOnlyFile(scratch("a"), owner: getuid(), holder: .test, calls: calls)
    }
  }
}
