import Ratings

/// The experts' answers to gold questions, as a vote table of their own.
public struct ExpertAnswers: Sendable {
  /// The experts' names, in the order of the table's raters.
  public let names: [String]
  /// Their answers.
  public let table: VoteTable

  /// Names the raters of a table.
  public init(names: [String], table: VoteTable) {
    precondition(names.count == table.raterCount, "a name for each expert")
    self.names = names
    self.table = table
  }

  /// Collects the answers of `gold.jsonl`; experts in the order that they first come.
  ///
  /// Questions about unknown images are left out, and so is what stands there twice.
  public init(_ ratings: CampaignRatings) throws(AggregationError) {
    var numbers: [ExactName: Int] = [:]
    var names: [String] = []
    for given in ratings.gold.lazy.flatMap(\.answers) where numbers[ExactName(given.expert)] == nil {
      numbers[ExactName(given.expert)] = names.count
      names.append(given.expert)
    }
    var places = RowPlaces(capacity: ratings.gold.count)
    var votes: [(expert: Int, answer: Answer, question: Int)] = []
    for gold in ratings.gold {
      guard let image = ratings.imagePositions.position(of: gold.question.image) else { continue }
      let known = places.rows.count
      let place = places.place(of: VoteTable.Row(image: image, label: gold.question.label))
      guard place == known else { continue }
      for given in gold.answers {
        if let expert = numbers[ExactName(given.expert)] { votes.append((expert, given.answer, place)) }
      }
    }
    var builder = try VoteMatrix.Builder(
      raterCount: names.count, answerCount: Answer.allCases.count, questionCount: places.rows.count)
    for vote in votes {
      try builder.append(rater: vote.expert, answer: vote.answer.number, question: vote.question)
    }
    self.init(names: names, table: VoteTable(checked: places.rows, matrix: try builder.build()))
  }
}

extension VoteTable {
  /// The rows of questions that experts decided, and the votes on them.
  public func onGold(_ truth: GoldTruth) -> VoteTable {
    let places = rows.indices.filter { truth[rows[$0]] != nil }
    return VoteTable(checked: places.map { rows[$0] }, matrix: matrix.selecting(places))
  }
}
