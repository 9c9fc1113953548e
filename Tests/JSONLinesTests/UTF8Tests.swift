import JSONLines
import Testing

/// Every string of one and two bytes and many of three and four, against the standard library's decoder.
@Suite("UTF-8")
struct UTF8Tests {
  private func isTaken(_ bytes: [UInt8]) -> Bool {
    do throws(JSONError) {
      return try reading([0x22] + bytes + [0x22]) { json throws(JSONError) in
        let text = try json.readText()
        return text.bytes.elementsEqual(bytes)
      }
    } catch {
      return false
    }
  }

  private func isUTF8(_ bytes: [UInt8]) -> Bool {
    // Quotes, backslashes and control characters have tests of their own.
    bytes.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
      && String(validating: bytes, as: UTF8.self) != nil
  }

  /// Bytes where the rules for the first and second byte change, and their neighbours.
  private let borders: [UInt8] = [
    0x20, 0x41, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F, 0xA0, 0xA1, 0xBE, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
    0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  /// Bytes where the rules for the third and fourth byte change, and their neighbours.
  private let later: [UInt8] = [0x41, 0x7F, 0x80, 0x9F, 0xBF, 0xC0, 0xE0, 0xFF]

  @Test func oneAndTwoBytes() {
    for first in UInt8.min...UInt8.max where first != UInt8(ascii: "\\") {
      #expect(isTaken([first]) == isUTF8([first]))
      for second in UInt8.min...UInt8.max where isTaken([first, second]) != isUTF8([first, second]) {
        Issue.record("\(first) \(second)")
      }
    }
  }

  @Test func threeBytes() {
    for first in UInt8(0xC0)...UInt8.max {
      for second in UInt8(0x7E)...UInt8.max {
        for third in later where isTaken([first, second, third]) != isUTF8([first, second, third]) {
          Issue.record("\(first) \(second) \(third)")
        }
      }
    }
  }

  @Test func fourBytes() {
    for first in UInt8(0xED)...0xF6 {
      for second in borders {
        for third in later {
          for fourth in later {
            let bytes = [first, second, third, fourth]
            if isTaken(bytes) != isUTF8(bytes) { Issue.record("\(bytes)") }
          }
        }
      }
    }
  }

  @Test("The first byte of what is wrong is told, at every alignment")
  func placeOfTheError() {
    for before in 0..<20 {
      for wrong: [UInt8] in [
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
      ] {
        let bytes = [0x22] + Array("é가😀".utf8) + Array(repeating: 0x61, count: before) + wrong + [0x22]
        #expect(throws: JSONError(offset: 10 + before, reason: .invalidUTF8)) { try tree(bytes) }
        #expect(throws: JSONError(offset: 10 + before, reason: .invalidUTF8)) { try skip(bytes) }
      }
    }
  }
}
