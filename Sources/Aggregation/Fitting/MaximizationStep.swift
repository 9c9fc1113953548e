import Glibc

/// The maximisation step of EM: from expected counts to the model under which they are likeliest.
struct MaximizationStep: Sendable {
  let truthCount: Int
  let answerCount: Int
  let freedom: ExpectationMaximization.Freedom
  let smoothing: Double

  /// The model: priors and, by rater, then answer, then truth, the probabilities of answers.
  ///
  /// - Parameters:
  ///   - counts: Expected counts by code of vote, then by truth.
  ///   - truths: Expected questions by truth.
  func model(counts: [Double], truths: [Double]) -> DawidSkene {
    let total = truths.reduce(0, +)
    let width = answerCount * truthCount
    var probabilities = counts
    for first in stride(from: 0, to: counts.count, by: width) {
      let places = first..<first + width
      switch freedom {
      case .confusionMatrix: normalize(&probabilities, places)
      case .oneCoin:
        OneCoin.maximize(&probabilities, places, answerCount: answerCount, smoothing: smoothing)
      }
    }
    return DawidSkene(
      priors: truths.map { $0 / total }, answerCount: answerCount, probabilities: probabilities)
  }

  /// theta[k][a] = (count[k][a] + smoothing) / (sum over b of count[k][b] + smoothing * answers).
  private func normalize(_ cells: inout [Double], _ rater: Range<Int>) {
    for truth in 0..<truthCount {
      let places = stride(from: rater.lowerBound + truth, to: rater.upperBound, by: truthCount)
      let total = places.reduce(0.0) { $0 + cells[$1] + smoothing }
      for place in places {
        cells[place] = total > 0 ? (cells[place] + smoothing) / total : 1 / Double(answerCount)
      }
    }
  }

  /// The logarithm of the prior density that smoothing stands for, up to a constant.
  ///
  /// Smoothing s is a Dirichlet(1 + s) prior on each row of each confusion matrix, so what EM climbs is
  ///
  ///     log likelihood + s * (sum over r, k, a of log theta[r][k][a])
  ///
  /// The one-coin model has a row for each rater, not for each truth.
  func logPrior(of model: DawidSkene) -> Double {
    guard smoothing > 0 else { return 0 }
    let sum = model.probabilities.reduce(0.0) { $0 + logarithm($1) }
    return smoothing * (freedom == .oneCoin ? sum / Double(truthCount) : sum)
  }
}

/// The natural logarithm of a probability, at least -700: what can never be is taken for hardly ever.
func logarithm(_ probability: Double) -> Double {
  max(log(probability), -ExpectationStep.mostLogarithm)
}
