import FileTesting
import Foundation
import Glibc
import Testing

@testable import DurableFiles

@Suite struct BlockWriterTests {
  private static let size = BlockWriter.blockSize

  private func content(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 * 31 >> 3) }
  }

  private func write(_ bytes: [UInt8], inParts part: Int, to path: String, _ calls: SystemCalls) throws {
    let file = try ReplacementFile(at: path, calls: calls)
    for start in stride(from: 0, to: bytes.count, by: part) {
      try file.append(Array(bytes[start..<min(bytes.count, start + part)]))
    }
    try file.finish()
  }

  /// Lengths around those of blocks and sectors, in parts that are none.
  @Test(arguments: [
    0, 1, 4095, BlockWriter.blockSize - 1, BlockWriter.blockSize, BlockWriter.blockSize + 1,
    2 * BlockWriter.blockSize + 512, 3 * BlockWriter.blockSize - 4096,
  ])
  func everyLength(length: Int) throws {
    let scratch = try Scratch()
    let expected = content(length)
    for part in [1009, Self.size, 3 * Self.size] {
      try write(expected, inParts: part, to: scratch("a"), .real)
      #expect(FileManager.default.contents(atPath: scratch("a")) == Data(expected))
    }
  }

  /// Whether direct writing is refused when it is asked for or when it is tried, it is done as usual.
  @Test(arguments: [true, false]) func fileSystemsWithoutDirectWriting(refusesToSet: Bool) throws {
    let scratch = try Scratch()
    var calls = SystemCalls.real
    if refusesToSet {
      calls.setDirect = { _, isDirect throws(Errno) in if isDirect { throw Errno(EINVAL) } }
    } else {
      let state = Counter()
      calls.setDirect = { _, isDirect throws(Errno) in state.add((isDirect ? 1 : 0) - state.value) }
      calls.write = { descriptor, bytes throws(Errno) in
        if state.value == 1 { throw Errno(EINVAL) }
        return try SystemCalls.real.write(descriptor, bytes)
      }
    }
    let expected = content(2 * Self.size + 77)
    try write(expected, inParts: 5000, to: scratch("a"), calls)
    #expect(FileManager.default.contents(atPath: scratch("a")) == Data(expected))
  }

  /// A disk that stops within a sector: what follows is no longer where direct writing can begin.
  @Test(arguments: [1, 512, 5000]) func aWriteThatStops(after count: Int) throws {
    let scratch = try Scratch()
    let calls = Counter()
    var system = SystemCalls.real
    system.write = { descriptor, bytes throws(Errno) in
      calls.add(1)
      guard calls.value == 2 else { return try SystemCalls.real.write(descriptor, bytes) }
      try SystemCalls.real.setDirect(descriptor, false)
      let written = try SystemCalls.real.write(
        descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(count)))
      try SystemCalls.real.setDirect(descriptor, true)
      return written
    }
    let expected = content(3 * Self.size + 77)
    try write(expected, inParts: 100_000, to: scratch("a"), system)
    #expect(FileManager.default.contents(atPath: scratch("a")) == Data(expected))
  }

  /// After an error nothing goes on as if it had not been.
  @Test func anErrorStays() throws {
    let scratch = try Scratch()
    let failing = Counter()
    var system = SystemCalls.real
    system.write = { descriptor, bytes throws(Errno) in
      if failing.value == 1 { throw Errno(ENOSPC) }
      return try SystemCalls.real.write(descriptor, bytes)
    }
    let file = try ReplacementFile(at: try scratch.write("a", "old"), calls: system)
    failing.add(1)
    #expect(throws: FileError.self) { try file.append(content(Self.size)) }
    failing.add(-1)
    #expect(throws: FileError.self) { try file.finish() }
    #expect(scratch.text("a") == "old")
  }

  /// Whichever call fails or writes too little, the file is the old or the new one, and alone.
  @Test(arguments: [
    FaultySystem.Fault.error(EIO), .error(ENOSPC), .short(1), .short(4096), .shortThenError(1, ENOSPC),
  ])
  func everyFault(fault: FaultySystem.Fault) throws {
    let scratch = try Scratch()
    let system = FaultySystem(synchronizes: false)
    let expected = content(2 * Self.size + 77)
    for number in 0..<40 {
      let path = try scratch.write("a", "old")
      system.restart([number: fault])
      do {
        try write(expected, inParts: 100_000, to: path, system.calls)
        #expect(FileManager.default.contents(atPath: path) == Data(expected), "\(number)")
      } catch {
        let bytes = FileManager.default.contents(atPath: path)
        #expect(bytes == Data("old".utf8) || bytes == Data(expected), "\(number)")
      }
      #expect(scratch.names == ["a"], "\(number)")
      if system.trace.count <= number { return }
    }
    Issue.record("there is no end to the calls")
  }
}

@Suite struct ReplacedFilesTests {
  /// The open files of this process that have no name any more, in a folder.
  private func nameless(in folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
    }
    .count { $0.hasPrefix(folder) && $0.hasSuffix(" (deleted)") }
  }

  @Test func areKeptUntilTheyAreClosed() throws {
    let scratch = try Scratch()
    try scratch.write("a", "old")
    let replaced = ReplacedFiles()
    let files = try ["a", "b"].map { try ReplacementFile(at: scratch($0)) }
    try ReplacementFile.finish(files, keeping: replaced)
    #expect(scratch.text("a") == "" && scratch.text("b") == "")
    #expect(nameless(in: scratch.path) == 1)
    replaced.close()
    #expect(nameless(in: scratch.path) == 0)
  }
}
