import Foundation
import JSONLines
import Testing

/// Random documents and damaged ones: what Foundation takes is taken and means the same, what it refuses is refused.
///
/// Known differences, all of them on the strict side of RFC 8259:
/// * Foundation takes a comma before `]` and `}`.
/// * Foundation guesses UTF-16 and UTF-32 from byte order marks and from zeros among the first four bytes.
@Suite("Agreement with Foundation")
struct FoundationAgreementTests {
  @Test func documents() throws {
    var random = SeededGenerator(state: 10)
    for _ in 0..<2_000 {
      let text = document(&random)
      try compare(Array(text.utf8))
    }
  }

  @Test func damagedDocuments() throws {
    var random = SeededGenerator(state: 11)
    var taken = 0
    for _ in 0..<12_000 {
      var bytes = Array(document(&random).utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random) { damage(&bytes, &random) }
      taken += try compare(bytes) ? 1 : 0
    }
    // Both outcomes must occur often, or the test says nothing.
    #expect((1_200..<10_800).contains(taken))
  }

  /// Whether both take the text; records when they do not agree.
  @discardableResult
  private func compare(_ bytes: [UInt8]) throws -> Bool {
    guard !isGuessedEncoding(bytes) else { return false }
    let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    do throws(JSONError) {
      let ours = try tree(bytes)
      if theirs.map({ isSame(ours, $0) }) != true {
        Issue.record("taken: \(String(decoding: bytes, as: UTF8.self))")
      }
      try skip(bytes)
      return true
    } catch {
      if theirs != nil, !isTrailingComma(error) {
        Issue.record("\(error) at \(error.offset): \(String(decoding: bytes, as: UTF8.self))")
      }
      return false
    }
  }

  private func isGuessedEncoding(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(4).contains(0)
      || [[0xEF, 0xBB], [0xFE, 0xFF], [0xFF, 0xFE]].contains(Array(bytes.prefix(2)))
  }

  private func isTrailingComma(_ error: JSONError) -> Bool {
    error.reason == .expected(.key, found: UInt8(ascii: "}"))
      || error.reason == .expected(.value, found: UInt8(ascii: "]"))
  }

  private func isSame(_ ours: JSONTree, _ theirs: Any) -> Bool {
    switch (ours, theirs) {
    case (.null, is NSNull): true
    case (.bool(let value), let other as Bool): value == other
    // Foundation is off where digits are many and the exponent is far from 0; numbers have their own tests.
    case (.number(let value), let other as NSNumber):
      abs(value - other.doubleValue) <= abs(value) * 1e-9
    case (.string(let value), let other as String): value.utf8.elementsEqual(other.utf8)
    case (.array(let values), let others as [Any]):
      values.count == others.count && zip(values, others).allSatisfy { isSame($0, $1) }
    case (.object(let members), let others as [String: Any]):
      members.enumerated().allSatisfy { index, member in
        members[(index + 1)...].contains { $0.key == member.key }
          || others[member.key].map { isSame(member.value, $0) } == true
      }
    default: false
    }
  }

  private func document(_ random: inout SeededGenerator, depth: Int = 0) -> String {
    let space = [" ", "", "", "\n", "\t", "\r\n"].randomElement(using: &random) ?? ""
    let kinds = depth > 3 ? 2..<9 : 0..<9
    let text =
      switch Int.random(in: kinds, using: &random) {
      case 0:
        "["
          + (0..<Int.random(in: 0..<4, using: &random)).map { _ in document(&random, depth: depth + 1) }
          .joined(separator: ",") + "]"
      case 1:
        "{"
          + (0..<Int.random(in: 0..<4, using: &random)).map { _ in
            space + string(&random) + space + ":" + document(&random, depth: depth + 1)
          }.joined(separator: ",") + "}"
      case 2: ["true", "false", "null"].randomElement(using: &random) ?? "null"
      case 3, 4: "\(Int.random(in: -2000...2000, using: &random))"
      case 5: "\(Double(bitPattern: random.next() & 0xBFFF_FFFF_FFFF_FFFF))"
      case 6: "\(Int.random(in: 0...9, using: &random)).\(random.next() % 1000)E-\(random.next() % 9)"
      default: string(&random)
      }
    return space + text + space
  }

  private func string(_ random: inout SeededGenerator) -> String {
    let parts = [
      "a", "label", "event of the day", "é", "가나다", "😀", "\u{7F}", "\u{2028}", "\u{FFFF}", #"\""#, #"\\"#,
      #"\/"#,
      #"\b\f\n\r\t"#, #"\u0000"#, #"\u00e9"#, #"\uD83D\uDE00"#, "//", "{", "]", ",",
    ]
    return "\""
      + (0..<Int.random(in: 0..<5, using: &random)).compactMap { _ in parts.randomElement(using: &random) }
      .joined()
      + "\""
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let telling =
      Array("\"\\{}[]:,.-+eE0123456789tfnu \n\t\r/".utf8) + [
        0, 0x1F, 0x7F, 0x80, 0xBF, 0xC2, 0xED, 0xF4, 0xFF,
      ]
    let byte = telling.randomElement(using: &random) ?? 0
    let place = Int.random(in: 0..<max(bytes.count, 1), using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.insert(byte, at: place)
    case 1: if place < bytes.count { bytes.remove(at: place) }
    case 2: if place < bytes.count { bytes[place] = byte }
    case 3: if place < bytes.count { bytes.swapAt(place, bytes.count - 1 - place) }
    default: bytes.insert(contentsOf: bytes[place..<min(place + 3, bytes.count)], at: place)
    }
  }
}
