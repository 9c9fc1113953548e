import DurableFiles
import Foundation
import Testing

@Suite struct FileStateTests {
  @Test func staysUntilTheFileIsWritten() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a", "one")
    let before = try #require(FileState(of: path))
    #expect(FileState(of: path) == before)
    // The same length, so that only the time or the file tells.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
    let dated = try #require(FileState(of: path))
    #expect(dated != before)
    try scratch.write("b", "one")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: scratch("b"))
    #expect(try #require(FileState(of: scratch("b"))) != dated)
    try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: 1)
    #expect(FileState(of: path) != dated)
  }

  @Test func nothingIsNothing() throws {
    #expect(FileState(of: try Scratch()("none")) == nil)
  }
}
