import Foundation
import Testing

/// `import` and `export` as programs, on the Sample campaign.
@Suite struct ExchangeTests {
  private static let formats = [
    ("crowd-kit", "answers.csv"), ("answers", "answers.csv"), ("label-studio", "tasks.json"),
  ]

  /// What is exported, imported and exported again is the same in any order; nothing of it needs a picture.
  @Test(arguments: formats) func comesBack(format: String, name: String) throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    let file = scratch.url.appendingPathComponent(name).path
    let campaign = scratch.url.appendingPathComponent("imported").path
    #expect(try Programs.run("export", format, sample, "--output", file).code == 0)
    let output = try Programs.run("import", format, "--labels", sample + "/labels.json", file, campaign)
    #expect(output.code == 0, "\(output)")
    #expect(output.messages.contains("4 raters"))
    #expect(output.messages.contains("Not in the file, so assumed: ratersPerTask"))
    #expect(output.messages.contains("no gold, no original labels."))
    #expect(output.data.isEmpty)
    let again = try Programs.run("export", format, campaign)
    #expect(again.messages.isEmpty)
    #expect(try Self.lines(again.data) == Self.lines(String(contentsOfFile: file, encoding: .utf8)))
    let status = try Programs.run("stats", campaign)
    #expect(status.code == 0, "\(status)")
  }

  /// Sorted lines; pictures are called by their images' names after an import.
  private static func lines(_ text: String) throws -> [String] {
    try text.replacing(Regex(#""image":"[^"]*","#), with: "").split(separator: "\n").sorted().map(String.init)
  }

  @Test func goldComesAndGoes() throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    let (answers, gold) = (scratch.url.path + "/answers.csv", scratch.url.path + "/gold.csv")
    #expect(try Programs.run("export", "crowd-kit", sample, "--output", answers).code == 0)
    #expect(try Programs.run("export", "crowd-kit", "--gold", sample, "--output", gold).code == 0)
    let campaign = scratch.url.appendingPathComponent("imported").path
    let output = try Programs.run(
      "import", "crowd-kit", "--labels", sample + "/labels.json", "--gold", gold, answers, campaign)
    #expect(output.code == 0, "\(output)")
    let again = try Programs.run("export", "crowd-kit", "--gold", campaign)
    #expect(try again.data == String(contentsOfFile: gold, encoding: .utf8))
  }

  /// An unwritable output, a campaign that is there, a file that is not: each leaves everything as it was.
  @Test func failuresSayWhatAndWhere() throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    let full = try Programs.run(
      shell: "exec \(Programs.reassess) export crowd-kit '\(sample)' > /dev/full")
    #expect(full.code == 1)
    #expect(full.messages.contains("cannot write stdout: No space left on device"), "\(full)")
    let nowhere = try Programs.run("export", "answers", sample, "--output", "/no/such/file")
    #expect(nowhere.messages.contains("cannot open /no/such/file"), "\(nowhere)")
    let labels = sample + "/labels.json"
    let there = try Programs.run("import", "answers", "--labels", labels, labels, sample)
    #expect(
      there.messages == "reassess: \(sample): it exists already; a new campaign needs a folder of its own\n")
    let missing = try Programs.run("import", "answers", "--labels", labels, "/no/file.csv", "/no/campaign")
    #expect(missing.code == 1)
    #expect(missing.messages.contains("/no/file.csv"), "\(missing)")
    #expect(try Programs.run("import", "answers", "a.csv", "b").code == 2)
  }

  /// A campaign of one question, with gold.
  private static func small(_ scratch: Scratch) throws -> String {
    let folder = scratch.url
    try scratch.write("task,worker,label\nx/0,ana,yes\nx/0,dee,no\n", folder, "answers.csv")
    try scratch.write("task,label\nx/0,yes\n", folder, "gold.csv")
    let campaign = folder.path + "/campaign"
    let output = try Programs.run(
      "import", "crowd-kit", "--labels", scratch.sample().path + "/labels.json", "--gold",
      folder.path + "/gold.csv", folder.path + "/answers.csv", campaign)
    #expect(output.code == 0, "\(output)")
    return campaign
  }

  /// The archives of a campaign say what their scores are made of.
  @Test func archivesSayWhatTheirScoresAre() throws {
    let scratch = try Scratch()
    let campaign = try Self.small(scratch)
    let npz = scratch.url.path + "/npz"
    func export() throws -> String { try Programs.run("export", "npz", campaign, "--output", npz).messages }
    let files = "Written into \(npz): raters.npz, golden.npz, raters_golden.npz"
    #expect(try export() == files + ".\n")
    let aggregated = try Programs.run(
      "aggregate", campaign, "--method", "majority", "--without", "dee", "--partial")
    #expect(aggregated.code == 0, "\(aggregated)")
    let made = "made by method majority without dee"
    #expect(
      try export() == """
        \(files), scores.npz, real.json.
        scores.npz is results/scores.jsonl, \(made).
        real.json is results/real.json, \(made).

        """)
    try FileManager.default.removeItem(atPath: campaign + "/answers/dee.jsonl")
    #expect(try export().hasSuffix("\(made); the campaign has changed since: run aggregate again.\n"))
    try FileManager.default.removeItem(atPath: campaign + "/results/real.run.json")
    #expect(try export().hasSuffix("is results/real.json; nothing says how that was made.\n"))
  }

  @Test func archivesOfTwoCampaignsAreNotMixed() throws {
    let scratch = try Scratch()
    let campaign = try Self.small(scratch)
    let npz = scratch.url.path + "/npz"
    #expect(try Programs.run("export", "npz", campaign, "--output", npz).code == 0)
    try FileManager.default.removeItem(atPath: campaign + "/gold.jsonl")
    try FileManager.default.removeItem(atPath: npz + "/raters.npz")
    let refused = try Programs.run("export", "npz", campaign, "--output", npz)
    #expect(refused.code == 1)
    #expect(
      refused.messages.contains("has golden.npz, raters_golden.npz, which the campaign has not"), "\(refused)"
    )
    #expect(!FileManager.default.fileExists(atPath: npz + "/raters.npz"))
  }

  /// An export is never made of the files that it comes from; `-` is stdout.
  @Test func theCampaignIsNotReplacedByItsExport() throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    for name in ["/tasks.jsonl", "/./campaign.json", "/answers/ana.jsonl", "/answers/../gold.jsonl"] {
      let output = try Programs.run("export", "answers", sample, "--output", sample + name)
      #expect(output.code == 1)
      #expect(output.messages.contains("is one of the campaign's own files"), "\(output)")
    }
    #expect(try Programs.run("check", sample).code == 0)
    let beside = try Programs.run("export", "answers", sample, "--output", sample + "/answers.csv")
    #expect(beside.code == 0)
    let data = try Programs.run("export", "answers", sample, "--output", "-").data
    #expect(try data == String(contentsOfFile: sample + "/answers.csv", encoding: .utf8))
  }

  @Test func everyFormatHasAnExample() throws {
    let commands =
      Self.formats.flatMap { [["import", $0.0], ["export", $0.0]] }
      + [["import"], ["export"], ["import", "reassessed-imagenet"], ["export", "npz"]]
    for command in commands {
      let output = try Programs.run(command + ["--help"])
      #expect(output.code == 0)
      #expect(output.data.contains("Example"), "\(command) has no example")
    }
    #expect(try Programs.run("manual").data.contains("reassessed\\-imagenet"))
  }
}
