import JSONLines
import Testing

@Suite("Strings")
struct StringTests {
  /// The content of a JSON string between quotes, at every alignment to the eight bytes read at a time.
  private func content(_ bytes: [UInt8]) throws(JSONError) -> String {
    var found: Set<String> = []
    for before in 0..<9 {
      let padding = String(repeating: "x", count: before)
      let text = try reading([0x22] + Array(padding.utf8) + bytes + [0x22]) { json throws(JSONError) in
        try json.readString()
      }
      found.insert(String(decoding: text.utf8.dropFirst(before), as: UTF8.self))
    }
    return found.count == 1 ? found.first ?? "" : "differs by alignment: \(found)"
  }

  private func reason(_ bytes: [UInt8]) -> JSONError.Reason? {
    do throws(JSONError) {
      _ = try content(bytes)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test(
    "Every short escape stands for its character",
    arguments: [
      (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b"#, "\u{8}"), (#"\f"#, "\u{C}"), (#"\n"#, "\n"),
      (#"\r"#, "\r"), (#"\t"#, "\t"),
    ])
  func shortEscape(written: String, meant: String) throws {
    #expect(try content(Array(written.utf8)) == meant)
    #expect(try content(Array("a\(written)b\(written)".utf8)) == "a\(meant)b\(meant)")
  }

  @Test func noOtherByteFollowsABackslash() {
    let known = Set("\"\\/bfnrtu".utf8)
    for byte in UInt8.min...UInt8.max where !known.contains(byte) {
      #expect(reason([UInt8(ascii: "\\"), byte, UInt8(ascii: "x")]) == .invalidEscape, "\(byte)")
    }
  }

  @Test func everyCodeUnitCanBeEscaped() throws {
    for unit in UInt16.min...UInt16.max {
      let digits = String(unit, radix: 16)
      let escape = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      let isHalf = UTF16.isSurrogate(unit)
      do throws(JSONError) {
        let text = try reading("\"\(escape)\"".utf8) { json throws(JSONError) in try json.readString() }
        #expect(!isHalf && text.unicodeScalars.map(\.value) == [UInt32(unit)])
      } catch {
        #expect(isHalf && error == JSONError(offset: 1, reason: .loneSurrogate))
      }
    }
  }

  @Test func hexadecimalDigitsAreOfEitherCase() throws {
    #expect(try content(Array(#"\u00e9\u00E9\uABCD\uabcd"#.utf8)) == "éé\u{ABCD}\u{ABCD}")
    for wrong in [
      #"\u"#, #"\u1"#, #"\u12"#, #"\u123"#, #"\u123g"#, #"\u 123"#, #"\u+123"#, #"\U0041"#, #"\u００41"#,
    ] {
      #expect(reason(Array(wrong.utf8)) == .invalidEscape, "\(wrong)")
    }
  }

  @Test func surrogatesComeInPairs() throws {
    #expect(try content(Array(#"\ud83d\ude00"#.utf8)) == "😀")
    #expect(try content(Array(#"\ud800\udc00\udbff\udfff"#.utf8)) == "\u{10000}\u{10FFFF}")
    for wrong in [
      #"\ud83d"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\u0041"#, #"\ud83d\ud83d\ude00"#, #"\ude00"#,
      #"\ude00\ud83d"#,
    ] {
      #expect(reason(Array(wrong.utf8)) == .loneSurrogate, "\(wrong)")
    }
    #expect(reason(Array(#"\ud83d\u12"#.utf8)) == .invalidEscape)
  }

  @Test func controlCharactersAreRefusedAndAllElseBelow128IsTaken() throws {
    for byte in UInt8(0)..<0x80 where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
      if byte < 0x20 {
        #expect(reason([byte]) == .controlCharacter(byte))
      } else {
        #expect(try content([byte]) == String(UnicodeScalar(byte)))
      }
    }
  }

  @Test func aStringMustBeClosed() {
    for text in ["\"", "\"a", "\"abcdefgh", "\"abcdefghi", #""\""#, #""abcdefg\""#, "\"é"] {
      #expect(refusal(text) == JSONError(offset: 0, reason: .unclosedString), "\(text)")
    }
    #expect(refusal(#""\"#) == JSONError(offset: 1, reason: .invalidEscape))
  }

  @Test func textIsComparedAsBytes() throws {
    let texts = try reading(#"["event","ev\u0065nt","event ","Event","","é","e\u0301"]"#.utf8) {
      json throws(JSONError) in
      var equal: [Bool] = []
      try json.beginArray()
      while try json.nextElement() {
        let text = try json.readText()
        #expect((text != "event") == !(text == "event"))
        switch text {
        case "event": equal.append(true)
        case "": #expect(text.bytes.isEmpty)
        case "é": #expect(text.string.unicodeScalars.count == 1)
        default: equal.append(false)
        }
      }
      return equal
    }
    // The escaped spelling is the same text; a decomposed é is another one, though Swift's == says the same.
    #expect(texts == [true, true, false, false, false])
  }

  @Test func textTellsItsBytesAndWhetherTheyHaveEscapes() throws {
    try reading(#"["plain","a\tb"]"#.utf8) { json throws(JSONError) in
      try json.beginArray()
      _ = try json.nextElement()
      let plain = try json.readText()
      #expect(!plain.hasEscapes && plain.bytes.elementsEqual("plain".utf8) && plain.string == "plain")
      #expect(json.offset(of: plain) == 1)
      _ = try json.nextElement()
      let escaped = try json.readText()
      #expect(escaped.hasEscapes && escaped.bytes.elementsEqual(#"a\tb"#.utf8) && escaped.string == "a\tb")
      _ = try json.nextElement()
    }
  }
}
