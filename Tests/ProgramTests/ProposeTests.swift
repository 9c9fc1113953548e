import Campaigns
import Foundation
import RatingStore
import Ratings
import TerminalTesting
import Testing

/// `reassess propose`, from predictions to labels.
@Suite(.serialized) struct ProposeTests {
  /// A copy of the Sample without answers and tasks.
  private static func fresh(_ scratch: Scratch) throws -> URL {
    let campaign = try scratch.sample(withAnswers: false)
    try scratch.write("", campaign, "tasks.jsonl")
    return campaign
  }

  private static func lines(_ campaign: URL, _ name: String) throws -> [[String: Any]] {
    try String(contentsOf: campaign.appending(path: name), encoding: .utf8).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  private static func real(_ campaign: URL, _ name: String) throws -> [[Int]] {
    let data = try Data(contentsOf: campaign.appending(path: name))
    return try JSONSerialization.jsonObject(with: data) as? [[Int]] ?? []
  }

  // MARK: The whole way

  @Test func predictionsBecomeLabelsByWayOfSimulatedRaters() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    let output = try Programs.run("propose", folder.path, "--format", "json")
    #expect(output.code == 0, "\(output.messages)")
    #expect(
      output.messages.contains("Committee: birch, dune. On gold (11 labels of 6 images) recall 100.0 %"))
    #expect(try Programs.run("check", folder.path).data == "")

    let terminal = try Programs.rate(folder)
    try terminal.wait(for: "Instructions of sample")
    terminal.send("\r")
    try terminal.wait(for: "task 1 of 10")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))

    // The truth is what the Sample's raters found; these know it.
    let campaign = try CampaignFolder(folder.path).load()
    let truth = try Self.real(folder, "expected/real.json")
    for name in ["ana", "ben", "cho"] { try Self.rate(campaign, by: name, truth: truth) }
    #expect(try Programs.run("aggregate", folder.path, "--method", "majority").code == 0)

    var expected: [[Int]] = campaign.images.map { [$0.original].compactMap(\.self) }
    for (position, image) in campaign.images.enumerated() {
      let asked = campaign.tasks.filter { $0.image == image.id }.flatMap(\.candidates)
      if !asked.isEmpty { expected[position] = asked.filter(truth[position].contains).sorted() }
    }
    #expect(try Self.real(folder, "results/real.json") == expected)
    // The committee's proposals have nearly all that is there; of unanimous images only the original label is kept.
    let proposed = Set(
      try Self.lines(folder, "results/proposals.jsonl").map { "\($0["image"] ?? "")/\($0["label"] ?? "")" })
    let there = zip(campaign.images, truth).flatMap { image, labels in labels.map { "\(image.id)/\($0)" } }
    let found = there.count(where: proposed.contains)
    #expect(Double(found) >= 0.9 * Double(there.count), "\(found) of \(there.count)")
  }

  private static func rate(_ campaign: Campaign, by name: String, truth: [[Int]]) throws {
    let rater = try #require(RaterName(name))
    let journal = try Journal(of: rater, in: campaign, at: Timestamp(milliseconds: 1_000_000))
    for (position, task) in campaign.tasks.enumerated() {
      let there = truth[campaign.tasks.image(at: position)]
      let answers = task.candidates.map { LabelAnswer(label: $0, answer: there.contains($0) ? .yes : .no) }
      let rating = Rating(task: task.id, image: task.image, answers: answers, seconds: 3, picture: .shown)
      _ = try journal.append([.submit(rating)], at: Timestamp(milliseconds: 1_000_000))
    }
  }

  @Test func unanimousImagesAreProposedButNotAsked() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    #expect(try Programs.run("propose", folder.path).code == 0)
    let tasks = try Self.lines(folder, "tasks.jsonl")
    let proposals = try Self.lines(folder, "results/proposals.jsonl")
    let asked = Set(tasks.compactMap { $0["image"] as? String })
    let proposed = Set(proposals.compactMap { $0["image"] as? String })
    #expect(proposed.count == 18)
    #expect(asked.count == 10)
    for image in asked {
      let candidates = tasks.filter { $0["image"] as? String == image }.flatMap {
        $0["candidates"] as? [Int] ?? []
      }
      let labels = proposals.filter { $0["image"] as? String == image }.compactMap { $0["label"] as? Int }
      #expect(candidates.sorted() == labels)
    }
    for proposal in proposals {
      let models = proposal["models"] as? [String] ?? []
      #expect(proposal["original"] as? Bool == true || models == ["birch", "dune"], "\(proposal)")
    }
  }

  // MARK: Why

  @Test func explains() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    let output = try Programs.run("propose", folder.path, "--explain", "dog", "--format", "csv")
    #expect(output.code == 0, "\(output.messages)")
    let lines = output.data.split(separator: "\n")
    #expect(lines[0] == "label,name,becomes,original,model,chosen,rank,logit,probability,reasons")
    #expect(lines.contains { $0.hasPrefix("25,tennis ball,unanimous,yes,amber,no,2,6.44140625,0.2364") })
    #expect(lines.contains { $0.hasPrefix("22,screen,dropped,no,ember,no,4,") && $0.hasSuffix(",logit") })
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "results").path))
    let unknown = try Programs.run("propose", folder.path, "--explain", "nobody")
    #expect(unknown.code == 1)
    #expect(unknown.messages.contains("image nobody is not in images.jsonl"))
  }

  // MARK: Bad input

  /// A row of numbers for each of the Sample's images, as text that Python makes an array of.
  private static func array(_ folder: URL, _ name: String, _ expression: String) throws {
    let path = folder.appending(path: "predictions/\(name)").path
    var rows = [[Float]](repeating: [Float](repeating: 0, count: 38), count: 18)
    switch expression {
    case "narrow": rows = rows.map { $0.dropLast() }
    case "short": rows.removeLast()
    case "nan": (rows[2][5], rows[4][1]) = (.nan, .infinity)
    case "negative": rows[3][7] = -0.5
    default: break
    }
    let width = rows.first?.count ?? 0
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(rows.count), \(width)), }"
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    var bytes = Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8))
    for number in rows.joined() {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    try bytes.write(to: URL(filePath: path))
  }

  @Test(arguments: [
    ("narrow", [], "x: the array is 18 x 37, and 18 x 38 is needed"),
    ("short", [], "x: the array is 17 x 38, and 18 x 38 is needed"),
    (
      "nan", [],
      "x: 2 numbers are NaN or infinite: image balloon, label 5 is nan at [2, 5]; image bookcase, label 1 is inf at [4, 1]"
    ),
    ("nan", ["--allow-nan"], ""),
    ("negative", [], ""),
    (
      "negative", ["--kind", "probabilities"],
      "x: 1 number is below 0 or above 1, which no probability is: image bicycle, label 7 is -0.5 at [3, 7]"
    ),
  ])
  func arraysThatDoNotFit(kind: String, options: [String], message: String) throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    try Self.array(folder, "x.npy", kind)
    let amber = folder.appending(path: "predictions/\(kind == "negative" ? "x2" : "amber").npy")
    if kind == "negative" { try Self.array(folder, "x2.npy", "zero") }
    let x = folder.appending(path: "predictions/x.npy").path
    let output = try Programs.run(
      ["propose", folder.path, "--committee", "all", "--predictions", x, amber.path] + options)
    #expect(output.code == (message.isEmpty ? 0 : 1), "\(output.messages)")
    #expect(message.isEmpty || output.messages.contains(message), "\(output.messages)")
    if options == ["--allow-nan"] {
      #expect(output.messages.contains("x: 2 numbers NaN or infinite, passed over"))
    }
  }

  @Test(arguments: [
    (["--predictions", "NOWHERE.npy"], 1, "NOWHERE.npy"),
    (["--predictions", "SAMPLE/images"], 1, "there is neither a .npy nor models.json in it"),
    (
      ["--predictions", "SAMPLE/predictions/amber.npy"], 1,
      "a label must be proposed by 2 models, and there is 1"
    ),
    (["--predictions", "SAMPLE/predictions/amber.npy", "--min-models", "1"], 0, "Committee: amber"),
    (
      ["--predictions", "SAMPLE/predictions/amber.npy", "SAMPLE/predictions/amber.npy"], 1,
      "two models are called amber"
    ),
    (
      [
        "--predictions", "SAMPLE/predictions/ember.npy", "SAMPLE/predictions/dune.npy", "--recall", "1",
        "--per-image", "1",
      ],
      1, "no committee reaches a recall of 1.0; the best reachable is"
    ),
    (["--committee", "amber", "oak"], 1, "there is no model oak"),
    (["--recall", "1.1"], 2, "--recall must be from 0 to 1"),
    (["--recall=-0.1"], 2, "--recall must be from 0 to 1"),
    (["--recall", "nan"], 2, "--recall must be from 0 to 1"),
    (["--min-models", "0"], 2, "--min-models must be 1 or more"),
    (["--min-models=-1"], 2, "--min-models must be 1 or more"),
    (["--per-image", "0"], 2, "--per-image must be 1 or more"),
    (["--per-image=-3"], 2, "--per-image must be 1 or more"),
    (["--wordnet", "NOWHERE"], 1, "NOWHERE"),
    (["--wordnet", "SAMPLE/images.jsonl"], 1, "images.jsonl: it is not WordNet's data.noun"),
  ])
  func argumentsThatDoNotFit(options: [String], code: Int32, message: String) throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    let options = options.map { $0.replacingOccurrences(of: "SAMPLE", with: folder.path) }
    let output = try Programs.run(["propose", folder.path] + options)
    #expect(output.code == code, "\(output.messages)")
    #expect(output.messages.contains(message), "\(output.messages)")
    #expect(code == 0 || !FileManager.default.fileExists(atPath: folder.appending(path: "results").path))
  }

  @Test func withoutGoldAllModelsArePooled() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    try FileManager.default.removeItem(at: folder.appending(path: "gold.jsonl"))
    let refused = try Programs.run("propose", folder.path, "--recall", "0.9")
    #expect(refused.code == 1)
    #expect(refused.messages.contains("no image has gold that says that a label is there"))
    let output = try Programs.run("propose", folder.path, "--part", "models", "--format", "csv")
    #expect(output.code == 0)
    #expect(output.messages.contains("all models are pooled: there was no search"))
    #expect(output.data.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",yes,") })
  }

  @Test func labelsThatColumnsCannotBe() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    let labels = try String(contentsOf: folder.appending(path: "labels.json"), encoding: .utf8)
    try scratch.write(
      labels.replacingOccurrences(of: "\"index\": 36", with: "\"index\": 99"), folder, "labels.json")
    try scratch.write("", folder, "gold.jsonl")
    let output = try Programs.run("propose", folder.path)
    #expect(output.code == 1)
    #expect(output.messages.contains("labels.json has 38 labels but none of index 36"))
  }

  @Test func labelsOutsideOfWordNetStandByName() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    let labels = try String(contentsOf: folder.appending(path: "labels.json"), encoding: .utf8)
    try scratch.write(labels.replacingOccurrences(of: "\"n0", with: "\"x0"), folder, "labels.json")
    let output = try Programs.run("propose", folder.path)
    #expect(output.code == 0, "\(output.messages)")
    #expect(output.messages.contains("38 labels not in WordNet, behind the others by name"))
    let desk = try Self.lines(folder, "tasks.jsonl").first { $0["image"] as? String == "desk" }
    let names = [
      "bookcase": 7, "desk": 11, "laptop": 14, "mouse": 17, "notebook": 18, "screen": 22, "coffee mug": 10,
    ]
    let candidates = desk?["candidates"] as? [Int] ?? []
    #expect(
      candidates.compactMap { label in names.first { $0.value == label }?.key }.sorted()
        == candidates.compactMap { label in names.first { $0.value == label }?.key })
  }

  @Test func aListNamesModels() throws {
    let scratch = try Scratch()
    let folder = try Self.fresh(scratch)
    let list = #"[{"file":"amber.npy","name":"BiT-L"},{"file":"dune.npy","kind":"logits","seen":1}]"#
    try scratch.write(list, folder.appending(path: "predictions"), "models.json")
    let output = try Programs.run("propose", folder.path, "--part", "models", "--format", "csv")
    #expect(output.code == 0, "\(output.messages)")
    #expect(output.data.split(separator: "\n").map { $0.prefix { $0 != "," } } == ["model", "BiT-L", "dune"])
    for (list, message) in [
      (#"[{"name":"x"}]"#, "models.json:1:"), ("[]", "models.json: it names no predictions"),
      (#"[{"file":"amber.npy","name":""}]"#, "models.json:1:29: it is empty"),
      (#"[{"file":"none.npy"}]"#, "none.npy: No such file or directory"), ("", "models.json:1:1:"),
    ] {
      try scratch.write(list, folder.appending(path: "predictions"), "models.json")
      let refused = try Programs.run("propose", folder.path)
      #expect(refused.code == 1)
      #expect(refused.messages.contains(message), "\(refused.messages)")
    }
    try FileManager.default.removeItem(at: folder.appending(path: "predictions"))
    let none = try Programs.run("propose", folder.path)
    #expect(none.code == 1)
    #expect(none.messages.contains("there are no predictions: --predictions names none"), "\(none.messages)")
  }
}
