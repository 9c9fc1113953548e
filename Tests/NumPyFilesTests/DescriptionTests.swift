import Testing

@testable import NumPyFiles

/// What a person reads.
@Suite struct DescriptionTests {
  private func words(_ reason: NumPyError.Reason, member: String? = "tensor.npy") -> String {
    NumPyError(file: "raters.npz", member: member, offset: 128, reason: reason).description
  }

  @Test func placesAndReasons() {
    #expect(words(.truncated) == "raters.npz: tensor.npy: byte 128: it ends too early")
    #expect(words(.truncated, member: nil) == "raters.npz: byte 128: it ends too early")
    #expect(
      words(.archive(.wrongChecksum(declared: 0x12AB, found: .max)))
        == "raters.npz: tensor.npy: byte 128: the checksum is ffffffff and should be 000012ab")
    #expect(
      words(.header(.expected(.boolean, found: UInt8(ascii: "f"))))
        == "raters.npz: tensor.npy: byte 128: expected True or False, found \"f\"")
    #expect(
      words(.header(.expected(.end, found: 0)))
        == "raters.npz: tensor.npy: byte 128: expected the end of the header, found byte 0")
    #expect(
      words(.elements(.wrongShape(expected: [nil, 3], found: [85])))
        == "raters.npz: tensor.npy: byte 128: expected the shape (any, 3), found (85,)")
    #expect(
      words(.elements(.wrongType(expected: .float64, found: .unicode(length: 28))))
        == "raters.npz: tensor.npy: byte 128: expected elements of type f8, found U28")
  }

  /// A file cannot command the terminal that its error is shown in.
  @Test func namesFromFilesAreMadeHarmless() {
    let name = "\u{1B}[2Jx\u{9B}y\u{202E}z" + String(repeating: "a", count: 1000)
    let shown = words(.archive(.unsafeMemberName(name)), member: nil)
    #expect(shown.hasPrefix("raters.npz: byte 128: the name \"\u{FFFD}[2Jx\u{FFFD}y\u{FFFD}zaaa"))
    #expect(shown.count < 200)
  }
}
