import Foundation
import Terminal
import TerminalTesting
import Testing

/// `reassess doctor` in terminals of several kinds, and in none.
@Suite struct DoctorTests {
  private func report(
    _ arguments: [String], _ answers: ScreenEmulator.Answers, environment: [String: String] = [:]
  ) throws -> (text: String, complaints: [String]) {
    let terminal = try PseudoTerminal(
      Programs.reassess, ["doctor"] + arguments,
      environment: ["LANG": "C.UTF-8"].merging(environment) { $1 }, size: Size(columns: 120, rows: 40),
      cellPixels: (9, 18), answers: answers)
    #expect(try terminal.waitForEnd() == .exited(0))
    return (terminal.screen.text.joined(separator: "\n"), terminal.screen.complaints)
  }

  @Test func inATerminalLikeKitty() throws {
    let (text, complaints) = try report([], .kitty, environment: ["COLORTERM": "truecolor"])
    #expect(text.contains("name          kitty(0.35.2)"))
    #expect(text.contains("window        120 x 40 cells of 9 x 18 pixels\n"))
    #expect(text.contains("frames        shown at once (mode 2026)"))
    #expect(text.contains("widths        as counted"))
    #expect(text.contains("kitty         yes: the terminal takes kitty graphics, in placeholder characters"))
    #expect(text.contains("used          kitty: the terminal takes kitty graphics"))
    #expect(text.contains("test picture  drawn in"))
    #expect(complaints == [])
  }

  @Test func saysWhyAWishIsGranted() throws {
    let (text, _) = try report(["--preview", "symbols"], .iterm2)
    #expect(text.contains("iterm2        yes: the terminal is iterm2"))
    #expect(text.contains("sixel         yes: the terminal offers sixel"))
    #expect(text.contains("used          symbols in 24-bit colours: asked for with --preview symbols"))
  }

  @Test func aTerminalThatKeepsSilentIsSaidToBe() throws {
    let (text, _) = try report([], ScreenEmulator.Answers())
    #expect(text.contains("answered      not within 3 seconds"))
    #expect(text.contains("used          symbols in 256 colours"))
  }

  @Test func withoutATerminalItSaysWhatCannotBeAsked() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 1)
    let output = try Programs.run(["doctor", campaign.path], environment: ["TERM": "xterm-256color"])
    #expect(output.code == 0)
    #expect(output.data.contains("asked         no: stdin or stdout is no terminal"))
    #expect(output.data.contains("used          what the terminal offers when it is asked; else symbols"))
    #expect(output.data.contains("locale        none set, ANSI_X3.4-1968; UTF-8 is written all the same"))
    #expect(output.data.contains("Campaign \(campaign.path)\n  file system   "))
    #expect(output.data.contains("  answers       can be written\n  ledger        can be written\n"))
    #expect(!output.data.contains("\u{1B}"))
  }

  @Test func whatKeepsRatersFromRatingIsAFailure() throws {
    let unset = try Programs.run(["doctor"], environment: [:])
    #expect(unset.code == 1)
    #expect(
      unset.messages.contains(
        "TERM is not set, so nothing is known of this terminal: no screen can be drawn."))
    let missing = try Programs.run(["doctor", "/nowhere"], environment: ["TERM": "xterm"])
    #expect(missing.code == 1 && missing.messages.contains("/nowhere"))
    let scratch = try Scratch()
    let noCampaign = try Programs.run(["doctor", scratch.url.path], environment: ["TERM": "xterm"])
    #expect(noCampaign.code == 1 && noCampaign.messages.contains("campaign.json"), "\(noCampaign)")
    let empty = try scratch.campaign(tasks: 0)
    let withoutTasks = try Programs.run(["doctor", empty.path], environment: ["TERM": "xterm"])
    #expect(withoutTasks.code == 1 && withoutTasks.messages.contains("reassess propose makes them"))
    #expect(try Programs.run(["doctor", "--preview", "holograms"], environment: ["TERM": "xterm"]).code == 2)
  }
}
