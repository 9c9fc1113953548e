/// The results of a method for questions of a table, those that have answers. Each result is made when it is asked for:
/// hundreds of thousands need not be in memory at once, and whoever goes through them can do so on several threads.
public struct QuestionResults: RandomAccessCollection, Sendable {
  /// What a score decides.
  enum Rule: Sendable {
    /// A label is accepted from this score on.
    case threshold(Double)
    /// A label is accepted above one half, which is a tie.
    case majority
  }

  let table: VoteTable
  private let scores: [Double]
  private let rule: Rule
  /// The rows in their order; nil: all rows, in the order of the table.
  private var rows: [Int]?

  /// No results: nobody has answered anything.
  public static let none = QuestionResults(
    [],
    of: VoteTable(
      checked: [],
      matrix: VoteMatrix(raterCount: 0, answerCount: 3, starts: [0], codes: PackedIntegers(below: 1))),
    by: .majority)

  /// The results for the rows that have answers, in the order of the table.
  init(_ scores: [Double], of table: VoteTable, by rule: Rule) {
    (self.scores, self.table, self.rule) = (scores, table, rule)
    let hasAnswers = { row in table.matrix.voteCount(on: row) > 0 }
    if !table.rows.indices.allSatisfy(hasAnswers) { rows = table.rows.indices.filter(hasAnswers) }
  }

  /// The results that labels are made of, by image and then by label: those of incomplete images only in part.
  ///
  /// - Parameters:
  ///   - order: `VoteTable.rowsByImage`.
  ///   - partial: Whether incomplete images are used with the answers that there are.
  public func behindLabels(inOrder order: [Int], completion: Completion, partial: Bool) -> QuestionResults {
    let (table, isWhole, isUnfinished) = (table, rows == nil, completion.isUnfinished)
    let usesAllImages = partial || !isUnfinished.contains(true)
    var ordered = self
    // Mostly all are used, and need no copy.
    ordered.rows =
      isWhole && usesAllImages
      ? order
      : order.filter { row in
        (usesAllImages || !isUnfinished[table.rows[row].image]) && table.matrix.voteCount(on: row) > 0
      }
    return ordered
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many results there are.
  public var endIndex: Int { rows?.count ?? scores.count }

  /// The result at a place, made now.
  public subscript(place: Int) -> QuestionScore {
    let row = row(place)
    return QuestionScore(
      question: table.rows[row], score: scores[row], decision: decision(ofRow: row),
      tally: table.tally(ofRow: row))
  }

  /// The results at some places, made in one go: quicker than one after the other by whoever is in another library.
  public func results(at places: Range<Int>) -> [QuestionScore] { places.map { self[$0] } }

  /// The question at a place, and what was decided.
  @inline(__always)
  func decided(_ place: Int) -> (question: VoteTable.Row, decision: Decision) {
    let row = row(place)
    return (table.rows[row], decision(ofRow: row))
  }

  @inline(__always)
  private func row(_ place: Int) -> Int { rows?[place] ?? place }

  @inline(__always)
  private func decision(ofRow row: Int) -> Decision {
    switch rule {
    case .threshold(let threshold): scores[row] >= threshold ? .yes : .no
    case .majority: scores[row] > 0.5 ? .yes : scores[row] == 0.5 ? .tie : .no
    }
  }
}
