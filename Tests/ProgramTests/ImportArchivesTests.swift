import Foundation
import NumPyFiles
import PublishedFixture
import Testing

/// `reassess import reassessed-imagenet`, of small archives.
@Suite struct ImportArchivesTests {
  private let scratch: Scratch
  private var input: String { scratch.url.path + "/in" }
  private var campaign: String { scratch.url.path + "/campaign" }

  init() throws { scratch = try Scratch() }

  private func write(
    classes: [String] = (0..<1000).map { "\($0)\tn\(10_000_000 + $0)\tname \($0)\tdefinition" },
    _ change: (inout PublishedFiles) -> Void = { _ in }
  ) throws {
    var files = PublishedFiles()
    change(&files)
    try files.write(to: input)
    let lines = ["index\twnid\tlemmas\tdefinition"] + classes
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: input + "/classes.tsv"))
  }

  private func importIt(original: String = "originals") throws -> Programs.Output {
    try Programs.run(
      "import", "reassessed-imagenet", "--npz", input, "--original", input + "/" + original, "--classes",
      input + "/classes.tsv", campaign)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: campaign + "/" + name, encoding: .utf8)
  }

  @Test func everythingIsThere() throws {
    try write()
    let run = try importIt()
    #expect(run.code == 0 && run.data.isEmpty, "\(run.messages)")
    #expect(run.messages.contains("4 raters, 6 tasks about 3 images, 13 ratings, 2 gold questions."))
    #expect(
      try text("images.jsonl").hasPrefix(
        #"{"image":"ILSVRC2012_val_00000001","file":"ILSVRC2012_val_00000001.JPEG","original":0}"# + "\n"))
    let tasks = try text("tasks.jsonl").split(separator: "\n").map { line in
      line.matches(of: #/0000000(\d)","candidates":\[(.*)\],"purpose":"(.*)"/#).map {
        "\($0.1) \($0.2) \($0.3)"
      }
    }.flatMap(\.self)
    #expect(tasks == ["2 4 gold", "3 9 gold", "2 4 rating", "2 999 rating", "1 0 rating", "1 1 rating"])
    #expect(
      try text("raters.jsonl") == ["7", "3", "5", "8"].map { "{\"rater\":\"\($0)\"}\n" }.joined())
    #expect(
      try text("gold.jsonl").hasPrefix(
        #"{"image":"ILSVRC2012_val_00000002","label":4,"answers":{"1":"yes","2":"yes"}}"# + "\n"))
    #expect(
      try text("labels.json").contains(
        #""id":"n10000397","name":"name 397","definition":"definition","hypernyms":["n00015388"]}"#))
    #expect(
      try text("labels.json").contains(#""id":"n10000398","name":"name 398","definition":"definition"}"#))
    // Only the pictures are missing.
    let check = try Programs.run("check", campaign).data.split(separator: "\n")
    #expect(check.count == 1 && check[0].hasSuffix("/images: No such file or directory"), "\(check)")
  }

  /// Times that nobody measured are in no figure.
  @Test func unknownTimesAreInNoFigure() throws {
    try write()
    #expect(try importIt().code == 0)
    let stats = try Programs.run("stats", campaign, "--format", "json")
    #expect(stats.code == 0)
    #expect(stats.data.contains(#""medianSeconds":null"#), "\(stats.data)")
    #expect(!stats.data.contains(#""medianSeconds":0"#))
  }

  @Test func comesBackAsArchives() throws {
    try write()
    #expect(try importIt().code == 0)
    let output = scratch.url.path + "/out"
    let run = try Programs.run("export", "npz", campaign, "--output", output)
    #expect(run.messages == "Written into \(output): raters.npz, golden.npz, raters_golden.npz.\n")
    for name in ["raters", "golden"] {
      let (ours, theirs) = try (archive(output, name), archive(input, name))
      #expect(try ours.array("tensor").values(of: Double.self) == theirs.array("tensor").values())
      #expect(try ours.array("info").texts() == theirs.array("info").texts())
      #expect(try ours.array("ids").values(of: Int64.self) == theirs.array("ids").values())
    }
    // Raters are in the order of the campaign.
    #expect(try archive(output, "raters_golden").array("ids").values(of: Int64.self) == [7, 3, 8])
    let again = try Programs.run(
      "aggregate", "--npz", output, "--original", input + "/originals", "--method", "majority", "--output",
      scratch.url.path + "/results")
    #expect(again.code == 0, "\(again.messages)")
  }

  private func archive(_ folder: String, _ name: String) throws -> NumPyArchive {
    try NumPyArchive(path: "\(folder)/\(name).npz")
  }

  @Test func originalsMayBeWordNetIds() throws {
    try write { $0.originals = "n10000000\r\nn10000004\r\nn10000999\r\n" }
    #expect(try importIt().code == 0)
    #expect(try text("images.jsonl").contains(#""file":"ILSVRC2012_val_00000003.JPEG","original":999}"#))
  }

  @Test func withoutGoldThereIsNone() throws {
    try write { ($0.experts, $0.gold) = (nil, nil) }
    #expect(try importIt().code == 0)
    #expect(!FileManager.default.fileExists(atPath: campaign + "/gold.jsonl"))
  }

  /// What is wrong, and what the message must say; no part of a campaign is left.
  private static let problems: [(change: @Sendable (inout PublishedFiles) -> Void, message: String)] = [
    ({ $0.raters.ids[0] = -7 }, "raters.npz: ids.npy: -7 cannot name a rater"),
    ({ $0.raters.cells = [0: 2] }, "raters.npz: tensor.npy: byte 128: 2.0 is neither 0 nor 1"),
    ({ $0.originals = "n10000000\nn10000004\nx\n" }, "in/originals: line 3: \"x\" is none of the classes"),
    ({ $0.raters.questions[0].label = "1000" }, "is no label from 0 to 999"),
  ]

  @Test(arguments: problems.indices) func whatIsWrongIsSaid(_ number: Int) throws {
    try write(Self.problems[number].change)
    let run = try importIt()
    #expect(run.code == 1)
    #expect(run.messages.contains(Self.problems[number].message), "\(run.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["in"])
  }

  @Test func classesMustBeAThousand() throws {
    try write(classes: ["0\tn0\ta\tb"])
    #expect(try importIt().messages.contains("classes.tsv: it has 1 classes, and 1000 are needed"))
  }

  @Test func nothingIsOverwritten() throws {
    try write()
    try FileManager.default.createDirectory(atPath: campaign, withIntermediateDirectories: false)
    let run = try importIt()
    #expect(run.code == 1)
    #expect(
      run.messages == "reassess: \(campaign): it exists already; a new campaign needs a folder of its own\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: campaign).isEmpty)
  }
}
