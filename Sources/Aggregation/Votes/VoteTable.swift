public import Ratings

/// Who said what to which question: raters x questions, with most cells empty.
///
/// A question is one (image, label). Several tasks may ask about one image; where two of them ask the same
/// question of a rater, the answer in the task that stands first in `tasks.jsonl` is the vote. So a rater
/// has at most one vote on a question, and the table does not depend on when ratings were made.
///
/// The votes themselves are a `VoteMatrix`: question after question, each question's votes by rater.
/// Methods that must add or multiply in a fixed order have it there.
public struct VoteTable: Sendable {
  /// One (image, label): a row of the table.
  public struct Row: Hashable, Sendable {
    /// The image's position in `CampaignRatings.images`.
    public let image: Int
    /// The label's index in `labels.json`.
    public let label: Int

    /// Pairs an image's position with a label.
    public init(image: Int, label: Int) {
      self.image = image
      self.label = label
    }
  }

  /// One rater's answer to a question.
  public struct Vote: Equatable, Sendable {
    /// The rater's position in `CampaignRatings.raters`.
    public let rater: Int
    /// What the rater said.
    public let answer: Answer
  }

  /// No, maybe and yes. As a constant it makes of a division a multiplication.
  private static let answerCount = 3

  /// The questions, in the order that the tasks ask them; each once.
  public let rows: [Row]
  /// The votes on them, with the answers numbered no 0, maybe 1, yes 2.
  public let matrix: VoteMatrix

  /// Takes over what was checked.
  init(checked rows: [Row], matrix: VoteMatrix) {
    self.rows = rows
    self.matrix = matrix
  }

  /// Pairs questions with the votes on them; for votes that come from elsewhere than a campaign.
  ///
  /// Throws when there are not as many questions as rows, one question stands in two rows, or the answers
  /// are not three.
  public init(rows: [Row], matrix: VoteMatrix) throws(AggregationError) {
    guard matrix.answerCount == Self.answerCount, rows.count == matrix.questionCount else {
      throw .votes(.columnsDoNotFit(votes: matrix.voteCount))
    }
    if let row = RowPlaces.firstRepeated(in: rows) { throw .votes(.questionTwice(row)) }
    self.init(checked: rows, matrix: matrix)
  }

  /// How many raters there are, those without votes included.
  public var raterCount: Int { matrix.raterCount }
  /// How many votes there are.
  public var voteCount: Int { matrix.voteCount }

  /// The votes on the question at a place in `rows`, by rater.
  public func votes(onRow row: Int) -> some RandomAccessCollection<Vote> & Sendable {
    matrix.places(of: row).lazy.map { place in
      let (rater, answer) = matrix.codes[place].quotientAndRemainder(dividingBy: Self.answerCount)
      return Vote(rater: rater, answer: Answer(number: answer))
    }
  }

  /// The votes on the question at a place in `rows`, counted.
  public func tally(ofRow row: Int) -> Tally {
    var (no, maybe, yes) = (0, 0, 0)
    matrix.codes.forEach(in: matrix.places(of: row)) { code in
      // Sums instead of branches, which nobody could predict.
      let answer = code % Self.answerCount
      no += answer == 0 ? 1 : 0
      maybe += answer == 1 ? 1 : 0
      yes += answer == 2 ? 1 : 0
    }
    return Tally(no: no, maybe: maybe, yes: yes)
  }
}

extension Answer {
  /// The answer's place in `allCases`, which is how vote matrices number it: no 0, maybe 1, yes 2.
  public var number: Int {
    switch self {
    case .no: 0
    case .maybe: 1
    case .yes: 2
    }
  }

  /// The answer of a number from 0 to 2.
  init(number: Int) {
    self = number == 0 ? .no : number == 1 ? .maybe : .yes
  }
}
