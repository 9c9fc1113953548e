import Campaigns
import RatingStore
import Ratings

@testable import Exchange

extension ScratchFolder {
  /// Writes a campaign and reads it back, as any other command would.
  func written(_ campaign: NewCampaign, as name: String = "campaign") throws -> Campaign {
    try campaign.write(to: file(name), program: "reassess test")
    return try CampaignFolder(file(name)).load()
  }
}

extension Campaign {
  /// All ratings in force: `ana a: 0 yes, 5 no`.
  func ratings() throws -> [String] {
    try readAllProgress().flatMap { progress in
      tasks.indices.compactMap { progress.rating(of: $0) }.map { rating in
        let answers = rating.answers.map { "\($0.label) \($0.answer)" }.joined(separator: ", ")
        return "\(progress.rater) \(rating.task) \(rating.image): \(answers)"
      }
    }
  }
}
