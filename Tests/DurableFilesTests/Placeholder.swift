import DurableFiles
import Foundation
import Testing

@Suite struct FirstTests {
  @Test func appendsAndRepairs() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.jsonl").path
    let holder = LockHolder.thisProcess(since: "now")
    do {
      let file = try AppendOnlyFile(path, holder: holder)
      try file.append(Array("one\n".utf8))
      #expect(throws: FileError.held(path: path, by: holder)) { try AppendOnlyFile(path, holder: holder) }
    }
    try replaceFile(at: path, with: Array("one\ntwo".utf8))
    let file = try AppendOnlyFile(path, holder: holder)
    #expect(file.repair?.bytes == Array("two".utf8))
    #expect(try file.contents() == Array("one\n".utf8))
    #expect(try fileSystemKind(of: path).isNetwork == false)
    let opened = try openBeneath(folder: folder.path, path: "a.jsonl")
    #expect(opened.number > 2)
  }
}
