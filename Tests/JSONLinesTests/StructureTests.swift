import JSONLines
import Testing

@Suite("Objects, arrays and literals")
struct StructureTests {
  @Test func aJournalLine() throws {
    let line = """
      {"event":"submit","at":"2026-11-21T14:25:00.123Z","seq":12,"task":"000001","answers":[{"label":65,"answer":"yes"},\
      {"label":795,"answer":"no"}],"seconds":12.3,"picture":"shown","new":{"a":[1,null,"\\u00e9"],"b":{}}}
      """
    var labels: [Int] = []
    var seconds = 0.0
    try reading(line.utf8) { json throws(JSONError) in
      try json.beginObject()
      while let key = try json.nextKey() {
        switch key {
        case "answers":
          try json.beginArray()
          while try json.nextElement() {
            try json.beginObject()
            while let key = try json.nextKey() {
              if key == "label" { labels.append(try json.readInteger()) } else { try json.skipValue() }
            }
          }
        case "seconds": seconds = try json.readNumber()
        default: try json.skipValue()
        }
      }
    }
    #expect(labels == [65, 795] && seconds == 12.3)
  }

  @Test(
    "Well-formed texts are read and skipped",
    arguments: [
      "{}", "[]", " [ ] ", "\t{\r\n}\n", "null", "true", "false", "\"\"", "0", "[[[]]]", "[{},{}]",
      #"{"a":{}}"#,
      #" { "a" : 1 , "b" : [ 1 , 2 ] } "#, #"{"":0}"#, #"{"a":1,"a":2}"#, "[1,2,3]", "[null,true,false]",
    ])
  func wellFormed(text: String) throws {
    _ = try tree(text.utf8)
    try skip(text.utf8)
  }

  @Test(
    "Malformed texts are refused where they go wrong, read or skipped",
    arguments: [
      ("", 0, JSONError.Reason.expected(.value, found: nil)),
      (" ", 1, .expected(.value, found: nil)),
      ("[", 1, .expected(.value, found: nil)),
      ("[1", 2, .expected(.commaOrBracket, found: nil)),
      ("[1,", 3, .expected(.value, found: nil)),
      ("[1,]", 3, .expected(.value, found: UInt8(ascii: "]"))),
      ("[,1]", 1, .expected(.value, found: UInt8(ascii: ","))),
      ("[1 2]", 3, .expected(.commaOrBracket, found: UInt8(ascii: "2"))),
      ("[1}", 2, .expected(.commaOrBracket, found: UInt8(ascii: "}"))),
      ("]", 0, .expected(.value, found: UInt8(ascii: "]"))),
      ("{", 1, .expected(.key, found: nil)),
      ("{1:2}", 1, .expected(.key, found: UInt8(ascii: "1"))),
      ("{a:2}", 1, .expected(.key, found: UInt8(ascii: "a"))),
      ("{,}", 1, .expected(.key, found: UInt8(ascii: ","))),
      (#"{"a"}"#, 4, .expected(.colon, found: UInt8(ascii: "}"))),
      (#"{"a""#, 4, .expected(.colon, found: nil)),
      (#"{"a" 1}"#, 5, .expected(.colon, found: UInt8(ascii: "1"))),
      (#"{"a":}"#, 5, .expected(.value, found: UInt8(ascii: "}"))),
      (#"{"a":"#, 5, .expected(.value, found: nil)),
      (#"{"a":1"#, 6, .expected(.commaOrBrace, found: nil)),
      (#"{"a":1,"#, 7, .expected(.key, found: nil)),
      (#"{"a":1,}"#, 7, .expected(.key, found: UInt8(ascii: "}"))),
      (#"{"a":1 "b":2}"#, 7, .expected(.commaOrBrace, found: UInt8(ascii: "\""))),
      (#"{"a":1]"#, 6, .expected(.commaOrBrace, found: UInt8(ascii: "]"))),
      (#"{"a"#, 1, .unclosedString),
      ("nul", 0, .expected(.value, found: UInt8(ascii: "n"))),
      ("nulL", 0, .expected(.value, found: UInt8(ascii: "n"))),
      ("True", 0, .expected(.value, found: UInt8(ascii: "T"))),
      ("tru", 0, .expected(.boolean, found: UInt8(ascii: "t"))),
      ("falsy", 0, .expected(.boolean, found: UInt8(ascii: "f"))),
      ("truee", 4, .trailing), ("1 1", 2, .trailing), ("{}{}", 2, .trailing), ("[] //", 3, .trailing),
      ("1\u{0}", 1, .trailing), ("\u{C}1", 0, .expected(.value, found: 0x0C)),
      ("\u{A0}1", 0, .expected(.value, found: 0xC2)), ("'a'", 0, .expected(.value, found: UInt8(ascii: "'"))),
    ])
  func malformed(text: String, offset: Int, reason: JSONError.Reason) {
    #expect(throws: JSONError(offset: offset, reason: reason)) { try tree(text.utf8) }
    #expect(throws: JSONError(offset: offset, reason: reason)) { try skip(text.utf8) }
  }

  @Test func aValueOfAnotherKindIsRefusedByName() {
    let kinds: [(String, JSONKind)] = [
      ("{}", .object), ("[]", .array), ("\"\"", .string), ("1", .number), ("true", .boolean), ("null", .null),
    ]
    for (text, kind) in kinds {
      // What is of another kind is refused by its first byte; what follows is no matter here.
      func takes(_ body: (inout JSONCursor) throws(JSONError) -> Void) -> Bool {
        do throws(JSONError) {
          try reading(text.utf8) { json throws(JSONError) in
            #expect((try? json.nextKind()) == kind)
            try body(&json)
          }
          return true
        } catch {
          return error.offset > 0
        }
      }
      #expect(takes { json throws(JSONError) in try json.beginObject() } == (kind == .object))
      #expect(takes { json throws(JSONError) in try json.beginArray() } == (kind == .array))
      #expect(takes { json throws(JSONError) in _ = try json.readString() } == (kind == .string))
      #expect(takes { json throws(JSONError) in _ = try json.readInteger() } == (kind == .number))
      #expect(takes { json throws(JSONError) in _ = try json.readNumber() } == (kind == .number))
      #expect(takes { json throws(JSONError) in _ = try json.readBool() } == (kind == .boolean))
    }
  }

  @Test func nullIsReadOnlyWhenItIsThere() throws {
    let found = try reading("[null, 5 ,\tnull]".utf8) { json throws(JSONError) in
      var found: [Int?] = []
      try json.beginArray()
      while try json.nextElement() {
        found.append(try json.readNullIfPresent() ? nil : try json.readInteger())
      }
      return found
    }
    #expect(found == [nil, 5, nil])
  }

  @Test func depthIsLimited() throws {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
      let levels = open.count == 6 ? 2 : 1
      let most = JSONCursor.deepest / levels
      func nested(_ depth: Int) -> String {
        String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
      }
      _ = try tree(nested(most).utf8)
      try skip(nested(most).utf8)
      let tooDeep = JSONError(offset: most * open.utf8.count, reason: .tooDeep)
      #expect(throws: tooDeep) { try tree(nested(most + 1).utf8) }
      #expect(throws: tooDeep) { try skip(nested(most + 1).utf8) }
      #expect(throws: tooDeep) { try skip(nested(100_000).utf8) }
    }
    let side = "[" + String(repeating: "[],", count: 2_000) + "[]]"
    #expect(throws: Never.self) { try skip(side.utf8) }
  }

  @Test func keysWrittenTwice() throws {
    func read(_ text: String) throws(JSONError) -> [Bool] {
      try reading(text.utf8) { json throws(JSONError) in
        var seen = KeysSeen()
        try json.beginObject()
        while let key = try json.nextKey() {
          switch key {
          case "a": try seen.note(0, key, in: json)
          case "b": try seen.note(63, key, in: json)
          default: break
          }
          try json.skipValue()
        }
        return [seen.contains(0), seen.contains(1), seen.contains(63)]
      }
    }
    #expect(try read(#"{"a":1,"c":1,"c":2}"#) == [true, false, false])
    #expect(try read(#"{"b":1,"a":2}"#) == [true, false, true])
    #expect(throws: JSONError(offset: 14, reason: .keyTwice("b"))) { try read(#"{"b":1,"a":2, "\u0062":3}"#) }
  }

  @Test func callersRefusalsStandAtTheValue() throws {
    #expect(throws: JSONError(offset: 13, reason: .refused("label 1200 is not in labels.json"))) {
      try reading(#"{"label":    1200}"#.utf8) { json throws(JSONError) in
        try json.beginObject()
        while try json.nextKey() != nil {
          let label = try json.readInteger()
          throw json.refusal("label \(label) is not in labels.json")
        }
      }
    }
    try reading("{}".utf8) { json throws(JSONError) in
      try json.beginObject()
      while try json.nextKey() != nil {}
      #expect(json.missing("task") == JSONError(offset: 2, reason: .keyMissing("task")))
    }
  }

  @Test func anEmptyBufferWithoutAddressIsEmpty() {
    var json = JSONCursor(UnsafeRawBufferPointer(start: nil, count: 0))
    #expect(throws: JSONError(offset: 0, reason: .expected(.object, found: nil))) {
      try json.beginObject()
    }
  }
}
