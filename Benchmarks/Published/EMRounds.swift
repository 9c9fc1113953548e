import Aggregation
import Glibc

/// `reassess-bench em-rounds COPIES same|new`: times EM on the published votes as the peers' scripts do. For each line of
/// input it prints the milliseconds of a fit of one iteration, of one of several, and how many these are more.
func serveEMRounds(_ arguments: ArraySlice<String>) throws {
  let published = try PublishedData.answers().ratings.matrix
  let copies = arguments.first.flatMap { Int($0) } ?? 1
  let votes =
    arguments.last == "new"
    ? try drawnVotes(like: published, times: copies) : try repeated(published, times: copies)
  let iterations = copies == 1 ? 50 : 10
  report("ready")
  while readLine() != nil {
    let first = try milliseconds(ofFitting: votes, iterations: 1)
    let all = try milliseconds(ofFitting: votes, iterations: 1 + iterations)
    report("\(first) \(all) \(iterations)")
  }
}

private func milliseconds(ofFitting votes: VoteMatrix, iterations: Int) throws -> Double {
  var parameters = ExpectationMaximization.Parameters.yesOrNo
  parameters.tolerance = -.infinity
  parameters.mostIterations = iterations
  let start = now()
  _ = try ExpectationMaximization(votes, parameters: parameters)
  return now() - start
}

/// The same votes on so many times the questions.
private func repeated(_ votes: VoteMatrix, times: Int) throws -> VoteMatrix {
  guard times > 1 else { return votes }
  return try matrix(like: votes, questionCount: times * votes.questionCount) { question, codes in
    for vote in votes.votes(on: question % votes.questionCount) {
      codes.append(UInt8(vote.rater * votes.answerCount + vote.answer))
    }
  }
}

/// Votes on so many times the questions, each by five raters drawn by lot, who answer as the fitted model says: hardly any
/// two questions have the same votes.
private func drawnVotes(like votes: VoteMatrix, times: Int) throws -> VoteMatrix {
  let model = try ExpectationMaximization(votes).model
  let matrices = (0..<votes.raterCount).map(model.matrix(ofRater:))
  var lot = Aggregation.SeededGenerator(seed: 1)
  return try matrix(like: votes, questionCount: times * votes.questionCount) { _, codes in
    let truth = Double.random(in: 0..<1, using: &lot) < model.priors[1] ? 1 : 0
    var raters: [Int] = []
    while raters.count < 5 {
      let rater = Int.random(in: 0..<votes.raterCount, using: &lot)
      if !raters.contains(rater) { raters.append(rater) }
    }
    for rater in raters.sorted() {
      var rest = Double.random(in: 0..<1, using: &lot) - matrices[rater][truth: truth, answer: 0]
      var answer = 0
      while rest >= 0, answer < votes.answerCount - 1 {
        answer += 1
        rest -= matrices[rater][truth: truth, answer: answer]
      }
      codes.append(UInt8(rater * votes.answerCount + answer))
    }
  }
}

private func matrix(
  like votes: VoteMatrix, questionCount: Int, votesOn: (_ question: Int, inout [UInt8]) -> Void
) throws -> VoteMatrix {
  var codes: [UInt8] = []
  codes.reserveCapacity(5 * questionCount)
  var starts: [UInt32] = [0]
  starts.reserveCapacity(questionCount + 1)
  for question in 0..<questionCount {
    votesOn(question, &codes)
    starts.append(UInt32(codes.count))
  }
  return try VoteMatrix(
    raterCount: votes.raterCount, answerCount: votes.answerCount, starts: starts, codes: codes)
}
