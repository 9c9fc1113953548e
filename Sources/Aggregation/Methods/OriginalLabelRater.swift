public import Ratings

/// The original label taken as one more rater, who says yes to it and no to all else, never maybe.
///
/// It is asked only about some labels: as published, about animals. The label that the question is about
/// decides that, not the original label of the image. Where an image has no original label it is not asked.
///
/// Source: the scores published with "Are we done with ImageNet?", arXiv:2006.07159, are reproduced with it,
/// and not without.
public struct OriginalLabelRater: Sendable {
  private let originals: [Int?]
  /// Whether the rater is asked about a label.
  public let isAsked: @Sendable (_ label: Int) -> Bool

  /// Takes the original label of each image by position, and about which labels the rater is asked.
  public init(originals: [Int?], isAskedAbout: @escaping @Sendable (_ label: Int) -> Bool) {
    self.originals = originals
    isAsked = isAskedAbout
  }

  /// Takes the original labels of a campaign's images.
  public init(_ ratings: CampaignRatings, isAskedAbout: @escaping @Sendable (_ label: Int) -> Bool) {
    self.init(originals: ratings.originals, isAskedAbout: isAskedAbout)
  }

  /// What the original label says to a question, asked or not; nil where the image has none.
  public func opinion(on question: VoteTable.Row) -> Answer? {
    guard originals.indices.contains(question.image), let original = originals[question.image] else {
      return nil
    }
    return original == question.label ? .yes : .no
  }

  /// The answer to a question; nil where the rater is not asked.
  public func answer(to question: VoteTable.Row) -> Answer? {
    isAsked(question.label) ? opinion(on: question) : nil
  }

  /// The votes of a table with those of this rater, who is numbered last.
  public func appended(to table: VoteTable) throws(AggregationError) -> VoteMatrix {
    try table.matrix.appendingRater { answer(to: table.rows[$0])?.number }
  }
}
