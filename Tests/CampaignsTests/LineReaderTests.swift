import DurableFiles
import Foundation
import Testing

@testable import Campaigns

@Suite struct LineReaderTests {
  private func lines(_ content: [UInt8], block: Int, limit: Int = .max) throws -> [String] {
    let path = NSTemporaryDirectory() + "lines-" + UUID().uuidString
    try Data(content).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var reader = try LineReader(path, limit: limit, block: block, calls: .real)
    var lines: [String] = []
    while let line = try reader.next() {
      #expect(line.number == lines.count + 1)
      #expect(line.range.upperBound + LineReader.padding <= line.bytes.count)
      #expect([0, 10].contains(line.bytes[line.range.upperBound]))
      lines.append(String(decoding: line.bytes[line.range], as: UTF8.self) + (line.isWhole ? "$" : ""))
    }
    return lines
  }

  /// Lines of all lengths through blocks of all sizes, as splitting the whole gives them.
  @Test(arguments: [1, 2, 3, 7, 8, 64, 4096])
  func blocksDoNotShow(block: Int) throws {
    var random = PlainLinesTests.Seeded(UInt64(block))
    for _ in 0..<20 {
      let content = (0..<Int.random(in: 0..<300, using: &random)).map { _ in
        UInt8.random(in: 0..<8, using: &random) == 0 ? 10 : UInt8.random(in: 97..<123, using: &random)
      }
      var expected = content.split(separator: 10, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self) + "$"
      }
      let rest = expected.removeLast()
      if rest != "$" { expected.append(String(rest.dropLast())) }
      #expect(try lines(content, block: block) == expected)
    }
  }

  /// However a file is divided, each line is read in one part.
  @Test(arguments: [1, 5, 64])
  func partsHaveEachLineOnce(block: Int) throws {
    let content = Array("one\n\nthree and more\nfour\n\n\nseven, cut off".utf8)
    let path = NSTemporaryDirectory() + "lines-" + UUID().uuidString
    try Data(content).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    for first in 0...content.count {
      for second in first...content.count {
        var lines: [String] = []
        for part in [0..<first, first..<second, second..<Int.max] {
          var reader = try LineReader(path, part: part, block: block, calls: .real)
          while let line = try reader.next() {
            lines.append(String(decoding: line.bytes[line.range], as: UTF8.self))
          }
        }
        #expect(
          lines == ["one", "", "three and more", "four", "", "", "seven, cut off"], "\(first) \(second)")
      }
    }
  }

  @Test func aLimitCutsTheFile() throws {
    let content = Array("one\ntwo\nthree\n".utf8)
    #expect(try lines(content, block: 5, limit: 8) == ["one$", "two$"])
    #expect(try lines(content, block: 5, limit: 9) == ["one$", "two$", "t"])
    #expect(try lines(content, block: 64, limit: 0) == [])
  }

  /// Room for fewer lines than there are would be made twice; for far more, in vain.
  @Test(arguments: [(30, 1), (30, 40_000), (100, 20), (2000, 9000)])
  func theNumberOfLinesIsEstimated(length: Int, count: Int) throws {
    let line = Array(repeating: UInt8(ascii: "x"), count: length - 1) + [10]
    let estimate = try estimatedLines(Array(repeatElement(line, count: count).joined()))
    #expect(estimate >= count && estimate <= count * 5 / 4 + 2)
  }

  @Test func emptyLinesAreNotEstimated() throws {
    #expect(try estimatedLines([]) == 0)
    #expect(try estimatedLines(Array(repeating: 10, count: 1 << 20)) < 50_000)
    #expect(try estimatedLines(Array(repeating: 10, count: 1 << 20), limit: 1000) < 50)
  }

  private func estimatedLines(_ content: [UInt8], limit: Int = .max) throws -> Int {
    let path = NSTemporaryDirectory() + "lines-" + UUID().uuidString
    try Data(content).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var reader = try LineReader(path, limit: limit, calls: .real)
    let estimate = try reader.estimatedLines()
    // Nothing was used up by looking.
    #expect(try reader.next()?.number == (content.isEmpty ? nil : 1))
    return estimate
  }

  @Test(arguments: ["/nowhere", "/tmp", "/dev/zero"])
  func onlyFilesAreRead(path: String) {
    #expect(throws: FileError.self) { try open(path) }
  }

  private func open(_ path: String) throws {
    var reader = try LineReader(path, calls: .real)
    _ = try reader.next()
  }
}
