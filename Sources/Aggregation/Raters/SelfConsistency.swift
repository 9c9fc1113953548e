import Ratings

/// How often a rater answers a question the same when it is asked again.
public struct SelfConsistency: Equatable, Sendable {
  /// What was said first and what again: `counts[first][again]`, answers in the order no, maybe, yes.
  public private(set) var counts = [[Int]](repeating: [0, 0, 0], count: Answer.allCases.count)

  /// Nothing compared yet.
  public init() {}

  /// The share of questions that were answered the same.
  public var share: Share { kappa.agreement }
  /// The two askings compared as if they were two raters.
  public var kappa: CohensKappa { CohensKappa(counts: counts) }

  private mutating func add(_ first: Answer, _ again: Answer) { counts[first.number][again.number] += 1 }

  /// Compares the answers of a rating with the first ones to the same questions, or makes them the first.
  private mutating func compare(
    _ entry: RatingEntry, of ratings: CampaignRatings, with first: inout [VoteTable.Row: Answer]
  ) {
    let image = ratings.imageOfTask[entry.task]
    for (label, answer) in zip(
      ratings.candidateLabels[ratings.candidates(of: entry.task)], ratings.answers(of: entry))
    {
      let row = VoteTable.Row(image: image, label: label)
      if let before = first[row] { add(before, answer) } else { first[row] = answer }
    }
  }

  /// The consistency of each rater of a campaign: the first answer to each question against each later one. Tasks
  /// of purpose rating come first, then gold, then repeats; within a purpose they have the order of the file.
  ///
  /// Tasks of purpose training are left out, and ratings made without a picture unless `includingUnseen`.
  public static func all(_ ratings: CampaignRatings, includingUnseen: Bool = false) -> [SelfConsistency] {
    var all = [SelfConsistency](repeating: SelfConsistency(), count: ratings.raters.count)
    let purposes: [RatingTask.Purpose] = [.rating, .gold, .repeat]
    var rest = ratings.entries(for: Set(purposes), includingUnseen: includingUnseen)[...]
    while let rater = rest.first?.rater {
      let own = rest.prefix { $0.rater == rater }
      rest = rest.dropFirst(own.count)
      var first: [VoteTable.Row: Answer] = [:]
      for purpose in purposes {
        for entry in own where ratings.purposeOfTask[entry.task] == purpose {
          all[rater].compare(entry, of: ratings, with: &first)
        }
      }
    }
    return all
  }

  /// The consistency of each rater between two tables of the same raters, where both ask a question.
  public static func all(_ first: VoteTable, _ again: VoteTable) -> [SelfConsistency] {
    precondition(first.raterCount == again.raterCount, "the same raters")
    var all = [SelfConsistency](repeating: SelfConsistency(), count: first.raterCount)
    let rows = Dictionary(uniqueKeysWithValues: zip(again.rows, again.rows.indices))
    for (row, question) in first.rows.enumerated() {
      guard let other = rows[question] else { continue }
      var before = [Answer?](repeating: nil, count: first.raterCount)
      for vote in first.votes(onRow: row) { before[vote.rater] = vote.answer }
      for vote in again.votes(onRow: other) {
        if let before = before[vote.rater] { all[vote.rater].add(before, vote.answer) }
      }
    }
    return all
  }

  /// Adds another rater's counts, for all raters together.
  public static func += (sum: inout SelfConsistency, other: SelfConsistency) {
    for first in sum.counts.indices {
      for again in sum.counts[first].indices { sum.counts[first][again] += other.counts[first][again] }
    }
  }
}
