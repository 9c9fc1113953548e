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

  /// What reviewers of the Sample say (Sample/expected_verdicts.py).
  @Test func putsVerdictsTogether() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let models = try Programs.run("verdicts", campaign.path, "--format", "csv")
    #expect(
      models.code == 0 && models.messages.contains("6 of 14 mistakes have their 3 verdicts; 2 are tied."))
    #expect(try models.data == Self.expected("verdicts-models.csv"))
    #expect(try Self.result(campaign, "verdicts.jsonl") == Self.expected("verdicts.jsonl"))
    #expect(try Self.result(campaign, "verdicts.run.json").contains("reviews/gus.jsonl"))
    let figures = try Programs.run("verdicts", campaign.path, "--part", "agreement", "--format", "json").data
    let rows = try JSONSerialization.jsonObject(with: Data(figures.utf8)) as? [[String: Any]] ?? []
    let expected =
      try JSONSerialization.jsonObject(with: Data(Self.expected("verdicts-agreement.json").utf8))
      as? [String: Double] ?? [:]
    #expect(rows.count == 3)
    for row in rows {
      let name = row["figure"] as? String ?? ""
      let value = try #require(row["value"] as? Double)
      #expect(abs(value - (expected[name] ?? .nan)) < 1e-12, "\(name)")
    }
    #expect(try Programs.run("aggregate", campaign.path, "--method", "majority", "--partial").code == 0)
    let real = campaign.appending(path: "results/real.json").path
    #expect(try Programs.run("corrections", campaign.path, "--apply", real).code == 0)
    #expect(try Self.result(campaign, "corrections.jsonl") == Self.expected("corrections.jsonl"))
    #expect(try Self.result(campaign, "real-corrected.json").contains("[24, 23]"))
    #expect(try Self.result(campaign, "real.json").contains("[24]"))
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
    let record = try Self.record(of: campaign, options)
    for name in ["scores.run.json", "real.run.json", "incomplete.run.json"] {
      #expect(try Self.result(campaign, name) == record, "\(folder)\(name)")
    }
  }

  /// What NAME.run.json must be: the digests are those of `sha256sum`, not the program's own.
  private static func record(of campaign: URL, _ options: [String]) throws -> String {
    let files =
      ["campaign.json", "labels.json", "images.jsonl", "tasks.jsonl", "raters.jsonl"]
      + ["ana", "ben", "cho", "dee"].map { "answers/\($0).jsonl" }
    let sums = try Programs.run(shell: "cd '\(campaign.path)' && sha256sum \(files.joined(separator: " "))")
    let inputs = sums.data.split(separator: "\n").map { line in
      """
          {
            "file": "\(line.dropFirst(66))",
            "sha256": "\(line.prefix(64))"
          }
      """
    }
    try #require(inputs.count == files.count, "\(sums.messages)")
    return """
      {
        "program": "reassess \(try Programs.run("--version").data.trimmingCharacters(in: .newlines))",
        "method": "majority",
        "parameters": {
          "ratersPerTask": 3,
          "partial": \(options.contains("--partial")),
          "includeUnseen": \(options.contains("--include-unseen")),
          "without": []
        },
        "inputs": [
      \(inputs.joined(separator: ",\n"))
        ]
      }

      """
  }

  /// é as one Unicode scalar and as two: names are compared by their bytes, by every command.
  @Test(arguments: ["check", "aggregate", "stats", "status"])
  func namesThatOnlyLookTheSameDiffer(command: String) throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 1)
    let names = ["caf\u{E9}", "cafe\u{301}"]
    for (file, line) in [
      ("images.jsonl", #"{"image":"NAME","file":"picture.png"}"#),
      ("tasks.jsonl", #"{"task":"NAME","image":"NAME","candidates":[0,1]}"#),
      ("gold.jsonl", #"{"image":"NAME","label":1,"answers":{"e":"yes"}}"#),
    ] {
      let lines = names.map { line.replacingOccurrences(of: "NAME", with: $0) + "\n" }
      try scratch.write(lines.joined(), campaign, file)
    }
    let output = try Programs.run(command, campaign.path)
    #expect(output.code == 0, "\(output)")
  }

  @Test func printsStatus() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample().path
    #expect(
      try Programs.run("status", campaign).data == Self.expected("status.txt")
        + "\nReviews: 7 of 14 mistakes have their 3 verdicts; 29 verdicts of 3 reviewers.\n")
    #expect(try Programs.run("status", campaign, "--format", "json").data == Self.expected("status.json"))
    for part in ["purposes", "tasks", "raters", "queue", "claims", "missing"] {
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
