import DurableFiles
import Foundation
import Testing

/// Files with holes, which claim a length that no memory holds.
@Suite("Huge files")
struct HugeFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func writeSparse(_ name: String, length: Int) throws {
    try scratch.write(name, "[")
    try #require(truncate(scratch(name), length) == 0)
  }

  @Test(arguments: [1 << 28 + 1, 1 << 43])
  func aHugeFileIsNotRead(length: Int) throws {
    try writeSparse("a", length: length)
    #expect(throws: FileError.tooLarge(path: scratch("a"), size: length)) { try readFile(scratch("a")) }
  }

  @Test func aHugeTornTailIsNotMoved() throws {
    let length = 1 << 43
    try writeSparse("a", length: length)
    #expect(throws: FileError.tooLarge(path: scratch("a"), size: length)) {
      try AppendOnlyFile(scratch("a"), holder: .test)
    }
    #expect(scratch.names == ["a"])
  }

  @Test func aFileOfAnyLengthIsReadInBlocks() throws {
    for length in [0, 1, 65_536, 1_000_000] {
      let content = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
      try Data(content).write(to: URL(filePath: scratch("a")))
      var found: [UInt8] = []
      try readBlocks(of: scratch("a")) { found += $0 }
      #expect(found == content)
    }
    #expect(throws: FileError.notARegularFile(path: scratch.path)) {
      try readBlocks(of: scratch.path) { _ in }
    }
  }
}
