/// A UTF-8 character of several bytes on its way in.
struct PartialScalar: Equatable, Sendable {
  private var value: UInt32
  private var missing: Int
  private let lowest: UInt32

  /// Begins with a lead byte; nil for a byte that no character begins with.
  init?(lead byte: UInt8) {
    switch byte {
    case 0xC2...0xDF: (value, missing, lowest) = (UInt32(byte & 0x1F), 1, 0x80)
    case 0xE0...0xEF: (value, missing, lowest) = (UInt32(byte & 0x0F), 2, 0x800)
    case 0xF0...0xF4: (value, missing, lowest) = (UInt32(byte & 0x07), 3, 0x10000)
    default: return nil
    }
  }

  /// What one more byte makes of it.
  enum Step {
    case incomplete(PartialScalar)
    case complete(Unicode.Scalar)
    /// The bytes so far are no character; `reuse`: the byte begins something else.
    case invalid(reuse: Bool)
  }

  func adding(_ byte: UInt8) -> Step {
    guard byte & 0xC0 == 0x80 else { return .invalid(reuse: true) }
    var next = self
    next.value = value << 6 | UInt32(byte & 0x3F)
    next.missing -= 1
    if next.missing > 0 { return .incomplete(next) }
    guard next.value >= lowest, let scalar = Unicode.Scalar(next.value) else { return .invalid(reuse: false) }
    return .complete(scalar)
  }
}
