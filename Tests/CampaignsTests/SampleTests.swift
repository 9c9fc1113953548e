import Foundation
import RatingStore
import Ratings
import Testing

@testable import Campaigns

/// The sample that comes with the project: complete and without problems.
@Suite struct SampleTests {
  private let folder = CampaignFolder(
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Sample")

  @Test func hasNoProblems() {
    #expect(checkCampaign(folder) == CampaignReport())
  }

  @Test func allRatersAreRead() throws {
    let campaign = try folder.load()
    let all = try campaign.readAllProgress()
    #expect(all.map(\.rater) == (try folder.readRaters()))
    #expect(all.allSatisfy { $0.submittedCount > 0 })
    #expect(try !campaign.readGold().isEmpty)
  }
}
