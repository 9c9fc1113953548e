import DurableFiles
import Foundation
import Testing

@Suite("Reading files from any place")
struct ReadableFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func text(_ file: borrowing ReadableFile, at offset: Int, room: Int) throws(FileError) -> String {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
    defer { buffer.deallocate() }
    let count = try file.read(into: buffer, at: offset)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  @Test func placesAndTheEnd() throws {
    let file = try ReadableFile(scratch.write("a", "one two three"))
    #expect(file.path == scratch("a"))
    #expect(file.size == 13)
    #expect(try text(file, at: 4, room: 3) == "two")
    #expect(try text(file, at: 0, room: 3) == "one")
    #expect(try text(file, at: 8, room: 100) == "three")
    #expect(try text(file, at: 13, room: 1) == "")
    #expect(try text(file, at: 1000, room: 1) == "")
  }

  @Test func shortReadsAndSignalsAreGoneOver() throws {
    let counter = Counter()
    var calls = SystemCalls.real
    calls.pread = { descriptor, buffer, offset throws(Errno) in
      counter.add(1)
      if counter.value % 2 == 0 { throw Errno(EINTR) }
      return try SystemCalls.real.pread(
        descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(2)), offset)
    }
    let file = try ReadableFile(scratch.write("a", "one two three"), calls: calls)
    #expect(try text(file, at: 4, room: 9) == "two three")
  }

  @Test func whatCannotBeRead() throws {
    try scratch.folder("folder")
    #expect(mkfifo(scratch("pipe"), 0o600) == 0)
    for (name, error) in [
      ("none", FileError.failed(.open, path: scratch("none"), Errno(ENOENT))),
      ("folder", .notARegularFile(path: scratch("folder"))),
      ("pipe", .notARegularFile(path: scratch("pipe"))),
    ] {
      #expect(throws: error) { _ = try ReadableFile(scratch(name)).size }
    }
    var calls = SystemCalls.real
    calls.pread = { _, _, _ throws(Errno) in throw Errno(EIO) }
    let file = try ReadableFile(scratch.write("a", "one"), calls: calls)
    #expect(throws: FileError.failed(.read, path: scratch("a"), Errno(EIO))) {
      try text(file, at: 0, room: 3)
    }
  }
}
