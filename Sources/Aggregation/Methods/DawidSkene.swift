/// The model of Dawid and Skene: each question has a hidden truth, and each rater answers by chances that
/// depend on the truth and on the rater alone.
///
/// With prior p[k] of truth k, and theta[r][k][a] the probability that rater r gives answer a where k holds,
/// the probability of truth k on a question with answers a1, a2 ... of raters r1, r2 ... is
///
///     P(k | answers) = w[k] / (sum over j of w[j]),    w[k] = theta[r1][k][a1] theta[r2][k][a2] ... p[k]
///
/// The factors are multiplied in this order: raters ascending, the prior last. The published scores come out
/// bit for bit that way and in no other.
///
/// Source: Dawid and Skene (1979), "Maximum likelihood estimation of observer error-rates using the EM
/// algorithm", doi:10.2307/2346806; the order: the scores published with "Are we done with ImageNet?",
/// arXiv:2006.07159.
public struct DawidSkene: Equatable, Sendable {
  /// The share of the questions where each truth holds.
  public let priors: [Double]
  /// How many answers there are.
  public let answerCount: Int
  /// How many raters there are.
  public let raterCount: Int
  /// theta, by rater, then answer, then truth: what one vote needs lies together, at its code times truths.
  let probabilities: [Double]

  /// Makes a model of priors and one confusion matrix for each rater, all of the same size.
  public init(priors: [Double], matrices: [ConfusionMatrix]) {
    precondition(
      matrices.allSatisfy {
        $0.truthCount == priors.count && $0.answerCount == matrices.first?.answerCount
      }, "matrices of one size")
    let answerCount = matrices.first?.answerCount ?? 1
    self.init(
      priors: priors, answerCount: answerCount,
      probabilities: matrices.flatMap { matrix in
        (0..<answerCount).flatMap { answer in
          priors.indices.map { matrix[truth: $0, answer: answer] }
        }
      })
  }

  /// Makes a model of probabilities by rater, then answer, then truth.
  init(priors: [Double], answerCount: Int, probabilities: [Double]) {
    self.priors = priors
    self.answerCount = answerCount
    self.probabilities = probabilities
    raterCount = probabilities.count / (answerCount * priors.count)
  }

  /// How many truths there are.
  public var truthCount: Int { priors.count }

  /// A rater's confusion matrix.
  public func matrix(ofRater rater: Int) -> ConfusionMatrix {
    var matrix = ConfusionMatrix(uninformativeWithTruths: truthCount, answers: answerCount)
    for truth in 0..<truthCount {
      for answer in 0..<answerCount {
        let code = rater * answerCount + answer
        matrix[truth: truth, answer: answer] = probabilities[code * truthCount + truth]
      }
    }
    return matrix
  }

  /// The probability that a truth holds, for each question; truth 1 is yes where the truths are no and yes.
  ///
  /// A question without votes has the prior.
  public func scores(of votes: VoteMatrix, truth: Int = 1) -> [Double] {
    if truthCount == 2, truth == 1 { return scoresOfTwoTruths(of: votes) }
    return [Double](unsafeUninitializedCapacity: votes.questionCount) { scores, count in
      forEachPosterior(of: votes) { question, posteriors in scores[question] = posteriors[truth] }
      count = votes.questionCount
    }
  }

  /// The probabilities of all truths, question after question.
  public func posteriors(of votes: VoteMatrix) -> [Double] {
    var posteriors: [Double] = []
    posteriors.reserveCapacity(votes.questionCount * truthCount)
    forEachPosterior(of: votes) { posteriors += $1 }
    return posteriors
  }

  @inline(__always)
  func forEachPosterior(
    of votes: VoteMatrix, _ body: (_ question: Int, _ posteriors: UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    precondition(
      votes.raterCount == raterCount && votes.answerCount == answerCount, "votes of the model's raters")
    withUnsafeTemporaryAllocation(of: Double.self, capacity: truthCount) { weights in
      probabilities.withUnsafeBufferPointer { probabilities in
        for question in 0..<votes.questionCount {
          weights.initialize(repeating: 1)
          for place in votes.places(of: question) {
            let first = votes.codes[place] * weights.count
            Self.multiply(
              weights, by: UnsafeBufferPointer(rebasing: probabilities[first..<first + weights.count]))
          }
          normalize(weights)
          body(question, weights)
        }
      }
    }
  }

  /// Weights below this are scaled up.
  static let tiniestWeight = 0x1p-500

  @inline(__always)
  private static func multiply(
    _ weights: UnsafeMutableBufferPointer<Double>, by factors: UnsafeBufferPointer<Double>
  ) {
    var greatest = 0.0
    for truth in weights.indices {
      weights[truth] *= factors[truth]
      greatest = max(greatest, weights[truth])
    }
    // Hundreds of votes can leave the range of numbers. A power of two changes no digit.
    guard greatest < tiniestWeight, greatest > 0 else { return }
    for truth in weights.indices { weights[truth] *= 1 / tiniestWeight }
  }

  @inline(__always)
  private func normalize(_ weights: UnsafeMutableBufferPointer<Double>) {
    var sum = 0.0
    for truth in weights.indices {
      weights[truth] *= priors[truth]
      sum += weights[truth]
    }
    for truth in weights.indices { weights[truth] = sum > 0 ? weights[truth] / sum : priors[truth] }
  }
}
