import Testing

@testable import NumPyFiles

@Suite struct ElementTypeTests {
  private static let numbers: [String: ElementType] = [
    "b1": .bool, "i1": .int8, "i2": .int16, "i4": .int32, "i8": .int64, "u1": .uint8, "u2": .uint16,
    "u4": .uint32, "u8": .uint64, "f2": .float16, "f4": .float32, "f8": .float64,
  ]

  /// Every sign, letter and number up to 17: known where it must be, and refused otherwise.
  @Test func everyDescriptor() throws {
    for sign in ["<", ">", "|", "=", "", "!"] {
      for kind in (0x20...0x7E).map({ String(Unicode.Scalar(UInt8($0))) }) {
        for number in 0...17 {
          let name = kind + String(number)
          let parsed = Result { () throws(HeaderProblem) in try ElementType.parse(sign + name) }
          #expect(parsed.map { $0.0 } == expected(sign, kind, number, name))
          if case .success(let (type, byteOrder)) = parsed {
            #expect(type.description == name)
            #expect(byteOrder == (sign == ">" ? .big : .little))
            let written = type.descriptor(byteOrder)
            #expect(written == (type.unitSize == 1 ? "|" + name : sign + name))
          }
        }
      }
    }
  }

  private func expected(
    _ sign: String, _ kind: String, _ number: Int, _ name: String
  ) -> Result<ElementType, HeaderProblem> {
    let type: ElementType? =
      switch kind {
      case "U" where number > 0: .unicode(length: number)
      case "S" where number > 0: .bytes(length: number)
      default: Self.numbers[name]
      }
    if kind == "O", !sign.isEmpty { return .failure(.objects) }
    guard let type, sign == "<" || sign == ">" || sign == "|" && type.unitSize == 1 else {
      return .failure(.unsupportedType(sign + name))
    }
    return .success(type)
  }

  @Test(arguments: [
    "", "<", "<f", "f8", "<f08x", "<f-8", "<f+8", "<f 8", "< f8", "<f8 ", "<c16", "<V8", "<M8[ns]", "<m8",
    "<f16", "float64", "<U", "<U0", "|S0", "<U262145", "|S1048577", "<U999999999", "<U9999999999",
    "<U99999999999999999999", "<é", "\u{301}f8", "O",
  ])
  func refused(descriptor: String) {
    #expect(throws: HeaderProblem.unsupportedType(descriptor)) { try ElementType.parse(descriptor) }
  }

  @Test(arguments: ["|O", "<O", "|O8", ">O4"])
  func objects(descriptor: String) {
    #expect(throws: HeaderProblem.objects) { try ElementType.parse(descriptor) }
  }

  @Test func leadingZerosMeanNothing() throws {
    #expect(try ElementType.parse("<U003").0 == .unicode(length: 3))
  }

  @Test func sizes() {
    #expect(ElementType.unicode(length: 28).size == 112)
    #expect(ElementType.bytes(length: 28).size == 28)
    #expect(ElementType.float16.size == MemoryLayout<Float16>.size)
    #expect(ElementType.bool.size == MemoryLayout<Bool>.size)
  }
}
