import JSONLines
import Testing

@Suite("Files and places")
struct FileTests {
  private func file(_ text: String) -> JSONFile { JSONFile(name: "a.json", bytes: Array(text.utf8)) }

  @Test func aWholeFileMaySpanLines() throws {
    let labels = try file("[\n  1,\n  2\n]\n").read { json throws(JSONError) in
      var labels: [Int] = []
      try json.beginArray()
      while try json.nextElement() { labels.append(try json.readInteger()) }
      return labels
    }
    #expect(labels == [1, 2])
    #expect(
      throws: FileProblem(file: "a.json", line: 3, column: 7, message: "expected a value, found \"]\"")
    ) {
      try file("[\n  1,\n  2 , ]\n").read { json throws(JSONError) in try json.skipValue() }
    }
    #expect(
      throws: FileProblem(
        file: "a.json", line: 2, column: 1, message: "something follows the end of the value")
    ) {
      try file("1\n2").read { json throws(JSONError) in try json.skipValue() }
    }
  }

  @Test func emptyFilesAndByteOrderMarks() {
    for text in ["", " ", "\n\n"] {
      #expect(throws: FileProblem(file: "a.json", line: 1, column: 1, message: "nothing is written here")) {
        try file(text).read { json throws(JSONError) in try json.skipValue() }
      }
    }
    let message = "the file begins with a byte order mark; save it as UTF-8 without one"
    #expect(throws: FileProblem(file: "a.json", line: 1, column: 1, message: message)) {
      try file("\u{FEFF}1\n").read { json throws(JSONError) in try json.skipValue() }
    }
  }

  @Test func placesAreLinesAndCharacters() {
    let text = "ab\né가😀x\n\ny"
    let bytes = Array(text.utf8)
    var expected: [SourcePosition] = []
    var position = SourcePosition(line: 1, column: 1)
    for scalar in text.unicodeScalars {
      // A place inside a character is told as the one behind its first byte.
      expected.append(position)
      let next = SourcePosition(line: position.line, column: position.column + 1)
      expected += Array(repeating: next, count: UTF8.width(scalar) - 1)
      position = scalar == "\n" ? SourcePosition(line: position.line + 1, column: 1) : next
    }
    bytes.withUnsafeBytes { bytes in
      #expect(bytes.indices.map { SourcePosition(of: $0, in: bytes) } == expected)
      #expect(SourcePosition(of: bytes.count, in: bytes) == position)
      #expect(SourcePosition(of: bytes.count + 9, in: bytes) == position)
    }
  }

  @Test func problemsAreToldAndOrdered() {
    let problems = [
      FileProblem(file: "b", message: "m"), FileProblem(file: "a", line: 10, column: 1, message: "m"),
      FileProblem(file: "a", line: 9, column: 2, message: "m"), FileProblem(file: "a", line: 9, message: "m"),
      FileProblem(file: "a", message: "n"), FileProblem(file: "a", message: "m"),
    ]
    #expect(
      problems.sorted().map(\.description) == ["a: m", "a: n", "a:9: m", "a:9:2: m", "a:10:1: m", "b: m"])
  }

  @Test func everyReasonHasWords() {
    let reasons: [JSONError.Reason] = [
      .expected(.value, found: nil), .expected(.object, found: UInt8(ascii: "[")),
      .expected(.array, found: UInt8(ascii: "{")),
      .expected(.string, found: UInt8(ascii: "7")), .expected(.integer, found: UInt8(ascii: "\"")),
      .expected(.number, found: UInt8(ascii: "n")), .expected(.boolean, found: UInt8(ascii: "f")),
      .expected(.key, found: UInt8(ascii: "t")), .expected(.colon, found: 0x1B),
      .expected(.commaOrBrace, found: 0xFF),
      .expected(.commaOrBracket, found: UInt8(ascii: "~")), .empty, .byteOrderMark, .trailing,
      .unclosedString,
      .controlCharacter(27), .invalidEscape, .loneSurrogate, .invalidUTF8, .malformedNumber, .notWhole,
      .numberOutOfRange, .tooDeep, .keyTwice("a"), .keyMissing("b"), .refused("c"),
    ]
    let words = reasons.map { JSONError(offset: 0, reason: $0).description }
    #expect(Set(words).count == reasons.count)
    #expect(
      words.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") && $0.allSatisfy { $0.isASCII && $0 >= " " } })
    #expect(words[1] == "expected an object, found an array")
    #expect(words[8] == "expected \":\", found byte 27")
  }
}
