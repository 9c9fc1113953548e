import Aggregation
import Testing

@Suite struct DawidSkeneTests {
  private let model = DawidSkene(
    priors: [0.75, 0.25],
    matrices: [
      ConfusionMatrix([[0.5, 0.25, 0.25], [0.125, 0.125, 0.75]]),
      ConfusionMatrix([[0.875, 0.0625, 0.0625], [0.25, 0.25, 0.5]]),
    ])

  /// All numbers are sums of powers of two, so that the expected values are exact.
  @Test func byHand() throws {
    let scores = try model.scores(of: matrix(["y.", ".n", "yy", "mm", "..", "nn"]))
    let odds: [Double] = [
      0.25 * 0.75 / (0.75 * 0.25), 0.25 * 0.25 / (0.75 * 0.875),
      0.25 * 0.75 * 0.5 / (0.75 * 0.25 * 0.0625), 0.25 * 0.125 * 0.25 / (0.75 * 0.25 * 0.0625), 0.25 / 0.75,
      0.25 * 0.125 * 0.25 / (0.75 * 0.5 * 0.875),
    ]
    for (score, odds) in zip(scores, odds) { #expect(abs(score - odds / (1 + odds)) < 1e-15) }
  }

  @Test func posteriorsAddUpToOne() throws {
    let votes = try matrix(["y.", ".n", "yy", "mm", "..", "nn"])
    let posteriors = model.posteriors(of: votes)
    #expect(posteriors.count == 12)
    for question in 0..<6 {
      #expect(abs(posteriors[2 * question] + posteriors[2 * question + 1] - 1) < 1e-15)
      #expect(posteriors[2 * question + 1] == model.scores(of: votes)[question])
      #expect(posteriors[2 * question] == model.scores(of: votes, truth: 0)[question])
    }
  }

  /// Every pattern of up to three votes with two to four truths and answers, against Bayes' rule on rational
  /// numbers written as whole ones.
  @Test(arguments: 2...4, 2...4)
  func everySmallPattern(_ truths: Int, _ answers: Int) throws {
    var generator = SeededGenerator(seed: UInt64(10 * truths + answers))
    let weights = (0..<3).map { _ in
      (0..<truths).map { _ in (0..<answers).map { _ in Int.random(in: 1...9, using: &generator) } }
    }
    let priorWeights = (0..<truths).map { _ in Int.random(in: 1...9, using: &generator) }
    let model = DawidSkene(
      priors: priorWeights.map { Double($0) / Double(priorWeights.reduce(0, +)) },
      matrices: weights.map { matrix in
        ConfusionMatrix(matrix.map { row in row.map { Double($0) / Double(row.reduce(0, +)) } })
      })
    let letters = Array("abcd".prefix(answers)) + ["."]
    for one in letters {
      for two in letters {
        for three in letters {
          let row = String([one, two, three])
          let posteriors = try model.posteriors(of: matrix([row], answers: String(letters.dropLast())))
          let expected = (0..<truths).map { truth in
            row.enumerated().reduce(Double(priorWeights[truth])) { product, vote in
              guard let answer = letters.dropLast().firstIndex(of: vote.element) else { return product }
              let row = weights[vote.offset][truth]
              return product * Double(row[answer]) / Double(row.reduce(0, +))
            }
          }
          for truth in 0..<truths {
            #expect(abs(posteriors[truth] - expected[truth] / expected.reduce(0, +)) < 1e-14, "\(row)")
          }
        }
      }
    }
  }

  /// A thousand votes multiply to less than the least number. Each pair of votes cancels; one is left.
  @Test func manyVotesDoNotUnderflow() throws {
    let sure = ConfusionMatrix([[0.998, 0.001, 0.001], [0.001, 0.001, 0.998]])
    let model = DawidSkene(priors: [0.5, 0.5], matrices: [ConfusionMatrix](repeating: sure, count: 2001))
    let row = String(repeating: "yn", count: 1000)
    let scores = try model.scores(of: matrix([row + "y", row + "n", row + "m"]))
    #expect(abs(scores[0] - 0.998 / 0.999) < 1e-9)
    #expect(abs(scores[1] - 0.001 / 0.999) < 1e-9)
    #expect(abs(scores[2] - 0.5) < 1e-9)
  }

  @Test func impossibleAnswersLeaveThePrior() throws {
    let model = DawidSkene(
      priors: [0.75, 0.25],
      matrices: [ConfusionMatrix([[1, 0], [1, 0]]), ConfusionMatrix([[1, 0], [0, 1]])])
    let votes = try matrix(["y.", ".y", ".n"], answers: "ny")
    #expect(model.scores(of: votes) == [0.25, 1, 0])
  }

  @Test func matricesComeBack() {
    #expect(model.matrix(ofRater: 1) == ConfusionMatrix([[0.875, 0.0625, 0.0625], [0.25, 0.25, 0.5]]))
    #expect(model.raterCount == 2)
    #expect(model.answerCount == 3)
  }

  @Test func informativenessByHand() {
    #expect(ConfusionMatrix([[1, 0], [0, 1]]).informativeness(priors: [0.5, 0.5]) == 1)
    #expect(ConfusionMatrix([[0, 0, 1], [0, 0, 1]]).informativeness(priors: [0.8, 0.2]) == 0)
    #expect(ConfusionMatrix([[0.25, 0.75], [0.25, 0.75]]).informativeness(priors: [0.8, 0.2]) == 0)
    // A perfect rater tells the whole entropy: H(1/4) = 2 - (3/4) log2 3.
    let perfect = ConfusionMatrix([[1, 0], [0, 1]]).informativeness(priors: [0.75, 0.25])
    #expect(abs(perfect - 0.811278124459133) < 1e-12)
    // A symmetric channel that errs in 11 % of cases: 1 - H(0.11).
    let noisy = ConfusionMatrix([[0.89, 0.11], [0.11, 0.89]]).informativeness(priors: [0.5, 0.5])
    #expect(abs(noisy - 0.500084041) < 1e-8)
  }
}
