/// Cuts the output of a program into characters and control sequences (ECMA-48).
struct OutputParser: Sendable {
  enum Piece: Equatable, Sendable {
    case character(Unicode.Scalar)
    case control(UInt8)
    /// `ESC intermediates final`.
    case escape(intermediates: [UInt8], final: UInt8)
    /// `CSI parameters intermediates final`; `mark`: `?`, `>`, `=` or `<` before the parameters.
    case sequence(mark: UInt8?, parameters: String, intermediates: [UInt8], final: UInt8)
    /// DCS, OSC, APC, PM or SOS, by the letter after ESC.
    case string(kind: UInt8, body: [UInt8])
    /// Bytes that are no UTF-8.
    case invalid
  }

  private enum State {
    case ground
    case escape([UInt8])
    case sequence([UInt8])
    case string(kind: UInt8)
    case stringEscape(kind: UInt8)
  }

  private var state = State.ground
  private var body: [UInt8] = []
  private var utf8: [UInt8] = []

  mutating func parse(_ byte: UInt8) -> Piece? {
    switch state {
    case .ground: return ground(byte)
    case .escape(let intermediates): return escape(byte, intermediates)
    case .sequence(let bytes): return sequence(byte, bytes)
    case .string(let kind): return string(byte, kind)
    case .stringEscape(let kind):
      if byte == 0x1B, body.starts(with: "tmux;".utf8) {  // Doubled, for the terminal outside.
        body.append(byte)
        state = .string(kind: kind)
        return nil
      }
      state = .ground
      return byte == UInt8(ascii: "\\") ? .string(kind: kind, body: body) : .invalid
    }
  }

  private mutating func ground(_ byte: UInt8) -> Piece? {
    if byte >= 0x80 { return multibyte(byte) }
    guard utf8.isEmpty else {
      utf8 = []
      return .invalid
    }
    if byte == 0x1B {
      state = .escape([])
      return nil
    }
    return byte < 0x20 || byte == 0x7F ? .control(byte) : .character(Unicode.Scalar(byte))
  }

  private mutating func multibyte(_ byte: UInt8) -> Piece? {
    utf8.append(byte)
    let length = utf8[0] >= 0xF0 ? 4 : utf8[0] >= 0xE0 ? 3 : 2
    guard utf8.count == length else { return nil }
    defer { utf8 = [] }
    guard let text = String(validating: utf8, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return .invalid
    }
    return .character(scalar)
  }

  private mutating func escape(_ byte: UInt8, _ intermediates: [UInt8]) -> Piece? {
    switch byte {
    case UInt8(ascii: "[") where intermediates.isEmpty:
      state = .sequence([])
      return nil
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      guard intermediates.isEmpty else { break }
      state = .string(kind: byte)
      body = []
      return nil
    case 0x20...0x2F:
      state = .escape(intermediates + [byte])
      return nil
    default: break
    }
    state = .ground
    return .escape(intermediates: intermediates, final: byte)
  }

  private mutating func sequence(_ byte: UInt8, _ bytes: [UInt8]) -> Piece? {
    switch byte {
    case 0x20...0x3F:
      state = .sequence(bytes + [byte])
      return nil
    case 0x40...0x7E:
      state = .ground
      let mark = bytes.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
      let parameters = bytes.dropFirst(mark == nil ? 0 : 1).prefix { $0 >= 0x30 }
      return .sequence(
        mark: mark, parameters: String(decoding: parameters, as: UTF8.self),
        intermediates: bytes.filter { $0 < 0x30 }, final: byte)
    default:
      state = .ground
      return .invalid
    }
  }

  private mutating func string(_ byte: UInt8, _ kind: UInt8) -> Piece? {
    switch byte {
    case 0x1B: state = .stringEscape(kind: kind)
    case 0x07 where kind == 0x5D:
      state = .ground
      return .string(kind: kind, body: body)
    default: body.append(byte)
    }
    return nil
  }
}
