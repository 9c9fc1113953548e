import Foundation
import Terminal
import TerminalTesting
import Testing

/// `reassess stats` on the Sample campaign, against what plain loops computed (Sample/expected_stats.py), and on
/// campaigns that lack something.
@Suite struct StatsTests {
  @Test(
    arguments: [
      ("", []), ("include-unseen/", ["--include-unseen"]), ("majority/", ["--method", "majority"]),
    ])
  func theSample(_ folder: String, _ options: [String]) throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    let people = try Programs.run(["stats", sample, "--table", "raters"] + options)
    #expect(try people.data == ChainTests.expected(folder + "stats-raters.txt"))
    #expect(people.code == 0 && people.messages.isEmpty)
    for format in ["csv", "json"] {
      let output = try Programs.run(["stats", sample, "--format", format] + options)
      try expectAlmost(output.data, ChainTests.expected("\(folder)stats.\(format)"))
    }
  }

  @Test(arguments: ["signs", "spread", "repeats", "agreement", "gold", "thresholds", "curve", "remarks"])
  func eachTableAlone(_ table: String) throws {
    let scratch = try Scratch()
    let output = try Programs.run(
      "stats", try scratch.sample().path, "--table", table, "--format", "csv")
    try expectAlmost(output.data, ChainTests.expected("stats-\(table).csv"))
  }

  @Test func oneRater() throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    let output = try Programs.run("stats", sample, "--rater", "dee", "--format", "json")
    try expectAlmost(output.data, ChainTests.expected("stats-dee.json"))
    let people = try Programs.run("stats", sample, "--rater", "dee").data
    for line in ["rater                      dee", "! dee takes 2.0 seconds a task", "Not right on gold"] {
      #expect(people.contains(line))
    }
  }

  @Test func whatIsNotThereIsNamed() throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    let rater = try Programs.run("stats", sample, "--rater", "eve")
    #expect(rater.code == 1 && rater.data.isEmpty)
    #expect(rater.messages == "reassess: there is no rater eve: the raters are ana, ben, cho, dee.\n")
    for wrong in [
      ["--table", "kappas"], ["--rater", "ana", "--table", "spread"], ["--npz", "x"], ["--original", "x"],
      ["--npz", "x", "--original", "y"], ["--classes", "x"], ["--draws", "99"], ["--seed", "-1"],
      ["--method", "guess"],
    ] {
      let output = try Programs.run(["stats", sample] + wrong)
      #expect(output.code == 2 && output.data.isEmpty, "\(wrong): \(output)")
    }
    let missing = try Programs.run("stats", "--npz", "/no/such", "--original", "/no/such.json")
    #expect(missing.code == 1 && missing.messages.contains("/no/such"))
  }

  @Test func theMethodIsNamed() throws {
    let scratch = try Scratch()
    let sample = try scratch.sample()
    func result(_ options: String...) throws -> String {
      let output = try Programs.run(["stats", sample.path] + options)
      #expect(output.code == 0, "\(output)")
      return try String(#require(output.data.firstMatch(of: /Result: [^.]*\./)).output)
    }
    #expect(try result() == "Result: gold method, labels from 0.")
    #expect(try result("--method", "em") == "Result: EM, labels from 0.")
    #expect(try result("--method", "majority") == "Result: majority vote.")
    try FileManager.default.removeItem(at: sample.appendingPathComponent("gold.jsonl"))
    #expect(
      try result() == "Result: majority vote (not the gold method: there is no gold to count from).")
    let gold = try Programs.run("stats", sample.path, "--method", "gold")
    #expect(gold.code == 1 && gold.data.isEmpty)
    #expect(gold.messages.contains("there is no gold to count from; add gold, or use"), "\(gold)")
  }

  @Test func theSeedDecides() throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    func agreement(_ seed: String) throws -> String {
      try Programs.run("stats", sample, "--table", "agreement", "--seed", seed, "--draws", "100").data
    }
    #expect(try agreement("1") == agreement("1"))
    #expect(try agreement("1") != agreement("2"))
  }

  /// Neither colours nor other escapes, and nothing wider than 80 columns, where stdout is no terminal.
  @Test(arguments: [[:], ["NO_COLOR": "1", "TERM": "xterm-256color"], ["TERM": "dumb"]])
  func plainTextWithoutATerminal(_ environment: [String: String]) throws {
    let scratch = try Scratch()
    let sample = try scratch.sample().path
    for arguments in [[], ["--rater", "ana"], ["--table", "thresholds"], ["--table", "agreement"]] {
      let output = try Programs.run(["stats", sample] + arguments, environment: environment)
      #expect(!output.data.contains("\u{1B}") && output.messages.isEmpty)
      #expect(output.data.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(arguments)")
    }
  }

  /// As many columns as the window has room for.
  @Test(arguments: [(60, false, false), (80, true, false), (120, true, true)])
  func theWindowDecides(_ columns: Int, _ hasBits: Bool, _ hasRecall: Bool) throws {
    let scratch = try Scratch()
    let terminal = try PseudoTerminal(
      Programs.reassess, ["stats", scratch.sample().path], environment: ["TERM": "xterm"],
      size: Size(columns: columns, rows: 60))
    try terminal.wait(for: "about.")
    #expect(terminal.screen.shows("agrees"))
    #expect(terminal.screen.shows("bits") == hasBits)
    #expect(terminal.screen.shows("recall") == hasRecall)
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  /// Raters who are invited and have done nothing, and not even gold.
  @Test func withoutAnyRatings() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let none = try Programs.run("stats", campaign.path)
    #expect(none.code == 0)
    #expect(none.data.contains("0 raters, 0 images, 0 questions, 0 answers; no gold."), "\(none)")
    try scratch.write("{\"rater\":\"ana\"}\n{\"rater\":\"ben\"}\n", campaign, "raters.jsonl")
    let invited = try Programs.run("stats", campaign.path, "--format", "csv").data.split(separator: "\n")
    #expect(invited.count == 3)
    #expect(invited.last == "ben,0,0,0,0,0,0,,,,0,0,,0,,0,,0,,,,0,,,,,,,,,0,,,0")
    let json = try Programs.run("stats", campaign.path, "--format", "json").data
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [[String: Any]]])
    #expect(object["agreement"]?.allSatisfy { $0["value"] is NSNull && $0["lower"] is NSNull } == true)
    #expect(object["gold"]?.isEmpty == true && object["curve"]?.isEmpty == true)
  }

  /// Names of experts may be anything: tables stay aligned and harmless, and CSV can be read back.
  @Test func namesOfAnyKind() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 1)
    let names = [#"a, \"b\""#, "=1+1", "猫猫", #"x\u001b[31m"#, String(repeating: "n", count: 90)]
    let answers = names.map { #""\#($0)":"yes""# }.joined(separator: ",")
    try scratch.write(#"{"image":"i0","label":1,"answers":{\#(answers)}}"# + "\n", campaign, "gold.jsonl")
    let people = try Programs.run("stats", campaign.path, "--table", "gold").data
    #expect(!people.contains("\u{1B}"))
    #expect(people.contains("expert 猫猫                       all experts"))
    #expect(people.contains("expert nnnnnnnnnnnnnnnnnnnnnnnn…  all experts"))
    let csv = try Programs.run("stats", campaign.path, "--table", "gold", "--format", "csv").data
    #expect(csv.contains("\nexpert,\"a, \"\"b\"\"\",all experts,1,1,1,1,1.0,1.0,1.0,1.0\n"))
    #expect(csv.contains("\nexpert,'=1+1,all experts,"))
    #expect(csv.contains("\nexpert,x\u{FFFD}[31m,all experts,"))
  }
}

/// Texts are the same but for numbers, which may differ in their last digits: sums in another order.
func expectAlmost(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let number = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/
  let (said, wanted) = (text.split(separator: "\n"), expected.split(separator: "\n"))
  #expect(said.count == wanted.count, sourceLocation: sourceLocation)
  for (one, other) in zip(said, wanted) {
    let (numbers, others) = (one.matches(of: number), other.matches(of: number))
    let areClose = zip(numbers, others).allSatisfy { one, other in
      let (one, other) = (Double(one.output) ?? .nan, Double(other.output) ?? .nan)
      return abs(one - other) <= 1e-12 * max(1, abs(other))
    }
    #expect(
      areClose && numbers.count == others.count
        && one.replacing(number, with: "") == other.replacing(number, with: ""),
      "\(one)\nis not\n\(other)", sourceLocation: sourceLocation)
  }
}
