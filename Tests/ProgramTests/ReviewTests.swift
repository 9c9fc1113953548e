import Foundation
import PublishedFixture
import Terminal
import TerminalTesting
import Testing

/// Reviewing in a pseudo-terminal, and what comes of it.
@Suite(.serialized) struct ReviewTests {
  private func review(_ campaign: URL, _ reviewer: String) throws -> PseudoTerminal {
    try PseudoTerminal(
      Programs.reassess, ["review", campaign.path, "--reviewer", reviewer, "--preview", "symbols"],
      environment: ["LANG": "C.UTF-8"], size: Size(columns: 80, rows: 24))
  }

  private func text(_ campaign: URL, _ name: String) throws -> String {
    try String(contentsOf: campaign.appending(path: name), encoding: .utf8)
  }

  /// Verdicts are on disk before the screen shows them: a kill loses none.
  @Test func verdictsOutliveAKill() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    try FileManager.default.removeItem(at: campaign.appending(path: "reviews"))
    let terminal = try review(campaign, "eve")
    try terminal.wait(for: "mistake 1 of 14")
    terminal.send("c1")
    try terminal.wait(for: "✗ Clear mistake")
    try terminal.wait(for: "Reference labels")
    terminal.send("\rn")
    try terminal.wait(for: "✓ Not a mistake")
    terminal.signal(SIGKILL)
    _ = try terminal.waitForEnd()
    #expect(try text(campaign, "reviews/eve.jsonl").components(separatedBy: "verdict\",\"at").count == 4)

    let again = try review(campaign, "eve")
    try again.wait(for: "mistake 3 of 14")
    again.send("u")
    try again.wait(for: "Taken back")
    again.send("d\rq")
    try again.wait(for: "This session")
    again.send("q")
    #expect(try again.waitForEnd() == .exited(0))
    #expect(try Programs.run("check", campaign.path).data.isEmpty)
    let verdicts = try Programs.run("export", "verdicts", campaign.path).data
    #expect(verdicts.components(separatedBy: "\n").count == 4, "\(verdicts)")
    #expect(verdicts.contains("eve,m0001,aquarium,birch,27,") && verdicts.contains(",undecided,"))
  }

  /// Each mistake is given to so many reviewers, and who comes too late is told who holds the rest.
  @Test func mistakesAreClaimed() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 1)
    try scratch.write(
      #"{"format":1,"name":"test","review":{"reviewersPerMistake":1}}"#, campaign, "campaign.json")
    let none = try review(campaign, "eve")
    try none.wait(for: "reassess mistakes")
    none.send("q")
    #expect(try none.waitForEnd() == .exited(0))
    try scratch.write(
      #"{"mistake":"m1","image":"i0","model":"a","prediction":1,"reference":[0]}"# + "\n", campaign,
      "mistakes.jsonl")
    let eve = try review(campaign, "eve")
    try eve.wait(for: "mistake 1 of 1")
    let fay = try review(campaign, "fay")
    try fay.wait(for: "held by eve until")
    let nobody = try Programs.run("release", campaign.path, "--reviews", "--rater", "gus")
    #expect(nobody.code == 0 && nobody.messages.contains("gus holds nothing."), "\(nobody)")
    eve.send("n\rq")
    try eve.wait(for: "This session")
    eve.send("q")
    #expect(try eve.waitForEnd() == .exited(0))
    fay.send("r")
    try fay.wait(for: "All mistakes have their verdicts")
    fay.send("q")
    #expect(try fay.waitForEnd() == .exited(0))
  }

  @Test func whatIsWrongIsSaid() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let pipe = try Programs.run("review", campaign.path, "--reviewer", "eve")
    #expect(pipe.code == 2 && pipe.messages.contains("reviewing needs a terminal"))
    let real = try Programs.run("mistakes", campaign.path, "--against", "real")
    #expect(real.code == 1 && real.messages.contains("results/real.json is missing: reassess aggregate"))
    try Data("[[0]]".utf8).write(to: campaign.appending(path: "labels-of-one.json"))
    let sets = campaign.appending(path: "labels-of-one.json").path
    let applied = try Programs.run("corrections", campaign.path, "--apply", sets)
    #expect(applied.code == 1 && applied.messages.contains("it is about 1 images, and images.jsonl has 18"))
    for (file, reason) in [("short.npy", "is needed"), ("nan.npy", "--allow-nan")] {
      let path = scratch.url.appending(path: file)
      try array(rows: file == "short.npy" ? 17 : 18, first: file == "nan.npy" ? .nan : 1).write(to: path)
      let output = try Programs.run(
        "mistakes", campaign.path, "--against", "original", "--predictions", path.path)
      #expect(output.code == 1 && output.messages.contains(reason), "\(output)")
    }
    try FileManager.default.removeItem(at: campaign.appending(path: "mistakes.jsonl"))
    let verdicts = try Programs.run("verdicts", campaign.path)
    #expect(verdicts.code == 1 && verdicts.messages.contains("there are no mistakes"))
  }

  /// A NumPy file of 38 classes, all of whose numbers are 0 but the first.
  private func array(rows: Int, first: Float) -> Data {
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(rows), 38), }"
    header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(header.utf8))
    for cell in 0..<rows * 38 {
      withUnsafeBytes(of: (cell == 0 ? first : 0).bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    return data
  }

  /// Entries keep their names; what nobody predicts any more goes only as long as nobody has begun to review.
  @Test func mistakesKeepTheirNames() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let before = try text(campaign, "mistakes.jsonl")
    #expect(try Programs.run("aggregate", campaign.path, "--method", "majority", "--partial").code == 0)
    #expect(try Programs.run("mistakes", campaign.path, "--against", "real").code == 0)
    #expect(try text(campaign, "mistakes.jsonl") == before)
    #expect(try Programs.run("check", campaign.path).data.isEmpty)
    try FileManager.default.removeItem(at: campaign.appending(path: "reviews"))
    #expect(try Programs.run("mistakes", campaign.path, "--against", "real").code == 0)
    #expect(try text(campaign, "mistakes.jsonl").split(separator: "\n").count == 14)
  }

  // MARK: Published reviews

  private struct Published: Decodable, Equatable {
    var prediction: Int
    var category: String
    var severity: String

    enum CodingKeys: String, CodingKey {
      case prediction = "top_prediction", category = "failure category", severity = "failure severity"
    }
  }

  private func published(_ data: Data) throws -> [String: Published] {
    try JSONDecoder().decode([String: Published].self, from: data)
  }

  /// A campaign of the images that were reviewed, all with one picture.
  private func campaign(_ files: [String], in scratch: Scratch) throws -> URL {
    let campaign = try scratch.campaign(tasks: 0)
    let picture = campaign.appending(path: "images/picture.png")
    for file in files {
      try FileManager.default.linkItem(at: picture, to: campaign.appending(path: "images/\(file)"))
    }
    try scratch.write(
      files.map { #"{"image":"\#($0.dropLast(5))","file":"\#($0)"}"# + "\n" }.joined(), campaign,
      "images.jsonl")
    try scratch.write(
      "["
        + (0..<1000).map { #"{"index":\#($0),"id":"l\#($0)","name":"label \#($0)"}"# }.joined(separator: ",")
        + "]", campaign, "labels.json")
    return campaign
  }

  /// The 378 published mistakes are imported, twenty of them reviewed on the screen, exported, and read back equal.
  @Test(.enabled(if: PublishedFolder.path != nil, Comment(rawValue: PublishedFolder.missing)))
  func publishedReviewsComeBackEqual() throws {
    let folder = try #require(PublishedFolder.path)
    let file = URL(filePath: folder + "/vit3b_mistakes.json")
    var expected = try published(Data(contentsOf: file))
    #expect(expected.count == 378)
    // The one spelling that stands for another.
    for (name, entry) in expected where entry.category == "Fine-grained with Multilabel Options" {
      expected[name]?.category = "Fine-grained error"
    }
    let scratch = try Scratch()
    let campaign = try campaign(expected.keys.sorted(), in: scratch)
    let arguments = [
      "import", "imagenet-mistakes", file.path, campaign.path, "--model", "vit3b", "--reviewer", "published",
    ]
    let imported = try Programs.run(arguments)
    #expect(imported.code == 0 && imported.messages.contains("378 verdicts new"), "\(imported)")
    #expect(try Programs.run(arguments).messages.contains("0 new in mistakes.jsonl, 0 verdicts new"))
    #expect(try Programs.run("check", campaign.path).data.isEmpty)

    let terminal = try review(campaign, "eve")
    try terminal.wait(for: "mistake 1 of 378")
    terminal.send(String(repeating: "c16\r", count: 19) + "n\r")
    try terminal.wait(for: "mistake 21 of 378")
    terminal.send("q")
    try terminal.wait(for: "20 mistakes in")
    terminal.send("q")
    #expect(try terminal.waitForEnd() == .exited(0))

    let back = try Programs.run("export", "imagenet-mistakes", campaign.path, "--reviewer", "published")
    #expect(try published(Data(back.data.utf8)) == expected)
    let own = try published(
      Data(try Programs.run("export", "imagenet-mistakes", campaign.path, "--reviewer", "eve").data.utf8))
    #expect(own.count == 19)
    #expect(own.values.allSatisfy { $0.category == "Fine-grained error" && $0.severity == "Minor" })
    #expect(own.allSatisfy { $1.prediction == expected[$0]?.prediction })
    // By majority, the one that eve calls no mistake is tied.
    let majority =
      try JSONSerialization.jsonObject(
        with: Data(try Programs.run("export", "imagenet-mistakes", campaign.path).data.utf8))
      as? [String: Any]
    #expect(majority?.count == 377)
    #expect(try Programs.run("check", campaign.path).data.isEmpty)
  }
}
