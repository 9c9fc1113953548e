import Foundation
import Terminal
import TerminalTesting
import Testing

/// Real photographs and files that break decoders, shown by the real program: a picture or a plain sentence.
@Suite struct PhotoTests {
  /// `REASSESS_DATA` names the folder of the published data; the photographs lie beside it.
  static let folder: URL = {
    let data = ProcessInfo.processInfo.environment["REASSESS_DATA"].map { URL(fileURLWithPath: $0) }
    return (data ?? Programs.package.appendingPathComponent("../shared/real")).deletingLastPathComponent()
      .appendingPathComponent("photos").standardizedFileURL
  }()

  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.hasSuffix(".md") }.sorted()

  static let refused: [String: String] = [
    "zero.jpg": "This picture cannot be shown", "text.jpg": "This picture cannot be shown",
    "svg.jpg": "This picture cannot be shown", "trunc_hdr.jpg": "This picture cannot be shown",
    "bomb.png": "This picture is too large", "bombp.jpg": "This picture is too large",
  ]
  static let damaged: Set = ["trunc.jpg", "corrupt.jpg", "trunc.png"]

  @Test(.enabled(if: !files.isEmpty, "skipped: no folder of photographs"))
  func everyFileGetsAPictureOrASentence() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 0)
    try FileManager.default.removeItem(at: campaign.appendingPathComponent("images"))
    try FileManager.default.createSymbolicLink(
      at: campaign.appendingPathComponent("images"), withDestinationURL: Self.folder)
    try scratch.write(
      Self.files.map { #"{"image":"\#($0)","file":"\#($0)"}"# + "\n" }.joined(), campaign, "images.jsonl")
    try scratch.write(
      Self.files.map { #"{"task":"\#($0)","image":"\#($0)","candidates":[0]}"# + "\n" }.joined(), campaign,
      "tasks.jsonl")
    let terminal = try Programs.rate(campaign, size: Size(columns: 120, rows: 40))
    for (index, file) in Self.files.enumerated() {
      try terminal.wait(for: "task \(index + 1) of \(Self.files.count)")
      try terminal.wait(until: "\(file) or a sentence", seconds: 7) { Self.shows(file, $0) }
      terminal.send("y")
      try terminal.wait(for: "Enter: next picture")
      terminal.send("\r")
      if Self.refused[file] != nil, terminal.screen.shows("You have not seen") { terminal.send("\r") }
      try terminal.wait(until: "what Enter leads to") {
        !$0.shows("task \(index + 1) of") || $0.shows("You have not seen")
      }
      if terminal.screen.shows("You have not seen") { terminal.send("\r") }
    }
    try terminal.wait(for: "You have rated all \(Self.files.count) tasks")
    #expect(terminal.screen.complaints == [])
    let seen = try journal(campaign).filter { $0["event"] as? String == "submit" }
    for event in seen {
      let file = event["task"] as? String ?? ""
      let expected = Self.refused[file] != nil ? "none" : Self.damaged.contains(file) ? "damaged" : "shown"
      #expect(event["picture"] as? String == expected, "\(file)")
    }
  }

  /// Whether the frame has the sentence, or a picture with its note, that the file must get.
  private static func shows(_ file: String, _ screen: ScreenEmulator) -> Bool {
    let frame = screen.text[2..<36].map { String($0.prefix(79).dropFirst()) }
    let words = frame.joined(separator: " ").split(separator: " ").joined(separator: " ")
    if let sentence = refused[file] { return words.contains(sentence) }
    return hasCells(screen) && !words.contains("This picture")
      && screen.shows("picture is damaged") == damaged.contains(file)
  }

  /// Whether a cell within the frame has a colour of its own or a character.
  private static func hasCells(_ screen: ScreenEmulator) -> Bool {
    (2..<36).contains { row in
      (1..<79).contains { column in
        let cell = screen[Point(column: column, row: row)]
        return cell.look.background != .standard || ![" ", "…"].contains(cell.text)
      }
    }
  }
}
