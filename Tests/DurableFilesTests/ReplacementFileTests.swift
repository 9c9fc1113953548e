import Foundation
import Glibc
import Testing

@testable import DurableFiles
import FileTesting

@Suite struct ReplacementFileTests {
  private func write(_ path: String, _ calls: SystemCalls = .real) throws(FileError) {
    let file = try ReplacementFile(at: path, calls: calls)
    try file.append(bytes("ne"))
    try file.append(bytes("w"))
    try file.finish()
  }

  @Test func theOldFileStaysUntilTheNewOneIsWhole() throws {
    let scratch = try Scratch()
    let file = try ReplacementFile(at: try scratch.write("a", "old"))
    try file.append(bytes("new"))
    #expect(scratch.text("a") == "old")
    try file.finish()
    #expect(scratch.text("a") == "new")
    #expect(scratch.names == ["a"])
  }

  @Test func whatIsNotFinishedLeavesNothing() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a", "old")
    do {
      let file = try ReplacementFile(at: path)
      try file.append(bytes("new"))
    }
    #expect(scratch.text("a") == "old")
    #expect(scratch.names == ["a"])
  }

  /// Devices, pipes, folders and links stay what they are, and nothing is left beside them.
  @Test func onlyFilesAreReplaced() throws {
    let scratch = try Scratch()
    #expect(mkfifo(scratch("pipe"), 0o600) == 0)
    try scratch.folder("folder")
    try scratch.write("a", "old")
    try scratch.link("link", to: "a")
    try scratch.link("dangling", to: "none")
    for name in ["pipe", "folder"] {
      #expect(throws: FileError.notARegularFile(path: scratch(name))) { try write(scratch(name)) }
    }
    for name in ["link", "dangling"] {
      #expect(throws: FileError.symbolicLink(path: scratch(name))) { try write(scratch(name)) }
    }
    #expect(throws: FileError.notARegularFile(path: "/dev/null")) { try write("/dev/null") }
    #expect(scratch.names == ["a", "dangling", "folder", "link", "pipe"])
    #expect(scratch.text("a") == "old")
  }

  /// Several files take their places together: the first is never older than the second, and nothing is left beside them.
  @Test func severalAtOnce() throws {
    let scratch = try Scratch()
    let system = FaultySystem()
    for number in 0..<40 {
      let paths = try ["a", "b"].map { try scratch.write($0, "old") }
      system.restart([number: .error(EIO)])
      do throws(FileError) {
        var files: [ReplacementFile] = []
        for path in paths { files.append(try ReplacementFile(at: path, calls: system.calls)) }
        for file in files { try file.append(bytes("new")) }
        try ReplacementFile.finish(files)
        #expect([scratch.text("a"), scratch.text("b")] == ["new", "new"])
      } catch {
        #expect(
          [["old", "old"], ["new", "old"], ["new", "new"]].contains([scratch.text("a"), scratch.text("b")]))
      }
      #expect(scratch.names == ["a", "b"], "\(number)")
      if system.trace.count <= number { return }
    }
    Issue.record("there is no end to the calls")
  }

  /// Whichever call fails or writes too little, the file is the old or the new one, and alone.
  @Test(arguments: [FaultySystem.Fault.error(EIO), .short(1), .shortThenError(1, ENOSPC)])
  func everyFault(fault: FaultySystem.Fault) throws {
    let scratch = try Scratch()
    let system = FaultySystem()
    for number in 0..<30 {
      let path = try scratch.write("a", "old")
      system.restart([number: fault])
      do throws(FileError) {
        try write(path, system.calls)
        #expect(scratch.text("a") == "new")
      } catch {
        #expect(["old", "new"].contains(scratch.text("a")), "\(number)")
      }
      #expect(scratch.names == ["a"], "\(number)")
      if system.trace.count <= number { return }
    }
    Issue.record("there is no end to the calls")
  }
}
