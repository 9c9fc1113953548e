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

  @Test func theLastAnswerSubmits() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let home = try Self.home(scratch, #"{"autosubmit": false, "autoSubmit": true}"#)
    let terminal = try Programs.rate(campaign, environment: ["XDG_CONFIG_HOME": home])
    try terminal.wait(for: "key \"autosubmit\" is not known; \"autoSubmit\" is.")
    terminal.send("yn")
    try terminal.wait(for: "task 2 of 2")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }
}
