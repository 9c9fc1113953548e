public import Ratings

/// Who said what to which question: raters x questions, with most cells empty.
///
/// A question is one (image, label). Several tasks may ask about one image; where two of them ask the same
/// question of a rater, the answer in the task that stands first in `tasks.jsonl` is the vote. So a rater
/// has at most one vote on a question, and the table does not depend on when ratings were made.
///
/// Votes lie in one array, question after question, each question's votes by rater (compressed sparse
/// rows): four bytes a vote. Methods that must add or multiply in a fixed order have it here.
public struct VoteTable: Sendable {
  /// One (image, label): a row of the table.
  public struct Row: Hashable, Sendable {
    /// The image's position in `CampaignRatings.images`.
    public let image: Int
    /// The label's index in `labels.json`.
    public let label: Int
  }

  /// One rater's answer to a question.
  public struct Vote: Equatable, Sendable {
    /// The rater's position in `CampaignRatings.raters`.
    public let rater: Int
    /// What the rater said.
    public let answer: Answer
  }

  /// How many raters there are, those without votes included.
  public let raterCount: Int
  /// The questions, in the order that the tasks ask them; each once.
  public let rows: [Row]
  /// Where each row's votes begin in `votes`; one more than rows.
  let starts: [Int32]
  /// Rater times three plus the answer's place in `Answer.allCases`.
  let votes: [UInt32]

  init(raterCount: Int, rows: [Row], starts: [Int32], votes: [UInt32]) {
    self.raterCount = raterCount
    self.rows = rows
    self.starts = starts
    self.votes = votes
  }

  /// How many votes there are.
  public var voteCount: Int { votes.count }

  /// The votes on the question at a place in `rows`, by rater.
  public func votes(onRow row: Int) -> some RandomAccessCollection<Vote> & Sendable {
    votes[Int(starts[row])..<Int(starts[row + 1])].lazy.map(Self.unpack)
  }

  /// The votes on the question at a place in `rows`, counted.
  public func tally(ofRow row: Int) -> Tally {
    var tally = Tally()
    for vote in votes(onRow: row) { tally[vote.answer] += 1 }
    return tally
  }
}

// MARK: - Packing

extension VoteTable {
  static func pack(rater: Int, _ answer: Answer) -> UInt32 {
    let code: UInt32 =
      switch answer {
      case .no: 0
      case .maybe: 1
      case .yes: 2
      }
    return UInt32(rater) * 3 + code
  }

  @Sendable private static func unpack(_ packed: UInt32) -> Vote {
    let (rater, code) = packed.quotientAndRemainder(dividingBy: 3)
    return Vote(rater: Int(rater), answer: code == 0 ? .no : code == 1 ? .maybe : .yes)
  }
}
