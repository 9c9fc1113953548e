import Glibc

/// How a rater answers: for each truth the probability of each answer.
///
/// Written theta[k][a], where k is the truth and a the answer; each truth's probabilities add up to 1. Truths
/// and answers need not be the same set: here the truths are no and yes, the answers no, maybe and yes.
///
/// Source: the error-rates of Dawid and Skene (1979), doi:10.2307/2346806.
public struct ConfusionMatrix: Equatable, Sendable {
  /// How many truths there are.
  public let truthCount: Int
  /// How many answers there are.
  public let answerCount: Int
  /// Truth after truth.
  private var probabilities: [Double]

  /// Makes a matrix of rows, one for each truth, of equal length.
  public init(_ rows: [[Double]]) {
    truthCount = rows.count
    answerCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { [answerCount] in $0.count == answerCount }, "rows of equal length")
    probabilities = rows.flatMap(\.self)
  }

  /// Makes a matrix that says nothing: each answer equally likely whatever the truth.
  public init(uninformativeWithTruths truthCount: Int, answers answerCount: Int) {
    self.truthCount = truthCount
    self.answerCount = answerCount
    probabilities = [Double](repeating: 1 / Double(answerCount), count: truthCount * answerCount)
  }

  /// The probability of an answer where a truth holds.
  public subscript(truth truth: Int, answer answer: Int) -> Double {
    get { probabilities[truth * answerCount + answer] }
    set { probabilities[truth * answerCount + answer] = newValue }
  }

  /// What one answer tells about the truth on average, in bits: their mutual information.
  ///
  ///     I = sum over k, a of  p(k) theta[k][a] log2( theta[k][a] / p(a) ),    p(a) = sum over k of p(k) theta[k][a]
  ///
  /// 0 for a rater whose answers do not depend on the truth, such as one who always says yes; at most the
  /// entropy of the truths, which is 0.757 bits where 21.85 % are true.
  ///
  /// Source: Shannon (1948), "A mathematical theory of communication", doi:10.1002/j.1538-7305.1948.tb01338.x.
  public func informativeness(priors: [Double]) -> Double {
    var bits = 0.0
    for answer in 0..<answerCount {
      var share = 0.0
      for truth in 0..<truthCount { share += priors[truth] * self[truth: truth, answer: answer] }
      for truth in 0..<truthCount {
        let probability = self[truth: truth, answer: answer]
        guard probability > 0, share > 0 else { continue }
        bits += priors[truth] * probability * log2(probability / share)
      }
    }
    return max(0, bits)
  }
}
