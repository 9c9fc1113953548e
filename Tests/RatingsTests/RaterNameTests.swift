import Ratings
import Testing

@Suite struct RaterNameTests {
  @Test(arguments: ["a", "Ana", "0", "r.1_x-2", String(repeating: "a", count: 64)])
  func accepts(_ name: String) {
    #expect(RaterName(name)?.description == name)
  }

  @Test(arguments: [
    "", ".ana", "-x", "_x", "a b", "a/b", "ané", "a\u{0}", "..", String(repeating: "a", count: 65), "a\n",
    "안나",
  ])
  func refuses(_ name: String) {
    #expect(RaterName(name) == nil)
  }

  @Test func everyASCIICharacterIsDecided() {
    let inside = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-".unicodeScalars)
    for value in UInt8.min..<128 {
      let scalar = Unicode.Scalar(value)
      #expect((RaterName("a\(scalar)") != nil) == inside.contains(scalar), "\(value)")
    }
  }
}
