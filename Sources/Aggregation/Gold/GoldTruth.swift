import Ratings

/// What experts say is true, and how often raters say the same.
///
/// A gold question is true when the share of experts who say yes is at least `yesShare`; an expert's maybe
/// counts as not yes. A question that stands in `gold.jsonl` twice has the truth of its first line.
///
/// Source: the published cut is 3 of 5 experts; see "Are we done with ImageNet?", arXiv:2006.07159,
/// appendix, and the golden answers published with it.
public struct GoldTruth: Sendable {
  /// The gold questions about known images, each once, in the order of the file.
  public let questions: [VoteTable.Row]
  /// How many of the experts' answers to them are maybe, and so were counted as not yes.
  public let expertMaybes: Int
  private let truths: [VoteTable.Row: Bool]

  /// Decides every gold question about a known image.
  public init(_ ratings: CampaignRatings, yesShare: Double) {
    let tallies = ratings.gold.compactMap { gold -> (VoteTable.Row, Tally)? in
      guard let image = ratings.imagePositions.position(of: gold.question.image) else { return nil }
      var tally = Tally()
      for given in gold.answers { tally[given.answer] += 1 }
      return (VoteTable.Row(image: image, label: gold.question.label), tally)
    }
    self.init(tallies, yesShare: yesShare)
  }

  /// Decides every question that experts answered, where their answers are a vote table of their own.
  public init(experts: VoteTable, yesShare: Double) {
    let tallies = experts.rows.enumerated().map { ($1, experts.tally(ofRow: $0)) }
    self.init(tallies, yesShare: yesShare)
  }

  private init(_ tallies: [(VoteTable.Row, Tally)], yesShare: Double) {
    var questions: [VoteTable.Row] = []
    var truths: [VoteTable.Row: Bool] = [:]
    var maybes = 0
    for (row, tally) in tallies where tally.total > 0 && truths[row] == nil {
      truths[row] = Double(tally.yes) / Double(tally.total) >= yesShare
      questions.append(row)
      maybes += tally.maybe
    }
    self.questions = questions
    self.truths = truths
    expertMaybes = maybes
  }

  /// Whether experts say that the label is in the image; nil where they were not asked.
  public subscript(question: VoteTable.Row) -> Bool? { truths[question] }

  /// How many questions are true, and how many there are.
  public var share: Share { Share(questions.count { truths[$0] == true }, of: questions.count) }
}
