import Foundation
import NumPyFiles
import PublishedFixture
import Testing

/// The published answers imported as a campaign: labels, scores and statistics are those of the archives. One test, as
/// an import takes long.
@Suite(.enabled(if: PublishedFolder.path != nil, Comment(rawValue: PublishedFolder.missing)))
struct PublishedCampaignTests {
  @Test func everythingComesOutAsFromTheArchives() throws {
    let folder = try #require(PublishedFolder.path)
    let scratch = try Scratch()
    let campaign = scratch.url.appending(path: "campaign")
    let imported = try Programs.run(
      "import", "reassessed-imagenet", "--npz", folder, "--original",
      "\(folder)/\(PublishedFolder.originals)", "--classes", folder + "/imagenet_classes.tsv", campaign.path)
    try #require(imported.code == 0, "\(imported.messages)")
    #expect(
      imported.messages.contains(
        "85 raters, 41110 tasks about 50000 images, 221026 ratings, 1135 gold questions."))
    let aggregated = try Programs.run("aggregate", campaign.path, "--method", "gold")
    try #require(aggregated.code == 0, "\(aggregated.messages)")
    #expect(
      try labels(campaign.appending(path: "results")) == labels(URL(filePath: folder)).map { $0.sorted() })
    try expectScores(ChainTests.result(campaign, "scores.jsonl"), of: folder)
    try expectStatistics(campaign)
  }

  private func labels(_ folder: URL) throws -> [[Int]] {
    try JSONDecoder().decode([[Int]].self, from: Data(contentsOf: folder.appending(path: "real.json")))
  }

  /// All scores with all their bits.
  private func expectScores(_ lines: String, of folder: String) throws {
    let archive = try NumPyArchive(path: folder + "/scores.npz")
    let published: [Double] = try archive.array("tensor").values()
    let info = try archive.array("info").texts()
    var expected: [Substring: Double] = [:]
    for (row, score) in published.enumerated() {
      expected[#"{"image":"\#(info[2 * row].dropLast(".JPEG".count))","label":\#(info[2 * row + 1])"#] = score
    }
    #expect(expected.count == 184_962)
    for line in lines.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init) {
      let parts = line.components(separatedBy: #","score":"#)
      let score = parts.last.flatMap { $0.utf8.split(separator: UInt8(ascii: ",")).first }.map(Substring.init)
      let score64 = score.flatMap { Double($0) }
      guard let bits = score64?.bitPattern, bits == expected.removeValue(forKey: parts[0][...])?.bitPattern
      else {
        Issue.record("not the published score: \(line)")
        return
      }
    }
    #expect(expected.isEmpty)
  }

  /// Every table is that of `--npz`, but for what archives do not know.
  private func expectStatistics(_ campaign: URL) throws {
    var ours = try PublishedReport.read(campaign.path)
    var theirs = try PublishedReport.tables.get()
    for column in ["tasks", "skipped", "unseen", "interrupted"] {
      for rater in 0..<85 {
        ours["raters"]?[rater][column] = nil
        theirs["raters"]?[rater][column] = nil
      }
    }
    #expect(ours.keys.sorted() == theirs.keys.sorted())
    for (name, table) in ours { #expect(table == theirs[name], "\(name)") }
  }
}
