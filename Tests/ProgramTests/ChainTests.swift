import Foundation
import Testing

/// The lead's commands on the Sample campaign, against results computed independently (Sample/expected.py).
@Suite struct ChainTests {
  static func expected(_ name: String) throws -> String {
    let file = Programs.package.appendingPathComponent("Sample/expected/\(name)")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  static func result(_ campaign: URL, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: campaign.appendingPathComponent("results/\(name)")), as: UTF8.self)
  }

  @Test func theSampleHasNoProblems() throws {
    let scratch = try Scratch()
    let output = try Programs.run("check", try scratch.sample().path)
    #expect(output.code == 0)
    #expect(output.data.isEmpty)
  }

  @Test(arguments: [("", []), ("partial/", ["--partial"]), ("include-unseen/", ["--include-unseen"])])
  func aggregates(folder: String, options: [String]) throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let arguments = ["aggregate", campaign.path, "--method", "majority"] + options
    let output = try Programs.run(arguments)
    #expect(output.code == 0, "\(output.messages)")
    #expect(output.data.isEmpty)
    for name in ["scores.jsonl", "real.json", "incomplete.json"] {
      #expect(try Self.result(campaign, name) == Self.expected(folder + name), "\(folder)\(name)")
    }
    for name in ["scores.run.json", "real.run.json", "incomplete.run.json"] {
      #expect(try Self.result(campaign, name).contains("\"method\": \"majority\""))
    }
  }

  @Test(arguments: [("table", "txt"), ("csv", "csv"), ("json", "json")])
  func printsStatistics(format: String, suffix: String) throws {
    let scratch = try Scratch()
    let output = try Programs.run("stats", try scratch.sample().path, "--format", format)
    #expect(try output.data == Self.expected("stats.\(suffix)"))
    #expect(output.code == 0)
  }

  @Test func printsStatus() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample().path
    #expect(try Programs.run("status", campaign).data == Self.expected("status.txt"))
    #expect(try Programs.run("status", campaign, "--format", "json").data == Self.expected("status.json"))
    for part in ["purposes", "tasks", "raters"] {
      let output = try Programs.run("status", campaign, "--format", "csv", "--part", part)
      #expect(try output.data == Self.expected("status-\(part).csv"))
    }
  }

  @Test func aMissingCampaignIsSaidWithItsFiles() throws {
    let output = try Programs.run("stats", "/no/such/campaign")
    #expect(output.code == 1)
    #expect(output.messages.contains("/no/such/campaign/campaign.json: the file is missing"))
  }

  @Test func aMalformedJournalIsNamedAndLeftAlone() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let journal = campaign.appendingPathComponent("answers/ana.jsonl")
    var lines = try String(contentsOf: journal, encoding: .utf8).components(separatedBy: "\n")
    lines[4] = "{\"event\":"
    try Data(lines.joined(separator: "\n").utf8).write(to: journal)
    for command in ["check", "aggregate", "stats", "status"] {
      let output = try Programs.run(command, campaign.path)
      #expect(output.code == 1)
      #expect((output.data + output.messages).contains("answers/ana.jsonl:5:"), "\(output)")
    }
    #expect(try String(contentsOf: journal, encoding: .utf8) == lines.joined(separator: "\n"))
    #expect(!FileManager.default.fileExists(atPath: campaign.appendingPathComponent("results").path))
  }

  @Test func dataThatCannotBeWrittenIsAFailure() throws {
    let scratch = try Scratch()
    let output = try Programs.run(
      shell: "exec \(Programs.reassess) stats '\(try scratch.sample().path)' --format csv > /dev/full")
    #expect(output.code == 1)
    #expect(output.messages.contains("stdout cannot be written: No space left on device"))
  }

  @Test func versionAndHelpGoToStdout() throws {
    #expect(try Programs.run("--version").data.contains("0.1.0"))
    for command in ["rate", "check", "aggregate", "stats", "status"] {
      let output = try Programs.run(command, "--help")
      #expect(output.code == 0)
      #expect(output.data.contains("Example"), "\(command) has no example")
    }
  }
}
