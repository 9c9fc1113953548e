import JSONLines
import Testing

@Suite struct FirstTests {
  @Test func readsAnAnswerLine() throws {
    let file = JSONFile(
      name: "a.jsonl",
      bytes: Array(#"{"event":"answer","seq":12,"label":-65,"x":[1,{"y":"ü\u00fc"},1.5e3],"s":1.25}"#.utf8)
        + [10])
    var found: [String] = []
    try file.readLines { json, line throws(JSONError) in
      try json.beginObject()
      while let key = try json.nextKey() {
        switch key {
        case "event": found.append(try json.readString())
        case "label": found.append("\(try json.readInteger())")
        case "s": found.append("\(try json.readNumber())")
        default: try json.skipValue()
        }
      }
    }
    #expect(found == ["answer", "-65", "1.25"])
  }

  @Test func writes() {
    var line = JSONWriter()
    line.object { line in
      line.member("event", "an\"swer\u{2028}")
      line.key("answers")
      line.array { line in
        line.object { $0.member("label", 1) }
        line.integer(5)
        line.number(0.1)
      }
      line.key("none")
      line.array { _ in }
    }
    line.endLine()
    #expect(
      String(decoding: line.bytes, as: UTF8.self)
        == #"{"event":"an\"swer\u2028","answers":[{"label":1},5,0.1],"none":[]}"# + "\n")
  }
}
