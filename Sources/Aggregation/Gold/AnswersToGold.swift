public import Ratings

extension CampaignRatings {
  /// The purpose of the tasks that the raters' answers to gold questions are taken from: gold; rating where no task
  /// is of purpose gold, as in campaigns imported from elsewhere.
  ///
  /// Never both: gold tasks are answered by every rater, others by those who got them.
  public var goldPurpose: RatingTask.Purpose { purposeOfTask.contains(.gold) ? .gold : .rating }

  /// The raters' answers to gold questions, from tasks of `goldPurpose`.
  func answersToGold(_ truth: GoldTruth, includingUnseen: Bool) -> VoteTable {
    VoteTable(self, purposes: [goldPurpose], includingUnseen: includingUnseen).onGold(truth)
  }
}
