/// In which order the bytes of a number stand.
public enum ByteOrder: Hashable, Sendable {
  /// The lowest first.
  case little
  /// The highest first.
  case big

  /// This machine's.
  static let native: ByteOrder = 1.littleEndian == 1 ? .little : .big
}

extension ElementType {
  /// The most bytes that one text may have; it must fit in memory whole.
  static let largestText = 1 << 20

  /// Reads a type and its byte order as headers have them: `<`, `>` or `|`, a letter, a number.
  ///
  /// Only types of one byte may leave the order open. Numbers in the order of "this machine" (`=` or nothing)
  /// are refused: nobody knows which machine.
  static func parse(_ descriptor: String) throws(HeaderProblem) -> (ElementType, ByteOrder) {
    var rest = Substring(descriptor).utf8
    guard let sign = rest.popFirst(), let kind = rest.popFirst(), let number = plainNumber(rest) else {
      throw descriptor.utf8.dropFirst().elementsEqual("O".utf8) ? .objects : .unsupportedType(descriptor)
    }
    if kind == UInt8(ascii: "O") { throw .objects }
    guard let type = ElementType(kind: kind, number: number) else { throw .unsupportedType(descriptor) }
    switch sign {
    case UInt8(ascii: "<"): return (type, .little)
    case UInt8(ascii: ">"): return (type, .big)
    case UInt8(ascii: "|") where type.unitSize == 1: return (type, .little)
    default: throw .unsupportedType(descriptor)
    }
  }

  private init?(kind: UInt8, number: Int) {
    switch (Unicode.Scalar(kind), number) {
    case ("b", 1): self = .bool
    case ("i", 1): self = .int8
    case ("i", 2): self = .int16
    case ("i", 4): self = .int32
    case ("i", 8): self = .int64
    case ("u", 1): self = .uint8
    case ("u", 2): self = .uint16
    case ("u", 4): self = .uint32
    case ("u", 8): self = .uint64
    case ("f", 2): self = .float16
    case ("f", 4): self = .float32
    case ("f", 8): self = .float64
    case ("U", 1...Self.largestText / 4): self = .unicode(length: number)
    case ("S", 1...Self.largestText): self = .bytes(length: number)
    default: return nil
    }
  }
}

/// A number of one to nine digits; nil for anything else.
private func plainNumber(_ digits: Substring.UTF8View) -> Int? {
  guard (1...9).contains(digits.count), digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  else { return nil }
  return Int(Substring(digits))
}
