import Ratings

/// How often each rater gave each answer to gold questions of each truth: what confusion matrices are counted
/// from, and all that gold says of a rater.
public struct GoldCounts: Equatable, Sendable {
  /// How many truths there are.
  public let truthCount: Int
  /// How many answers there are.
  public let answerCount: Int
  /// By rater, then truth, then answer.
  private var cells: [Int]

  /// Counts the votes on questions whose truth is known, from 0; nil: not gold.
  public init(_ votes: VoteMatrix, truths: [Int?], truthCount: Int) {
    self.truthCount = truthCount
    answerCount = votes.answerCount
    cells = [Int](repeating: 0, count: votes.raterCount * truthCount * votes.answerCount)
    for (question, truth) in truths.enumerated() {
      guard let truth else { continue }
      for vote in votes.votes(on: question) { cells[place(vote.rater, truth, vote.answer)] += 1 }
    }
  }

  /// Counts the votes of a table on gold questions: truth 0 is no, truth 1 is yes.
  public init(_ table: VoteTable, truth: GoldTruth) {
    self.init(table.matrix, truths: table.rows.map { truth[$0].number }, truthCount: 2)
  }

  /// How many raters there are.
  public var raterCount: Int { cells.count / (truthCount * answerCount) }

  /// How often a rater gave an answer where a truth holds.
  public subscript(rater rater: Int, truth truth: Int, answer answer: Int) -> Int {
    cells[place(rater, truth, answer)]
  }

  /// What a rater answered to questions that are true or not; for counts of a vote table.
  public func tally(ofRater rater: Int, whereTrue isTrue: Bool) -> Tally {
    var tally = Tally()
    for answer in Answer.allCases {
      tally[answer] = self[rater: rater, truth: isTrue ? 1 : 0, answer: answer.number]
    }
    return tally
  }

  /// How many gold questions a rater has answered.
  public func total(ofRater rater: Int) -> Int {
    cells[place(rater, 0, 0)..<place(rater + 1, 0, 0)].reduce(0, +)
  }

  /// The confusion matrix of a rater, counted:
  ///
  ///     theta[k][a] = (count[k][a] + smoothing) / (sum over b of count[k][b] + smoothing * answers)
  ///
  /// Smoothing of 1 is Laplace's rule of succession. Without smoothing a truth that the rater met in no
  /// question gives each answer the same probability.
  public func matrix(ofRater rater: Int, smoothing: Double) -> ConfusionMatrix {
    Self.matrix(cells[place(rater, 0, 0)..<place(rater + 1, 0, 0)], truthCount, answerCount, smoothing)
  }

  /// The confusion matrix of the counts of several raters taken together.
  public func pooledMatrix(ofRaters raters: [Int], smoothing: Double) -> ConfusionMatrix {
    var sums = [Int](repeating: 0, count: truthCount * answerCount)
    for rater in raters {
      for cell in sums.indices { sums[cell] += cells[rater * sums.count + cell] }
    }
    return Self.matrix(sums[...], truthCount, answerCount, smoothing)
  }

  /// The counts without those of some of the questions.
  public static func - (all: GoldCounts, some: GoldCounts) -> GoldCounts {
    precondition(all.cells.count == some.cells.count, "counts of one size")
    var rest = all
    for cell in rest.cells.indices { rest.cells[cell] -= some.cells[cell] }
    return rest
  }

  private func place(_ rater: Int, _ truth: Int, _ answer: Int) -> Int {
    (rater * truthCount + truth) * answerCount + answer
  }

  private static func matrix(
    _ cells: ArraySlice<Int>, _ truthCount: Int, _ answerCount: Int, _ smoothing: Double
  ) -> ConfusionMatrix {
    var matrix = ConfusionMatrix(uninformativeWithTruths: truthCount, answers: answerCount)
    for truth in 0..<truthCount {
      let row = cells.dropFirst(truth * answerCount).prefix(answerCount)
      let total = Double(row.reduce(0, +)) + smoothing * Double(answerCount)
      guard total > 0 else { continue }
      for (answer, count) in row.enumerated() {
        matrix[truth: truth, answer: answer] = (Double(count) + smoothing) / total
      }
    }
    return matrix
  }
}

extension Bool? {
  /// The number of a truth: no 0, yes 1.
  var number: Int? { map { $0 ? 1 : 0 } }
}
