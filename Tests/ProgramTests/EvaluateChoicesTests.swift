import Foundation
import Testing

/// What can be chosen of `reassess evaluate`.
@Suite struct EvaluateChoicesTests {
  private func campaign(_ scratch: Scratch) throws -> URL {
    let campaign = try scratch.sample()
    #expect(try Programs.run("aggregate", campaign.path, "--method", "majority").code == 0)
    return campaign
  }

  @Test(arguments: [["x=a*", "x=b*"], ["others=a*"]])
  func groupsHaveTwoNames(groups: [String]) throws {
    let output = try Programs.run(
      ["evaluate", "--table", "none.csv", "none-real.csv"] + groups.flatMap { ["--group", $0] })
    #expect(output.code == 2 && output.messages.contains("two groups would be called"), "\(output)")
  }

  /// An id that nothing is under is most likely mistyped.
  @Test func whatExcludesNothingIsSaid() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch)
    let mistyped = try Programs.run("evaluate", campaign.path, "--exclude-under", "n00015389")
    #expect(mistyped.code == 0)
    #expect(mistyped.messages.contains("No label is under n00015389: all are compared with the oracle."))
    let usual = try Programs.run("evaluate", campaign.path)
    #expect(usual.code == 0 && !usual.messages.contains("No label is under"))
  }

  @Test func ofNoImagesThereIsNoOracle() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch)
    let data = try Programs.run(
      "evaluate", campaign.path, "--part", "oracle", "--oracle-at-most", "1", "--format", "csv"
    ).data
    let rows = data.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let none = rows.filter { $0[6] == "0" }
    #expect(!none.isEmpty && none.allSatisfy { $0[7].isEmpty && $0[8].isEmpty })
    #expect(rows.filter { $0[6] != "0" }.allSatisfy { !$0[7].isEmpty && !$0[8].isEmpty })
  }

  /// As `propose` does: what is below 0 or above 1 is no probability.
  @Test(arguments: [[], ["--ensemble", "a,b"]])
  func probabilitiesAreFromZeroToOne(options: [String]) throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch)
    try scratch.write(
      #"[{"file":"amber.npy","name":"a","kind":"probabilities"},{"file":"birch.npy","name":"b","kind":"probabilities"}]"#,
      campaign, "predictions/models.json")
    let output = try Programs.run(["evaluate", campaign.path] + options)
    #expect(output.code == 1 && output.messages.contains("predictions/amber.npy"), "\(output)")
    #expect(output.messages.contains("image 0, label") && output.messages.contains("which no probability is"))
  }
}
