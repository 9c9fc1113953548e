import Foundation
import Terminal
import TerminalTesting
import Testing

/// The user's config.json, as the program takes it.
@Suite(.serialized) struct UserPreferencesTests {
  /// A folder for XDG_CONFIG_HOME with a config.json in it.
  static func home(_ scratch: Scratch, _ text: String) throws -> String {
    let folder = scratch.url.appendingPathComponent("config/reassess")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try scratch.write(text, folder, "config.json")
    return folder.deletingLastPathComponent().path
  }

  @Test func whatIsWrongIsSaidBeforeTheScreenStarts() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 1)
    let home = try Self.home(scratch, "{\n  \"autoSubmit\": \"yes\"}")
    let terminal = try Programs.rate(
      campaign, size: Size(columns: 200, rows: 24), environment: ["XDG_CONFIG_HOME": home])
    #expect(try terminal.waitForEnd() == .exited(1))
    #expect(terminal.screen.shows("config.json:2:17: expected true or false"))
    #expect(!FileManager.default.fileExists(atPath: campaign.appendingPathComponent("answers").path))
  }

  @Test func keysAreTakenFromTheFileAndPrinted() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let home = try Self.home(scratch, #"{"keys": {"yes": ["a", "f2"], "no": ["ㅜ"], "leave": ["ctrl-x"]}}"#)
    let printed = try Programs.run("keys", environment: ["XDG_CONFIG_HOME": home])
    #expect(printed.data.contains(#/^yes +a f2 /#), "\(printed)")
    #expect(printed.data.contains(#/\nno +ㅜ/#))
    let terminal = try Programs.rate(campaign, environment: ["XDG_CONFIG_HOME": home])
    try terminal.wait(for: "a Yes")
    terminal.send("aㅜ\r")
    try terminal.wait(for: "task 2 of 2")
    terminal.send("\u{18}\u{18}")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func aClashIsRefusedWithBothNames() throws {
    let scratch = try Scratch()
    let home = try Self.home(scratch, "{\"keys\": {\n  \"yes\": [\"u\"]}}")
    let output = try Programs.run("keys", environment: ["XDG_CONFIG_HOME": home])
    #expect(output.code == 1)
    #expect(
      output.messages.hasSuffix(
        #"config.json:2:11: key "u" would mean both "yes" and "undo" (undo has it by default)"# + "\n"),
      "\(output.messages)")
  }

  @Test(arguments: [
    ("{}", "ja_JP.UTF-8", "画像に写っていますか。"), ("{}", "C.UTF-8", "Is it in the picture?"),
    (#"{"language": "ko"}"#, "ja_JP.UTF-8", "이미지에 있습니까?"),
  ])
  func theLanguageIsTheLocalesOrTheFiles(text: String, locale: String, question: String) throws {
    let scratch = try Scratch()
    let home = try Self.home(scratch, text)
    let terminal = try Programs.rate(
      try scratch.campaign(tasks: 1), environment: ["XDG_CONFIG_HOME": home, "LANG": locale])
    try terminal.wait(for: question)
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func theLastAnswerSubmits() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let home = try Self.home(scratch, #"{"autosubmit": false, "autoSubmit": true}"#)
    let terminal = try Programs.rate(campaign, environment: ["XDG_CONFIG_HOME": home])
    try terminal.wait(for: "key \"autosubmit\" is not known; \"autoSubmit\" is.")
    terminal.send("yn")
    try terminal.wait(for: "task 2 of 2")
    terminal.send("qq")
    #expect(try terminal.waitForEnd() == .exited(0))
  }
}
