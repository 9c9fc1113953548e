import Foundation
import Testing

/// Compares a screen with its file in Screens/; `REASSESS_RECORD=1` writes the file instead.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Screens/\(name).golden")
  if ProcessInfo.processInfo.environment["REASSESS_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(text == expected, "\(name):\n\(text)", sourceLocation: sourceLocation)
}
