import NumPyMutations
import Testing

@testable import NumPyFiles

private func read(_ bytes: [UInt8]) throws(NumPyError) -> ArrayHeader {
  try ArrayReader(source(bytes, name: "test.npy")).header
}

private let eight = [UInt8](repeating: 0, count: 8)

@Suite struct HeaderTests {
  @Test(arguments: [
    header("<f8", shape: "(1,)"),
    "{'descr':'<f8','fortran_order':False,'shape':(1,)}",
    "{\"descr\": \"<f8\", \"fortran_order\": False, \"shape\": (1,)}\n",
    "  { 'shape' : ( 1 , ) ,\t'fortran_order' : False ,\n 'descr' : \"<f8\" , }  \n",
    "{'shape': (1,), 'descr': '<f8', 'fortran_order': False}\u{0C}\r\n",
    "{'descr': '<f8', 'fortran_order': True, 'shape': ()}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,1,\n1 , )}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1L,)}",
  ])
  func pythonWritesItInManyWays(text: String) throws {
    let header = try read(npy(text, elements: eight))
    #expect(header.type == .float64)
    #expect(header.count == 1)
    #expect(header.byteCount == 8)
    #expect(header.order == (text.contains("True") ? .fortran : .c))
    #expect(
      header.shape == Array(repeating: 1, count: text.contains("()") ? 0 : text.contains("1,1") ? 3 : 1))
  }

  @Test func shapesAndOrders() throws {
    let zeros = [UInt8](repeating: 0, count: 48)
    let matrix = try read(npy(header("<i2", fortran: true, shape: "(2, 3, 4)"), elements: zeros))
    #expect(matrix.shape == [2, 3, 4])
    #expect(matrix.count == 24)
    #expect(matrix.order == .fortran)
    #expect(!matrix.stands(in: .c))
    let row = try read(npy(header(">i2", fortran: true, shape: "(1, 24, 1)"), elements: zeros))
    #expect(row.byteOrder == .big)
    #expect(row.stands(in: .c) && row.stands(in: .fortran))
    let empty = try read(npy(header("<f8", shape: "(0, 3000000000)")))
    #expect(empty.shape == [0, 3_000_000_000])
    #expect(empty.count == 0)
  }

  @Test(arguments: [1, 2, 3] as [UInt8])
  func versions(major: UInt8) throws {
    let text = header("<f8", shape: "(1,)")
    #expect(try read(npy(text, version: (major, 0), elements: eight)).count == 1)
    let error = thrownError { _ = try read(npy(text, version: (major, 1), elements: eight)) }
    #expect(error == problem(.unsupportedVersion(major: major, minor: 1), at: 6))
  }

  @Test(arguments: [0, 4, 255] as [UInt8])
  func unknownVersions(major: UInt8) {
    let error = thrownError { _ = try read(npy(header("<f8", shape: "(1,)"), version: (major, 0))) }
    #expect(error == problem(.unsupportedVersion(major: major, minor: 0), at: 6))
  }

  @Test func longSuffixEndedWithPython2() {
    let text = "{'descr': '<f8', 'fortran_order': False, 'shape': (1L,)}"
    let error = thrownError { _ = try read(npy(text, version: (3, 0), elements: eight)) }
    #expect(error == problem(.expected(.comma, found: UInt8(ascii: "L")), at: 12 + 52))
  }

  /// The text of a header of version 1, the problem, and where in the text.
  @Test(
    arguments: [
      ("", .expected(.openingBrace, found: nil), 0),
      ("[", .expected(.openingBrace, found: UInt8(ascii: "[")), 0),
      ("{", .expected(.text, found: nil), 1),
      ("{}", .keyMissing("descr"), 2),
      ("{,}", .expected(.text, found: UInt8(ascii: ",")), 1),
      ("{'descr': '<f8'}", .keyMissing("fortran_order"), 16),
      ("{'descr': '<f8', 'fortran_order': False}", .keyMissing("shape"), 40),
      ("{'descr': '<f8', 'descr': '<f8'}", .keyTwice("descr"), 17),
      ("{'size': 3}", .keyUnknown("size"), 1),
      ("{descr: '<f8'}", .expected(.text, found: UInt8(ascii: "d")), 1),
      ("{b'descr': '<f8'}", .expected(.text, found: UInt8(ascii: "b")), 1),
      ("{'descr' '<f8'}", .expected(.colon, found: UInt8(ascii: "'")), 9),
      ("{'descr': '<f8' 'shape': ()}", .expected(.commaOrBrace, found: UInt8(ascii: "'")), 16),
      ("{'descr': '<f8", .expected(.character, found: nil), 14),
      ("{'descr': '<f8\"", .expected(.character, found: nil), 15),
      ("{'descr': '\\x3cf8'}", .expected(.character, found: UInt8(ascii: "\\")), 11),
      ("{'descr': '<f8\n'}", .expected(.character, found: 10), 14),
      ("{'descr': 8}", .expected(.text, found: UInt8(ascii: "8")), 10),
      ("{'descr': [('a', '<f8')]}", .fields, 10),
      ("{'descr': ('<f8', (2,))}", .fields, 10),
      ("{'descr': None}", .expected(.text, found: UInt8(ascii: "N")), 10),
      ("{'fortran_order': false}", .expected(.boolean, found: UInt8(ascii: "f")), 18),
      ("{'fortran_order': 1}", .expected(.boolean, found: UInt8(ascii: "1")), 18),
      ("{'fortran_order': Truex}", .expected(.commaOrBrace, found: UInt8(ascii: "x")), 22),
      ("{'shape': [1]}", .expected(.openingParenthesis, found: UInt8(ascii: "[")), 10),
      ("{'shape': 1}", .expected(.openingParenthesis, found: UInt8(ascii: "1")), 10),
      ("{'shape': (1)}", .expected(.comma, found: UInt8(ascii: ")")), 12),
      ("{'shape': (,)}", .expected(.length, found: UInt8(ascii: ",")), 11),
      ("{'shape': (1,,2)}", .expected(.length, found: UInt8(ascii: ",")), 13),
      ("{'shape': (1, 2}", .expected(.commaOrParenthesis, found: UInt8(ascii: "}")), 15),
      ("{'shape': (-1,)}", .expected(.length, found: UInt8(ascii: "-")), 11),
      ("{'shape': (+1,)}", .expected(.length, found: UInt8(ascii: "+")), 11),
      ("{'shape': (1_0,)}", .expected(.comma, found: UInt8(ascii: "_")), 12),
      ("{'shape': (1.0,)}", .expected(.comma, found: UInt8(ascii: ".")), 12),
      ("{'shape': (0x1,)}", .expected(.comma, found: UInt8(ascii: "x")), 12),
      ("{'shape': (01,)}", .expected(.length, found: UInt8(ascii: ",")), 13),
      ("{'shape': (9223372036854775808,)}", .shapeTooLarge, 11),
      ("{'shape': (99999999999999999999,)}", .shapeTooLarge, 11),
      (header("<f8", shape: "()") + "x", .expected(.end, found: UInt8(ascii: "x")), 56),
      (header("<f8", shape: "()") + "{}", .expected(.end, found: UInt8(ascii: "{")), 56),
      (header("<f8", shape: "()") + "\0", .expected(.end, found: 0), 56),
      (header("<f8", shape: "()") + "\u{0B}", .expected(.end, found: 0x0B), 56),
    ] as [(String, HeaderProblem, Int)])
  func malformed(text: String, expected: HeaderProblem, place: Int) {
    let error = thrownError { _ = try read(npy(text, elements: eight)) }
    #expect(error == problem(expected, at: 10 + place))
  }

  @Test func textBeyondASCII() {
    let text = "{'descr': '<f8', 'fortran_order': False, 'shape': (), 'é': 1}"
    for version in [1, 2] as [UInt8] {
      let error = thrownError { _ = try read(npy(text, version: (version, 0), elements: eight)) }
      #expect(error == problem(.notASCII, at: (version == 1 ? 10 : 12) + 55))
    }
    let error = thrownError { _ = try read(npy(text, version: (3, 0), elements: eight)) }
    #expect(error == problem(.keyUnknown("é"), at: 12 + 54))
    let latin1 = Array("{'descr': '".utf8) + [0xE9, UInt8(ascii: "'"), UInt8(ascii: "}")]
    let undecodable = thrownError { _ = try read(npy(latin1, version: (3, 0), elements: eight)) }
    #expect(undecodable == problem(.notUTF8, at: 12))
    // U+00B2, a superscript two, is a digit to Unicode and not to Python; so is its second byte alone.
    let superscript = thrownError {
      _ = try read(npy("{'shape': (²,)}", version: (3, 0), elements: eight))
    }
    #expect(superscript == problem(.expected(.length, found: 0xC2), at: 12 + 11))
  }

  @Test func claimsOfShapes() {
    let claims: [(String, String, HeaderProblem)] = [
      ("<f8", "(1000000000000,)", .lengthDiffers(declared: 8_000_000_000_000, found: 8)),
      ("<f8", "(3000000000, 3000000000, 2)", .shapeTooLarge),
      ("<f8", "(1152921504606846976,)", .shapeTooLarge),
      ("<f8", "(0, 4000000000, 4000000000)", .shapeTooLarge),
      ("<f8", "()", .lengthDiffers(declared: 8, found: 16)),
      ("<f8", "(0,)", .lengthDiffers(declared: 0, found: 8)),
      ("<f8", "(" + String(repeating: "1, ", count: 65) + ")", .tooManyAxes(65)),
    ]
    for (type, shape, expected) in claims {
      let elements = shape == "()" ? eight + eight : eight
      let error = thrownError { _ = try read(npy(header(type, shape: shape), elements: elements)) }
      #expect(error?.reason == .header(expected), "\(shape)")
    }
  }

  @Test func lengthsOfHeaders() {
    let short = Array(npy(header("<f8", shape: "(1,)"), elements: eight))
    for end in 0..<short.count {
      let error = thrownError { _ = try read(Array(short[..<end])) }
      // Up to the end of the header it is cut off; then its elements are fewer than it says.
      let found = end - (short.count - 8)
      let expected: NumPyError.Reason =
        found < 0 ? .truncated : .header(.lengthDiffers(declared: 8, found: found))
      #expect(error?.reason == expected, "\(end) bytes")
    }
    let long = [UInt8]([0x93]) + Array("NUMPY".utf8) + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF]
    let error = thrownError { _ = try read(long) }
    #expect(error == problem(.tooLong(4_294_967_295), at: 8))
    let padded = header("<f8", shape: "(1,)") + String(repeating: " ", count: 65_000)
    #expect(throws: Never.self) { try read(npy(padded, elements: eight)) }
  }

  @Test func otherFiles() {
    for text in ["PK\u{3}\u{4}.......", "\u{93}NUMPY\u{1}\u{0}....", "numpy........"] {
      let error = thrownError { _ = try read(Array(text.utf8)) }
      #expect(error == problem(.notAnArray, at: 0))
    }
  }

  /// Every byte of a header replaced by many others: an error or a header, and never a trap.
  @Test func everyByteReplaced() {
    let good = npy(header("<f8", shape: "(1,)"), elements: eight)
    var accepted = 0
    for place in 0..<good.count - 8 {
      for byte in Array("{}()[]'\",: \n\t01L<>|fTé\0\u{7F}".utf8) {
        var bytes = good
        bytes[place] = byte
        if let header = try? read(bytes) {
          accepted += 1
          #expect(header.byteCount == 8)
        }
      }
    }
    // White space for white space, one quote for both is none, ">" for "<", and some bytes for themselves.
    #expect(accepted == 51)
  }
}
