import Ratings

/// What experts say is true, and how often raters say the same.
///
/// A gold question is true when the share of experts who say yes is at least `yesShare`; an expert's maybe
/// counts as not yes. A question that stands in `gold.jsonl` twice has the truth of its first line.
///
/// Source: the published cut is 3 of 5 experts; see "Are we done with ImageNet?", arXiv:2006.07159,
/// appendix, and the golden answers published with it.
public struct GoldTruth: Sendable {
  private let truths: [VoteTable.Row: Bool]

  /// Decides every gold question about a known image.
  public init(_ ratings: CampaignRatings, yesShare: Double) {
    var truths: [VoteTable.Row: Bool] = [:]
    for gold in ratings.gold where !gold.answers.isEmpty {
      guard let image = ratings.imagePositions[gold.question.image] else { continue }
      let row = VoteTable.Row(image: image, label: gold.question.label)
      guard truths[row] == nil else { continue }
      let yes = gold.answers.count { $0.answer == .yes }
      truths[row] = Double(yes) / Double(gold.answers.count) >= yesShare
    }
    self.truths = truths
  }

  /// Whether experts say that the label is in the image; nil where they were not asked.
  public subscript(question: VoteTable.Row) -> Bool? { truths[question] }

  /// The share of votes that are right, for each rater by position: yes where true, no where not.
  ///
  /// A maybe is not right. Questions without gold are left out.
  public func accuracies(in table: VoteTable) -> [Share] {
    var shares = [Share](repeating: Share(), count: table.raterCount)
    for (row, question) in table.rows.enumerated() {
      guard let truth = truths[question] else { continue }
      for vote in table.votes(onRow: row) {
        shares[vote.rater].add(vote.answer == (truth ? .yes : .no))
      }
    }
    return shares
  }
}
