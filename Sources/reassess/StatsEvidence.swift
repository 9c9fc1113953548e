import Aggregation
import Reporting

/// What statistics are made from, and the names behind its numbers.
struct StatsEvidence {
  private(set) var source: StatisticsSource
  /// Why the result is by the method that it is by, where that was not chosen.
  private(set) var note: String?
  let names: QuestionNames

  /// Scores the votes by the method chosen; without choice by gold where that is possible, else by majority.
  init(
    _ source: StatisticsSource, names: QuestionNames, method: MethodResult.Method?, threshold: Double,
    gold: () throws(AggregationError) -> GoldMethod
  ) throws(AggregationError) {
    self.source = source
    self.names = names
    let votes = source.votes
    switch method {
    case .majority: self.source.result = MethodResult(majorityOf: votes, truth: source.truth)
    case .em:
      self.source.result = try MethodResult(
        fittedTo: votes, original: source.originalRater, truth: source.truth,
        threshold: threshold)
    case .gold: self.source.result = try MethodResult(gold(), of: votes, threshold: threshold)
    case nil:
      do throws(AggregationError) {
        self.source.result = try MethodResult(gold(), of: votes, threshold: threshold)
      } catch .method(let problem) {
        note = "not the gold method: \(problem.reason)"
        self.source.result = MethodResult(majorityOf: votes, truth: source.truth)
      }
    }
  }

  /// The position of a rater, or what to say when there is none of that name.
  func position(of rater: String) throws -> Int {
    if let position = source.raters.firstIndex(of: rater) { return position }
    throw Failure("there is no rater \(rater): the raters are \(source.raters.joined(separator: ", ")).")
  }
}
