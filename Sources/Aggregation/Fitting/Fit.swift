/// One run of EM: the steps, and what does not change between them.
struct Fit {
  let parameters: ExpectationMaximization.Parameters
  let votes: VoteMatrix
  private let expectation: ExpectationStep
  private let maximization: MaximizationStep
  /// How many votes there are of each code.
  private let votesOfCode: [Int]
  private let questionCount: Int
  private var truthCount: Int { parameters.answerOfTruth.count }

  init(_ votes: VoteMatrix, _ parameters: ExpectationMaximization.Parameters) {
    self.parameters = parameters
    self.votes = votes
    expectation = ExpectationStep(votes, truthCount: parameters.answerOfTruth.count)
    maximization = MaximizationStep(
      truthCount: parameters.answerOfTruth.count, answerCount: votes.answerCount,
      freedom: parameters.freedom, smoothing: parameters.smoothing)
    questionCount = expectation.votes.questionCount
    votesOfCode = votes.votesOfCode
  }

  /// The expected counts of the starting posteriors.
  func start() -> ExpectedCounts { expectation.expected(startingWith: parameters.start) }

  func expect(_ model: DawidSkene) -> ExpectedCounts {
    let logarithms = model.probabilities.map(logarithm)
    let priors = model.priors.map(logarithm)
    let scale = expectation.scales.odds
    let odds = LogOdds(
      ofVotes: (1..<truthCount).map { truth in
        stride(from: 0, to: logarithms.count, by: truthCount).map {
          scale.whole(logarithms[$0 + truth] - logarithms[$0])
        }
      },
      ofPriors: (1..<truthCount).map { scale.whole(priors[$0] - priors[0]) })
    return expectation.expected(under: odds)
  }

  func maximize(_ counts: ExpectedCounts) -> DawidSkene {
    maximization.model(counts: self.counts(counts), truths: truths(counts))
  }

  /// The log likelihood: of all truths being 0, from the counts of votes, and of what the posteriors add.
  func objective(of model: DawidSkene, _ counts: ExpectedCounts) -> Double {
    var sum = Double(questionCount) * logarithm(model.priors[0])
    for (code, count) in votesOfCode.enumerated() where count > 0 {
      sum += Double(count) * logarithm(model.probabilities[code * truthCount])
    }
    return sum + expectation.scales.evidence.real(counts.evidence) + maximization.logPrior(of: model)
  }

  /// By code of vote, then by truth. Truth 0 has what the others leave.
  private func counts(_ counts: ExpectedCounts) -> [Double] {
    let scale = expectation.scales.posterior
    var all: [Double] = []
    all.reserveCapacity(votesOfCode.count * truthCount)
    for (code, count) in votesOfCode.enumerated() {
      let others = counts.cells.reduce(0) { $0 + $1[code] }
      all.append(scale.real(max(0, scale.whole(Double(count)) - others)))
      for cells in counts.cells { all.append(scale.real(cells[code])) }
    }
    return all
  }

  private func truths(_ counts: ExpectedCounts) -> [Double] {
    let scale = expectation.scales.posterior
    let rest = scale.whole(Double(questionCount)) - counts.truths.reduce(0, +)
    return [scale.real(max(0, rest))] + counts.truths.map(scale.real)
  }

  /// Makes sure that the answer of each truth is given more often where the truth holds.
  ///
  /// Truths whose answer nobody gave are passed over, unless that goes for all of them.
  func checkOrientation(_ counts: ExpectedCounts) throws(AggregationError) {
    let counts = self.counts(counts)
    for (truth, answer) in parameters.answerOfTruth.enumerated() {
      guard let answer else { continue }
      var (given, all) = ([0.0, 0.0], [0.0, 0.0])
      for (place, count) in counts.enumerated() {
        let side = place % truthCount == truth ? 1 : 0
        all[side] += count
        if place / truthCount % votes.answerCount == answer { given[side] += count }
      }
      let (here, elsewhere) = (all[1] > 0 ? given[1] / all[1] : 0, all[0] > 0 ? given[0] / all[0] : 0)
      guard here > elsewhere else {
        throw .method(.flipped(truth: truth, whereTrue: here, elsewhere: elsewhere))
      }
    }
  }
}
