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
    #expect(there.messages == "reassess: \(sample): it exists already; an import makes a new campaign\n")
    let missing = try Programs.run("import", "answers", "--labels", labels, "/no/file.csv", "/no/campaign")
    #expect(missing.code == 1)
    #expect(missing.messages.contains("/no/file.csv"), "\(missing)")
    #expect(try Programs.run("import", "answers", "a.csv", "b").code == 2)
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
