import Foundation
import Synchronization
import Testing

/// `reassess mistakes` run again, run twice at once, and against other labels.
@Suite struct MistakesAgainTests {
  private struct Entry: Decodable, Equatable {
    var mistake: String
    var image: String
    var model: String?
    var models: [String]?
    var prediction: Int
    var reference: [Int]
    var against: String?

    /// The models, whichever of the keys has them.
    var allModels: [String] { models ?? [model].compactMap(\.self) }
  }

  /// The Sample with results; without mistakes and reviews unless told otherwise.
  private func campaign(_ scratch: Scratch, reviewed: Bool = false) throws -> URL {
    let campaign = try scratch.sample()
    if !reviewed {
      for name in ["mistakes.jsonl", "reviews"] {
        try FileManager.default.removeItem(at: campaign.appending(path: name))
      }
    }
    #expect(try Programs.run("aggregate", campaign.path, "--method", "majority", "--partial").code == 0)
    return campaign
  }

  private func entries(_ campaign: URL) throws -> [Entry] {
    try String(contentsOf: campaign.appending(path: "mistakes.jsonl"), encoding: .utf8)
      .split(separator: "\n").map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
  }

  private func find(_ campaign: URL, _ against: String, models: [String] = []) throws -> Programs.Output {
    let files = models.map { campaign.appending(path: "predictions/\($0).npy").path }
    return try Programs.run(
      ["mistakes", campaign.path, "--against", against] + (files.isEmpty ? [] : ["--predictions"] + files))
  }

  /// Gives an image labels in results/real.json besides those that it has.
  private func add(_ label: Int, toImage image: Int, _ campaign: URL) throws {
    let url = campaign.appending(path: "results/real.json")
    var sets = try JSONDecoder().decode([[Int]].self, from: Data(contentsOf: url))
    sets[image].append(label)
    try JSONEncoder().encode(sets).write(to: url)
  }

  @Test func runsAtOnceLoseNothing() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch)
    let models = ["amber", "birch", "cedar", "dune", "ember"]
    let codes = Mutex<[Int32?]>([])
    DispatchQueue.concurrentPerform(iterations: models.count) { number in
      let code = try? find(campaign, "real", models: [models[number]]).code
      codes.withLock { $0.append(code) }
    }
    #expect(codes.withLock { $0 } == Array(repeating: 0, count: models.count))
    let found = try entries(campaign)
    #expect(found.count == 14 && Set(found.map(\.mistake)).count == 14)
    #expect(found.flatMap(\.allModels).count == 21 && found.allSatisfy { $0.against == "real" })
    #expect(try Programs.run("check", campaign.path).data.isEmpty)
  }

  /// Any text is a name; new entries get names that nothing has.
  @Test func namesAreWhateverTheyAre() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch)
    let names = ["m9223372036854775807", "m999999999", "m1000000000", "m-3", "m"]
    try scratch.write(
      names.enumerated().map {
        #"{"mistake":"\#($1)","image":"aquarium","model":"other","prediction":\#($0 + 30),"reference":[]}"#
          + "\n"
      }.joined(), campaign, "mistakes.jsonl")
    let output = try find(campaign, "real")
    #expect(output.code == 0, "\(output.messages)")
    let found = try entries(campaign)
    #expect(found.prefix(5).map(\.mistake) == names && found[5].mistake == "m1000000001")
    #expect(found.count == 19 && Set(found.map(\.mistake)).count == 19)
  }

  @Test func otherLabelsAreRefusedOnceSomebodyHasBegun() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch, reviewed: true)
    let before = try entries(campaign)
    let refused = try find(campaign, "original")
    #expect(refused.code == 1 && refused.messages.contains("reviews/eve.jsonl is not empty"), "\(refused)")
    #expect(refused.messages.contains("--against real"), "\(refused)")
    #expect(try entries(campaign) == before)
    try FileManager.default.removeItem(at: campaign.appending(path: "reviews"))
    let anew = try find(campaign, "original", models: ["birch"])
    #expect(anew.code == 0 && anew.messages.contains("14 are gone"), "\(anew.messages)")
    let found = try entries(campaign)
    #expect(found.allSatisfy { $0.against == "original" && $0.allModels == ["birch"] })
    #expect(found.first?.mistake == "m0001" && found.count == 7)
  }

  /// Reviewers' entries stay as they saw them; whose mistakes they are is what holds now, whichever models are given.
  @Test(arguments: [[], ["birch", "ember"], ["birch"]])
  func whatIsNoMistakeAnyMoreIsNobodys(models: [String]) throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch, reviewed: true)
    let before = try entries(campaign)
    #expect(before[0].prediction == 27 && before[0].allModels == ["birch"])
    #expect(before[1].image == "aquarium" && before[1].allModels == ["ember"])
    try add(27, toImage: 0, campaign)
    #expect(try find(campaign, "real", models: models).code == 0)
    var expected = before
    (expected[0].model, expected[0].models) = (nil, [])
    let found = try entries(campaign)
    #expect(
      found.map(\.mistake) == before.map(\.mistake) && found.map(\.reference) == before.map(\.reference))
    #expect(found.map { Set($0.allModels) } == expected.map { Set($0.allModels) })
    #expect(try Programs.run("check", campaign.path).data.isEmpty)
    let counts = try Programs.run("verdicts", campaign.path, "--part", "models", "--format", "csv").data
    let birch = before.count { $0.allModels.contains("birch") }
    #expect(counts.contains("birch,\(birch - 1),"), "\(counts)")
    // Before anybody begins, such an entry goes.
    try FileManager.default.removeItem(at: campaign.appending(path: "reviews"))
    #expect(try find(campaign, "real", models: models).code == 0)
    #expect(try entries(campaign).map(\.mistake) == before.dropFirst().map(\.mistake))
  }
}
