import Aggregation

/// `reassess-bench em-scores ITERATIONS`: prints what Benchmarks/peers/check_crowdkit_em.py compares, the probabilities of
/// no, maybe and yes as three truths, a line for each published question, after so many iterations without smoothing.
func printEMScores(_ arguments: ArraySlice<String>) throws {
  guard let iterations = arguments.first.flatMap({ Int($0) }) else { throw BenchError.usage }
  let votes = try PublishedData.answers().ratings.matrix
  var parameters = ExpectationMaximization.Parameters.classes(votes.answerCount)
  parameters.smoothing = 0
  parameters.tolerance = -.infinity
  parameters.mostIterations = iterations
  let posteriors = try ExpectationMaximization(votes, parameters: parameters).model.posteriors(of: votes)
  var text = ""
  for first in stride(from: 0, to: posteriors.count, by: votes.answerCount) {
    text += posteriors[first..<first + votes.answerCount].map { "\($0)" }.joined(separator: " ") + "\n"
  }
  report(text.dropLast())
}
