import Aggregation
import Exchange

/// `reassess-bench em-scores ITERATIONS`: prints what Benchmarks/peers/check_crowdkit_em.py compares, a CSV of the
/// published questions, named as by `reassess export crowd-kit`, and the probabilities of no, maybe and yes as three
/// truths after so many iterations without smoothing.
func printEMScores(_ arguments: ArraySlice<String>) throws {
  guard let iterations = arguments.first.flatMap({ Int($0) }) else { throw BenchError.usage }
  let table = try PublishedData.answers().ratings
  var parameters = ExpectationMaximization.Parameters.classes(table.matrix.answerCount)
  parameters.smoothing = 0
  parameters.tolerance = -.infinity
  parameters.mostIterations = iterations
  let model = try ExpectationMaximization(table.matrix, parameters: parameters).model
  let posteriors = model.posteriors(of: table.matrix)
  var text = "task,no,maybe,yes"
  for (place, row) in table.rows.enumerated() {
    let first = place * model.truthCount
    let numbers = posteriors[first..<first + model.truthCount].map { ",\($0)" }.joined()
    text += "\n\(PublishedName.name(ofImage: row.image))/\(row.label)\(numbers)"
  }
  report(text)
}
