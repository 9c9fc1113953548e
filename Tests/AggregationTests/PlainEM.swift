import Aggregation
import Foundation

/// EM by plain loops in the order of the formulas, to compare with.
struct PlainEM {
  var posteriors: [[Double]]
  var priors: [Double] = []
  /// By rater, then truth, then answer.
  var theta: [[[Double]]] = []
  var objective = 0.0

  private let votes: VoteMatrix
  private let parameters: ExpectationMaximization.Parameters
  private var truths: Range<Int> { 0..<parameters.answerOfTruth.count }

  init(_ votes: VoteMatrix, _ parameters: ExpectationMaximization.Parameters, iterations: Int) {
    self.votes = votes
    self.parameters = parameters
    posteriors = (0..<votes.questionCount).map { question in
      parameters.answerOfTruth.indices.map { truth in
        let votes = votes.votes(on: question)
        return votes.reduce(0) { $0 + parameters.start[$1.answer][truth] } / Double(max(1, votes.count))
      }
    }
    for _ in 0..<iterations {
      maximize()
      expect()
    }
  }

  private mutating func maximize() {
    let voted = (0..<votes.questionCount).filter { votes.voteCount(on: $0) > 0 }
    priors = truths.map { truth in voted.reduce(0) { $0 + posteriors[$1][truth] } / Double(voted.count) }
    var counts = [[[Double]]](
      repeating: truths.map { _ in [Double](repeating: 0, count: votes.answerCount) },
      count: votes.raterCount)
    for question in voted {
      for vote in votes.votes(on: question) {
        for truth in truths { counts[vote.rater][truth][vote.answer] += posteriors[question][truth] }
      }
    }
    theta = counts.map(parameters.freedom == .oneCoin ? toss : normalize)
  }

  private func normalize(_ counts: [[Double]]) -> [[Double]] {
    counts.map { row in
      let total = row.reduce(0, +) + parameters.smoothing * Double(row.count)
      return row.map { total > 0 ? ($0 + parameters.smoothing) / total : 1 / Double(row.count) }
    }
  }

  private func toss(_ counts: [[Double]]) -> [[Double]] {
    let right = truths.reduce(0.0) { $0 + counts[$1][$1] }
    let all = counts.joined().reduce(0, +) + parameters.smoothing * Double(truths.count)
    let share = all > 0 ? (right + parameters.smoothing) / all : 1 / Double(truths.count)
    return truths.map { truth in
      truths.map { $0 == truth ? share : (1 - share) / Double(truths.count - 1) }
    }
  }

  private mutating func expect() {
    objective = 0
    for question in 0..<votes.questionCount where votes.voteCount(on: question) > 0 {
      let weights = truths.map { truth in
        votes.votes(on: question).reduce(priors[truth]) { $0 * theta[$1.rater][truth][$1.answer] }
      }
      let sum = weights.reduce(0, +)
      posteriors[question] = weights.map { $0 / sum }
      objective += log(sum)
    }
    let rows = parameters.freedom == .oneCoin ? theta.compactMap(\.first) : theta.flatMap(\.self)
    if parameters.smoothing > 0 {
      objective += parameters.smoothing * rows.joined().reduce(0.0) { $0 + log($1) }
    }
  }
}
