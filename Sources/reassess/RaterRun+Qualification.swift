import Campaigns
import RatingStore
import Ratings

extension RaterRun {
  /// What the rater has to pass; nil: nothing any more, or no attempt is left.
  func examination(_ campaign: Campaign, _ progress: RaterProgress) throws -> Examination? {
    guard let rules = campaign.settings.qualification else { return nil }
    switch rules.standing(of: progress) {
    case .passed, .failed(.some): return nil
    case .training, .test, .done, .failed(nil): break
    }
    let gold = try readGold(campaign)
    do throws(Examination.Problem) {
      return try Examination(
        rules, tasks: campaign.tasks, gold: gold, yesShare: campaign.settings.gold.yesShare)
    } catch {
      throw Failure("\(error).")
    }
  }

  /// Refuses where the experts' answers cannot be shown.
  func requireQualification(_ campaign: Campaign, _ progress: RaterProgress) throws {
    guard let rules = campaign.settings.qualification, rules.standing(of: progress) != .passed else { return }
    throw Failure(
      "\(rater) has not passed the qualification of this campaign, which is taken on the screen, without --plain."
    )
  }

  private func readGold(_ campaign: Campaign) throws -> [GoldQuestion] {
    do {
      return try campaign.readGold()
    } catch {
      throw Failure(
        """
        the qualification shows what experts answered, and their answers cannot be read. Ask the lead of the campaign \
        to let you read gold.jsonl.
        \(error)
        """)
    }
  }
}
