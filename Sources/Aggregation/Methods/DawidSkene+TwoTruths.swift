extension DawidSkene {
  /// The probability of truth 1 of two, for each question: what `forEachPosterior` gives, bit for bit, with both
  /// weights in registers.
  ///
  /// - Parameter lastAnswer: What one more rater, numbered last in the model and not in the matrix, answers to a
  ///   question; nil: nothing. Its factor comes after those of all others.
  func scoresOfTwoTruths(
    of votes: VoteMatrix, lastAnswer: ((_ question: Int) -> Int?)? = nil
  ) -> [Double] {
    precondition(
      truthCount == 2 && votes.answerCount == answerCount
        && raterCount == votes.raterCount + (lastAnswer == nil ? 0 : 1), "votes of the model's raters")
    return probabilities.withUnsafeBufferPointer { probabilities in
      (0..<votes.questionCount).map { question in
        var weights = TwoWeights()
        votes.codes.forEach(in: votes.places(of: question)) { code in
          weights.multiply(by: probabilities[2 * code], probabilities[2 * code + 1])
        }
        if let answer = lastAnswer?(question) {
          precondition((0..<answerCount).contains(answer), "an answer of the model's")
          let code = votes.codeCount + answer
          weights.multiply(by: probabilities[2 * code], probabilities[2 * code + 1])
        }
        return weights.posterior(priors[0], priors[1])
      }
    }
  }
}

/// How likely a question's votes are under each of two truths, up to a factor.
private struct TwoWeights {
  private var no = 1.0
  private var yes = 1.0

  @inline(__always)
  mutating func multiply(by factorOfNo: Double, _ factorOfYes: Double) {
    no *= factorOfNo
    yes *= factorOfYes
    let greatest = max(no, yes)
    guard greatest < DawidSkene.tiniestWeight, greatest > 0 else { return }
    no *= 1 / DawidSkene.tiniestWeight
    yes *= 1 / DawidSkene.tiniestWeight
  }

  /// The probability of yes.
  @inline(__always)
  func posterior(_ priorOfNo: Double, _ priorOfYes: Double) -> Double {
    let (no, yes) = (no * priorOfNo, yes * priorOfYes)
    return no + yes > 0 ? yes / (no + yes) : priorOfYes
  }
}
