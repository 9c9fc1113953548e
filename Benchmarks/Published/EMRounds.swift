import Aggregation
import Glibc

/// `reassess-bench em-rounds [TIMES]`: times EM as the peers' scripts do, on the published votes, or on so many times as
/// many that are drawn like them. For each line of input it prints by how many iterations one of two fits has more, the
/// milliseconds that each took, then those that the processors spent on each.
func serveEMRounds(_ arguments: ArraySlice<String>) throws {
  let published = try PublishedData.answers().ratings.matrix
  let times = arguments.first.flatMap { Int($0) } ?? 1
  let votes = times == 1 ? published : try drawnVotes(like: published, times: times)
  let more = times == 1 ? 50 : 30
  report("ready")
  while readLine() != nil {
    let one = try timed(votes, iterations: 1)
    let many = try timed(votes, iterations: 1 + more)
    report("\(more) \(one.passed) \(many.passed) \(one.spent) \(many.spent)")
  }
}

private func timed(_ votes: VoteMatrix, iterations: Int) throws -> (passed: Double, spent: Double) {
  var parameters = ExpectationMaximization.Parameters.yesOrNo
  parameters.tolerance = -.infinity
  parameters.mostIterations = iterations
  let (start, spent) = (now(), processorTime())
  _ = try ExpectationMaximization(votes, parameters: parameters)
  return (now() - start, processorTime() - spent)
}

/// Votes on so many times the questions, each by five raters drawn by lot, who answer as the fitted model says: hardly any
/// two questions have the same votes.
private func drawnVotes(like votes: VoteMatrix, times: Int) throws -> VoteMatrix {
  let model = try ExpectationMaximization(votes).model
  let matrices = (0..<votes.raterCount).map(model.matrix(ofRater:))
  var lot = Aggregation.SeededGenerator(seed: 1)
  let questionCount = times * votes.questionCount
  var codes: [UInt8] = []
  codes.reserveCapacity(5 * questionCount)
  for _ in 0..<questionCount {
    let truth = Double.random(in: 0..<1, using: &lot) < model.priors[1] ? 1 : 0
    for rater in fiveRaters(of: votes.raterCount, using: &lot) {
      let answer = answer(matrices[rater], truth: truth, using: &lot)
      codes.append(UInt8(rater * votes.answerCount + answer))
    }
  }
  return try VoteMatrix(
    raterCount: votes.raterCount, answerCount: votes.answerCount,
    starts: (0...questionCount).map { UInt32(5 * $0) }, codes: codes)
}

private func fiveRaters(of count: Int, using lot: inout Aggregation.SeededGenerator) -> [Int] {
  var raters: [Int] = []
  while raters.count < 5 {
    let rater = Int.random(in: 0..<count, using: &lot)
    if !raters.contains(rater) { raters.append(rater) }
  }
  return raters.sorted()
}

private func answer(
  _ matrix: ConfusionMatrix, truth: Int, using lot: inout Aggregation.SeededGenerator
) -> Int {
  var rest = Double.random(in: 0..<1, using: &lot) - matrix[truth: truth, answer: 0]
  var answer = 0
  while rest >= 0, answer < matrix.answerCount - 1 {
    answer += 1
    rest -= matrix[truth: truth, answer: answer]
  }
  return answer
}
