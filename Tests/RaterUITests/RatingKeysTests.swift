import Foundation
import Terminal
import Testing

@testable import RaterUI

@Suite struct RatingKeysTests {
  @Test func noKeyMeansTwoThings() {
    let keys = RatingKeys.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func everyIntentHasAKeyAndWords() {
    for binding in RatingKeys.all {
      #expect(!binding.keys.isEmpty)
      #expect(binding.help.hasSuffix("."))
    }
  }

  @Test func undoIsU() {
    #expect(RatingKeys.intent(of: .character("u")) == .undo)
  }

  /// The README's table is this table.
  @Test func theReadmeHasTheseKeys() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: package.appendingPathComponent("README.md"), encoding: .utf8)
    for line in RatingKeys.lines {
      #expect(readme.contains("| \(line.keys) | \(line.help) |"), "README lacks \(line)")
    }
  }
}
