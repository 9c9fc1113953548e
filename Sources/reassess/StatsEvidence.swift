import Aggregation
import Reporting

/// What statistics are made from, and the names behind its numbers.
struct StatsEvidence {
  private(set) var source: StatisticsSource
  /// Why the result is by the method that it is by, where that was not chosen.
  private(set) var note: String?
  /// How many images that have answers wait for more; nil: there are no tasks to tell.
  var incompleteImages: Int?
  /// What raters told the lead.
  var remarks: [RemarkRow] = []
  let names: QuestionNames

  /// Scores the votes by the method chosen; without choice by gold where that is possible, else by majority.
  init(
    _ source: StatisticsSource, names: QuestionNames, method: Method?, threshold: Double,
    goldParameters: GoldMethod.Parameters,
    gold: @escaping (GoldMethod.Parameters) throws(AggregationError) -> GoldMethod
  ) throws(AggregationError) {
    self.source = source
    self.names = names
    let input = ScoringInput(
      votes: source.votes, raterNames: source.raters, original: source.originalRater, gold: gold)
    var result: MethodResult
    do throws(AggregationError) {
      result = try input.result(by: method ?? .gold, threshold: threshold, goldParameters: goldParameters)
    } catch .method(let problem) where method == nil {
      note = "not the gold method: \(problem.reason)"
      result = MethodResult(majorityOf: source.votes)
    }
    try result.judge(by: source.truth, in: source.votes)
    self.source.result = result
  }

  /// The position of a rater, or what to say when there is none of that name.
  func position(of rater: String) throws -> Int {
    if let position = source.raters.firstIndex(of: rater) { return position }
    throw Failure("there is no rater \(rater): the raters are \(source.raters.joined(separator: ", ")).")
  }
}
