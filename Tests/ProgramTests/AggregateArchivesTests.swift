import Foundation
import NumPyFiles
import PublishedFixture
import Testing

/// `reassess aggregate --npz`, of small archives.
@Suite struct AggregateArchivesTests {
  private let scratch: Scratch
  private var input: String { scratch.url.path + "/in" }
  private var output: String { scratch.url.path + "/out" }

  init() throws { scratch = try Scratch() }

  private func aggregate(
    _ options: [String] = [], _ change: (inout PublishedFiles) -> Void = { _ in }
  ) throws -> Programs.Output {
    var files = PublishedFiles()
    change(&files)
    try files.write(to: input)
    return try Programs.run(
      ["aggregate", "--npz", input, "--original", input + "/originals", "--output", output] + options)
  }

  private func scores() throws -> [Double] {
    try NumPyArchive(path: output + "/scores.npz").array("tensor").values()
  }

  private func real() throws -> String { try String(contentsOfFile: output + "/real.json", encoding: .utf8) }

  private func record() throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: output + "/scores.run.json"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  @Test func majority() throws {
    let run = try aggregate(["--method", "majority"])
    #expect(run.code == 0 && run.data.isEmpty, "\(run.messages)")
    #expect(
      run.messages.contains("3 images: 2 with labels, 0 without any, 1 not rated (original label kept)."))
    #expect(run.messages.contains("1 questions have no answers, and so no score."))
    let scores = try scores()
    #expect(scores[..<3] == [1, 0.5 / 3, 0.75])
    #expect(scores[3].isNaN)
    #expect(try real() == "[[0], [4], [999]]")
    #expect(try record()["method"] as? String == "majority")
  }

  /// The gold method by hand: with a minimum of 1, of two gold questions one true.
  @Test func gold() throws {
    let run = try aggregate(["--minimum", "1", "--original-rater-labels", "none", "--threshold", "0.5"])
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.messages.contains("1 raters have answered gold questions only."))
    #expect(run.messages.contains("the mean matrix of the others: 5."))
    // Rater 7 said yes to both, 3 yes to the true and no to the other, 8 maybe to both; each answer counts one more.
    let (yes7, yes3) = (2.0 / 4 / (2.0 / 4), 2.0 / 4 / (1.0 / 4))
    let odds = yes7 * yes3
    #expect(abs(try scores()[0] - odds / (1 + odds)) < 1e-15)
    #expect(try real() == "[[0], [4], [999]]")
    let parameters = try #require(record()["parameters"] as? [String: Any])
    #expect(parameters["originalRaterLabels"] as? String == "none" && parameters["minimum"] as? Int == 1)
    let findings = try #require(record()["findings"] as? [String: Any])
    #expect(findings["meanMatrixRaters"] as? [String] == ["5"])
    let inputs = try #require(record()["inputs"] as? [[String: String]])
    #expect(
      inputs.compactMap { $0["file"] } == ["raters.npz", "golden.npz", "raters_golden.npz", "original"])
  }

  @Test func ratersAreLeftOut() throws {
    #expect(try aggregate(["--method", "majority", "--without", "7", "--without", "5"]).code == 0)
    let scores = try scores()
    #expect(scores[..<2] == [1, 0] && scores[2].isNaN && scores[3].isNaN)
    let parameters = try #require(record()["parameters"] as? [String: Any])
    #expect(parameters["without"] as? [String] == ["7", "5"])
  }

  @Test func aResultReplacesTheOldOne() throws {
    #expect(try aggregate(["--method", "majority"]).code == 0)
    let first = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
    #expect(try aggregate(["--method", "em"]).code == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: output).sorted() == first)
    #expect(first == ["real.json", "real.run.json", "scores.npz", "scores.run.json"])
    #expect(try record()["method"] as? String == "em")
  }

  /// What is wrong with the files or options, and what the message must say.
  private static let problems:
    [(options: [String], change: @Sendable (inout PublishedFiles) -> Void, message: String)] = [
      (
        [], { ($0.experts, $0.gold) = (nil, nil) },
        "no gold to count from; add gold, or use method em or majority"
      ),
      (["--without", "9"], { _ in }, "raters.npz: ids.npy: there is no rater 9 to be left out"),
      (["--without", "ana"], { _ in }, "there is no rater ana"),
      ([], { $0.raters.cells = [0: 2] }, "raters.npz: tensor.npy: byte 128: 2.0 is neither 0 nor 1"),
      ([], { $0.originals = "{}" }, "in/originals: line 1: expected a JSON array"),
      ([], { _ in }, "no rater has answered 30 gold questions, the minimum (at most 2)"),
      (
        ["--method", "em"], { $0.raters.answers = ["----", "----", "----"] }, "method em: there are no votes"
      ),
      (["--method", "em"], { $0.raters.answers = ["mmmm", "mmmm", "mmmm"] }, "use method gold or majority"),
    ]

  @Test(arguments: problems.indices)
  func whatIsWrongIsSaid(_ number: Int) throws {
    let (options, change, message) = Self.problems[number]
    let run = try aggregate(options, change)
    #expect(run.code == 1)
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  /// The folder of the archives has results of its own, which stay.
  @Test func inputsAreNotReplaced() throws {
    try PublishedFiles().write(to: input)
    let run = try Programs.run(
      "aggregate", "--npz", input, "--original", input + "/originals", "--output",
      input + "/../"
        + (input as NSString).lastPathComponent)
    #expect(run.code == 1)
    #expect(run.messages.contains("--output is the folder of the archives"), "\(run)")
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: input + "/originals", toPath: output + "/real.json")
    let other = try Programs.run(
      "aggregate", "--npz", input, "--original", output + "/real.json", "--output", output)
    #expect(other.messages.contains("/real.json is read, and would be replaced"), "\(other)")
  }

  @Test(arguments: ["raters.npz", "golden.npz", "raters_golden.npz"])
  func truncatedArchivesAreNamed(name: String) throws {
    try PublishedFiles().write(to: input)
    let file = URL(filePath: input + "/" + name)
    try Data(contentsOf: file).dropLast(30).write(to: file)
    let run = try Programs.run(
      "aggregate", "--npz", input, "--original", input + "/originals", "--output", output)
    #expect(run.code == 1)
    #expect(run.messages.contains("\(name): byte "), "\(run.messages)")
  }

  /// A link that leads to itself is there, though it cannot be opened; that the other file is missing hides nothing.
  @Test func goldThatCannotBeOpenedIsNotMissing() throws {
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: input + "/golden.npz", withDestinationPath: "golden.npz")
    let run = try aggregate { ($0.experts, $0.gold) = (nil, nil) }
    #expect(run.code == 1 && run.messages.contains("golden.npz: cannot open it"), "\(run.messages)")
  }

  @Test func aMissingFolderIsNamed() throws {
    let run = try Programs.run("aggregate", "--npz", "/no/such", "--original", "x", "--output", output)
    #expect(run.code == 1)
    #expect(run.messages.contains("/no/such/raters.npz: cannot open it: No such file or directory"))
  }

  @Test(arguments: ["5..3", "a", "1..2..3", "-1", "1,", "", "0..5000"])
  func badLabelRanges(text: String) throws {
    let run = try aggregate(["--original-rater-labels=\(text)"])
    #expect(run.code == 2, "\(run.messages)")
  }
}

/// The same of the published answers.
@Suite(.enabled(if: PublishedFolder.path != nil, Comment(rawValue: PublishedFolder.missing)))
struct AggregatePublishedTests {
  private func aggregate(_ options: [String], to output: URL) throws -> Programs.Output {
    let folder = try #require(PublishedFolder.path)
    return try Programs.run(
      [
        "aggregate", "--npz", folder, "--original", "\(folder)/\(PublishedFolder.originals)", "--output",
        output.path,
      ]
        + options)
  }

  private func scores(_ path: String) throws -> [Double] {
    try NumPyArchive(path: path + "/scores.npz").array("tensor").values()
  }

  private func labels(_ path: String) throws -> [[Int]] {
    try JSONDecoder().decode([[Int]].self, from: Data(contentsOf: URL(filePath: path + "/real.json")))
  }

  /// Every score has the published bits, and real.json the published bytes.
  @Test func thePublishedResults() throws {
    let scratch = try Scratch()
    let run = try aggregate(["--legacy-order"], to: scratch.url)
    #expect(run.code == 0, "\(run.messages)")
    let folder = try #require(PublishedFolder.path)
    let (ours, theirs) = (try scores(scratch.url.path), try scores(folder))
    #expect(ours.count == 184_962)
    #expect(zip(ours, theirs).allSatisfy { $0.bitPattern == $1.bitPattern })
    #expect(
      try Data(contentsOf: scratch.url.appending(path: "real.json"))
        == Data(contentsOf: URL(filePath: folder + "/real.json")))
    #expect(run.messages.contains("189, 111, 132, 146, 134, 153, 167."))
    #expect(
      run.messages.contains("50000 images: 21726 with labels, 3163 without any, 25111 not rated"))
  }

  /// With other parameters: for how many images the labels are the published ones. They ascend.
  @Test(arguments: [
    (["--original-rater-labels", "none"], 48_503), (["--original-rater-labels", "0..999"], 47_970),
    (["--smoothing", "2", "--original-smoothing", "1"], 49_806),
  ])
  func ablations(options: [String], same: Int) throws {
    let scratch = try Scratch()
    #expect(try aggregate(options, to: scratch.url).code == 0)
    let ours = try labels(scratch.url.path)
    let theirs = try labels(#require(PublishedFolder.path))
    #expect(ours.allSatisfy { $0 == $0.sorted() })
    #expect(zip(ours, theirs).count { $0 == $1.sorted() } == same)
  }
}
