import Foundation
import PublishedFixture
import Testing

/// `reassess stats --npz`, of small archives.
@Suite struct StatsArchivesTests {
  private let scratch: Scratch
  private var folder: String { scratch.url.path + "/in" }

  init() throws { scratch = try Scratch() }

  private func stats(
    _ options: [String] = [], _ change: (inout PublishedFiles) -> Void = { _ in }
  ) throws -> Programs.Output {
    var files = PublishedFiles()
    change(&files)
    try files.write(to: folder)
    return try Programs.run(["stats", "--npz", folder, "--original", folder + "/originals"] + options)
  }

  /// Raters are named by their ids; one has answered gold only, one no gold; what archives lack is nothing.
  @Test func raters() throws {
    let output = try stats(["--format", "csv"])
    #expect(output.code == 0 && output.messages.isEmpty, "\(output.messages)")
    let rows = output.data.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[0].indices))
    func column(_ name: String) throws -> [String] {
      try rows.dropFirst().map { $0[try #require(columns[name])] }
    }
    #expect(try column("rater") == ["7", "3", "5", "8"])
    #expect(try column("questions") == ["5", "4", "2", "2"])
    #expect(try column("goldQuestions") == ["2", "2", "0", "2"])
    #expect(try column("goldAccuracy") == ["0.5", "1.0", "", "0.0"])
    #expect(try column("agreementQuestions") == ["3", "2", "1", "0"])
    #expect(try column("repeats") == ["1", "1", "0", "0"])
    for name in ["tasks", "skipped", "unseen", "medianSeconds", "activeSeconds", "interrupted"] {
      #expect(try column(name) == ["", "", "", ""], "\(name)")
    }
  }

  @Test func tooLittleGoldIsSaid() throws {
    let output = try stats()
    #expect(output.code == 0)
    #expect(output.data.contains("3 raters") == false && output.data.contains("4 raters, 2 images"))
    #expect(
      output.data.replacing("\n", with: " ").contains(
        "Result: majority vote (not the gold method: no rater has answered 30 gold questions, the minimum (at most 2))."
      ), "\(output.data)")
  }

  @Test func withoutGold() throws {
    let output = try stats(["--format", "json"]) { files in
      files.experts = nil
      files.gold = nil
    }
    #expect(output.code == 0, "\(output.messages)")
    #expect(output.data.contains("\"note\":\"not the gold method: there is no gold to count from\""))
    #expect(output.data.contains("\"gold\":[],"))
  }

  @Test func picturesSeenAreUnknown() throws {
    let output = try stats(["--include-unseen"])
    #expect(output.code == 2 && output.messages.contains("--include-unseen does not go with --npz."))
  }

  @Test func damagedArchivesAreNamed() throws {
    let output = try stats { $0.raters.cells[0] = 0.5 }
    #expect(output.code == 1 && output.data.isEmpty)
    #expect(output.messages.hasSuffix("0.5 is neither 0 nor 1\n"), "\(output.messages)")
  }
}
