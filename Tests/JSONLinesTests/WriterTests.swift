import Foundation
import JSONLines
import Testing

@Suite("Writing")
struct WriterTests {
  private func text(_ layout: JSONWriter.Layout = .compact, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(layout)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func sample(_ json: inout JSONWriter) {
    json.object { json in
      json.member("event", "submit")
      json.member("seq", -12)
      json.key("answers")
      json.array { json in
        json.object { json in
          json.member("label", 65)
          json.member("sure", true)
        }
        json.array { _ in }
        json.object { _ in }
        json.null()
        json.string("")
      }
      json.member("seconds", 12.5)
      json.member("a: ", false)
    }
  }

  @Test func compact() {
    #expect(
      text { json in
        sample(&json)
        json.endLine()
        json.integer(5)
        json.endLine()
      } == """
        {"event":"submit","seq":-12,"answers":[{"label":65,"sure":true},[],{},null,""],"seconds":12.5,"a: ":false}
        5

        """)
  }

  @Test func indented() {
    #expect(
      text(.indented) { json in
        sample(&json)
        json.endLine()
      } == """
        {
          "event": "submit",
          "seq": -12,
          "answers": [
            {
              "label": 65,
              "sure": true
            },
            [],
            {},
            null,
            ""
          ],
          "seconds": 12.5,
          "a: ": false
        }

        """)
  }

  @Test func aWriterCanBeUsedAgain() {
    #expect(
      text { json in
        json.integer(1)
        json.removeAll()
        json.integer(2)
      } == "2")
  }

  @Test func everyScalarThatNeedsAnEscapeHasOneAndComesBack() throws {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let original = "a\(Character(scalar))b"
      let written = text { $0.string(original) }
      let isEscaped =
        value < 0x20 || (0x7F...0x9F).contains(value) || [0x22, 0x5C, 0x2028, 0x2029].contains(value)
      #expect(written.utf8.contains(UInt8(ascii: "\\")) == isEscaped, "\(value)")
      let back = try reading(written.utf8) { json throws(JSONError) in try json.readString() }
      #expect(back.utf8.elementsEqual(original.utf8), "\(value)")
    }
    #expect(
      text { $0.string("\n\r\t\u{1}\u{1F}\u{7F}\u{85}\"\\/\u{2028}é😀") }
        == #""\n\r\t\u0001\u001f\u007f\u0085\"\\/\u2028é😀""#)
  }

  @Test func keysAreEscapedToo() throws {
    #expect(text { $0.object { $0.member("a\"\n", 1) } } == #"{"a\"\n":1}"#)
  }

  @Test func numbersComeBack() throws {
    var random = SeededGenerator(state: 4)
    for value in [
      0, -0.0, 0.1, 1e16, 1e-7, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, 123456789.125, 100,
    ] {
      let written = text { $0.number(value) }
      #expect(try tree(written.utf8) == .number(value))
    }
    for _ in 0..<5_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let written = text { $0.number(value) }
      if try tree(written.utf8) != .number(value) { Issue.record("\(value)") }
    }
    for value in [Int.min, Int.max, 0, -1] {
      let written = text { $0.integer(value) }
      #expect(try reading(written.utf8) { json throws(JSONError) in try json.readInteger() } == value)
    }
  }

  @Test func infinityAndNaNAreNull() {
    #expect(
      text {
        $0.array { json in
          json.number(.infinity)
          json.number(-.infinity)
          json.number(.nan)
        }
      } == "[null,null,null]")
  }

  @Test func randomTreesComeBackAndFoundationReadsThem() throws {
    var random = SeededGenerator(state: 5)
    for _ in 0..<1_000 {
      let original = randomTree(&random, depth: 0)
      for layout in [JSONWriter.Layout.compact, .indented] {
        let written = text(layout) { original.write(to: &$0) }
        #expect(try tree(written.utf8) == original)
        #expect(throws: Never.self) {
          try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed)
        }
      }
    }
  }

  private func randomTree(_ random: inout SeededGenerator, depth: Int) -> JSONTree {
    let scalars: [Unicode.Scalar] = ["a", "\"", "\\", "\u{0}", "\u{9F}", "é", "\u{2029}", "가", "😀", ":", " "]
    let string = String(
      String.UnicodeScalarView(
        (0..<Int.random(in: 0..<12, using: &random)).compactMap { _ in scalars.randomElement(using: &random) }
      ))
    switch Int.random(in: depth > 3 ? 2..<6 : 0..<6, using: &random) {
    case 0:
      return .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in randomTree(&random, depth: depth + 1) })
    case 1:
      return .object(
        (0..<Int.random(in: 0..<4, using: &random)).map {
          .init(key: "\($0)\(string)", value: randomTree(&random, depth: depth + 1))
        })
    case 2: return .bool(Bool.random(using: &random))
    case 3: return .null
    case 4: return .number(Double.random(in: -1e9...1e9, using: &random))
    default: return .string(string)
    }
  }
}

extension JSONTree {
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let value): json.bool(value)
    case .number(let value): json.number(value)
    case .string(let value): json.string(value)
    case .array(let values): json.array { json in for value in values { value.write(to: &json) } }
    case .object(let members):
      json.object { json in
        for member in members {
          json.key(member.key)
          member.value.write(to: &json)
        }
      }
    }
  }
}
