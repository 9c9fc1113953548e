import Aggregation
import Testing

@Suite struct ExpectationMaximizationTests {
  typealias Parameters = ExpectationMaximization.Parameters

  /// Votes of simulated raters: each answers each question with a probability, by a confusion matrix.
  private func simulated(
    seed: UInt64, questions: Int, matrices: [ConfusionMatrix], priors: [Double], voting: Double = 1
  ) throws -> (votes: VoteMatrix, truths: [Int]) {
    var generator = SeededGenerator(seed: seed)
    let answers = matrices[0].answerCount
    var builder = try VoteMatrix.Builder(
      raterCount: matrices.count, answerCount: answers, questionCount: questions)
    var truths: [Int] = []
    for question in 0..<questions {
      let truth = generator.draw(priors)
      truths.append(truth)
      for (rater, matrix) in matrices.enumerated() where generator.unit() < voting {
        let answer = generator.draw((0..<answers).map { matrix[truth: truth, answer: $0] })
        try builder.append(rater: rater, answer: answer, question: question)
      }
    }
    return (try builder.build(), truths)
  }

  private static let raters = [
    shares([[80, 12, 8], [10, 15, 75]]), shares([[90, 5, 5], [25, 5, 70]]),
    shares([[60, 30, 10], [5, 35, 60]]),
    shares([[95, 3, 2], [40, 10, 50]]), shares([[70, 10, 20], [15, 5, 80]]),
  ]
  private static let threeClasses = [
    shares([[8, 1, 1], [1, 7, 2], [2, 2, 6]]), shares([[7, 2, 1], [2, 6, 2], [1, 1, 8]]),
    shares([[9, 1, 0], [1, 8, 1], [1, 2, 7]]), shares([[6, 2, 2], [1, 8, 1], [2, 1, 7]]),
  ]

  private static func parameters() -> [Parameters] {
    var all: [Parameters] = []
    for smoothing in [1, 0.5, 0] {
      for (classes, freedom) in [
        (false, ExpectationMaximization.Freedom.confusionMatrix), (true, .confusionMatrix), (true, .oneCoin),
      ] {
        var parameters = classes ? Parameters.classes(3) : .yesOrNo
        parameters.freedom = freedom
        parameters.smoothing = smoothing
        all.append(parameters)
      }
    }
    return all
  }

  @Test(arguments: parameters(), [1, 2, 7])
  func likePlainLoops(_ parameters: Parameters, _ iterations: Int) throws {
    var parameters = parameters
    parameters.mostIterations = iterations
    parameters.tolerance = -.infinity
    let classes = parameters.answerOfTruth.count == 3
    let (votes, _) = try simulated(
      seed: 3, questions: 300, matrices: classes ? Self.threeClasses : Self.raters,
      priors: classes ? [0.5, 0.3, 0.2] : [0.8, 0.2], voting: 0.8)
    let fit = try ExpectationMaximization(votes, parameters: parameters)
    let plain = PlainEM(votes, parameters, iterations: iterations)
    #expect(fit.iterations == iterations)
    #expect(!fit.hasConverged)
    for (prior, expected) in zip(fit.model.priors, plain.priors) { #expect(abs(prior - expected) < 1e-9) }
    for rater in 0..<votes.raterCount {
      for truth in 0..<fit.model.truthCount {
        for answer in 0..<3 {
          let theta = fit.model.matrix(ofRater: rater)[truth: truth, answer: answer]
          #expect(abs(theta - plain.theta[rater][truth][answer]) < 1e-9)
        }
      }
    }
    let posteriors = fit.model.posteriors(of: votes)
    for (place, expected) in plain.posteriors.joined().enumerated() where plain.priors.count > 0 {
      let question = place / fit.model.truthCount
      guard votes.voteCount(on: question) > 0 else { continue }
      #expect(abs(posteriors[place] - expected) < 1e-8)
    }
    #expect(abs((fit.objectives.last ?? 0) - plain.objective) < 1e-6)
  }

  @Test(arguments: parameters())
  func theObjectiveNeverFalls(_ parameters: Parameters) throws {
    var parameters = parameters
    parameters.tolerance = 0
    parameters.mostIterations = 200
    for seed in UInt64(0)..<20 {
      let classes = parameters.answerOfTruth.count == 3
      let (votes, _) = try simulated(
        seed: seed, questions: 60, matrices: classes ? Self.threeClasses : Self.raters,
        priors: classes ? [0.4, 0.3, 0.3] : [0.7, 0.3], voting: 0.7)
      let fit = try ExpectationMaximization(votes, parameters: parameters)
      for (one, next) in zip(fit.objectives, fit.objectives.dropFirst()) {
        #expect(next > one - 1e-9, "seed \(seed)")
      }
    }
  }

  /// 40,000 questions by five raters: each probability is estimated from some 8,000 answers or more, so its
  /// standard error is 0.006 at most.
  @Test func simulatedRatersAreRecovered() throws {
    let (votes, truths) = try simulated(
      seed: 11, questions: 40_000, matrices: Self.raters, priors: [0.8, 0.2])
    let fit = try ExpectationMaximization(votes)
    #expect(fit.hasConverged)
    #expect(abs(fit.model.priors[1] - 0.2) < 0.01)
    for (rater, matrix) in Self.raters.enumerated() {
      for truth in 0..<2 {
        for answer in 0..<3 {
          let error =
            fit.model.matrix(ofRater: rater)[truth: truth, answer: answer]
            - matrix[truth: truth, answer: answer]
          #expect(abs(error) < 0.025, "rater \(rater)")
        }
      }
    }
    let right = zip(fit.model.scores(of: votes), truths).count { ($0 >= 0.5) == ($1 == 1) }
    let best = zip(
      DawidSkene(priors: [0.8, 0.2], matrices: Self.raters).scores(of: votes), truths
    ).count { ($0 >= 0.5) == ($1 == 1) }
    #expect(Double(best - right) / 40_000 < 0.002)
  }

  @Test func simulatedCoinsAreRecovered() throws {
    let coins = [0.9, 0.7, 0.6, 0.8]
    let (votes, _) = try simulated(
      seed: 5, questions: 20_000,
      matrices: coins.map { coin in
        let wrong = (1 - coin) / 2
        return ConfusionMatrix([[coin, wrong, wrong], [wrong, coin, wrong], [wrong, wrong, coin]])
      }, priors: [0.5, 0.25, 0.25])
    let fit = try ExpectationMaximization(votes, parameters: .oneCoin(3))
    for (rater, coin) in coins.enumerated() {
      #expect(abs(fit.model.matrix(ofRater: rater)[truth: 2, answer: 2] - coin) < 0.02)
    }
  }

  /// Without maybe, no and yes are the two sides of the coin.
  @Test func yesOrNoCoins() throws {
    let (votes, truths) = try simulated(
      seed: 3, questions: 4000, matrices: Self.raters, priors: [0.6, 0.4])
    let sides = try votes.recoded([0, nil, 1], answerCount: 2)
    let fit = try ExpectationMaximization(sides, parameters: .oneCoin(2))
    let right = zip(fit.model.scores(of: sides), truths).count { ($0 >= 0.5) == ($1 == 1) }
    #expect(right > 3600)
    for rater in 0..<5 {
      let matrix = fit.model.matrix(ofRater: rater)
      #expect(matrix[truth: 0, answer: 0] == matrix[truth: 1, answer: 1])
      #expect(matrix[truth: 0, answer: 1] == matrix[truth: 1, answer: 0])
    }
  }

  /// Ten thousand questions are worked on in parts on several threads, the same ones in other parts.
  @Test func theOrderOfQuestionsChangesNoBit() throws {
    let (votes, _) = try simulated(
      seed: 2, questions: 10_000, matrices: Self.raters + Self.raters, priors: [0.8, 0.2], voting: 0.7)
    let fit = try ExpectationMaximization(votes)
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<3 {
      let order = (0..<10_000).shuffled(using: &generator)
      let shuffled = try ExpectationMaximization(votes.selecting(order))
      #expect(shuffled.model == fit.model)
      #expect(shuffled.objectives == fit.objectives)
    }
  }

  @Test func theOrderOfRatersChangesNoBit() throws {
    let (votes, _) = try simulated(
      seed: 4, questions: 2000, matrices: Self.raters, priors: [0.8, 0.2], voting: 0.8)
    let fit = try ExpectationMaximization(votes)
    let order = [3, 0, 4, 1, 2]
    var builder = try VoteMatrix.Builder(raterCount: 5, answerCount: 3, questionCount: 2000)
    for question in 0..<2000 {
      for vote in votes.votes(on: question) {
        try builder.append(rater: order[vote.rater], answer: vote.answer, question: question)
      }
    }
    let other = try ExpectationMaximization(builder.build())
    #expect(other.model.priors == fit.model.priors)
    for rater in 0..<5 {
      #expect(other.model.matrix(ofRater: order[rater]) == fit.model.matrix(ofRater: rater))
    }
  }

  @Test func questionsWithoutVotesHaveNoPart() throws {
    let (votes, _) = try simulated(seed: 9, questions: 200, matrices: Self.raters, priors: [0.8, 0.2])
    let empty = try matrix(["....."])
    #expect(empty.voteCount == 0)
    var builder = try VoteMatrix.Builder(raterCount: 5, answerCount: 3, questionCount: 400)
    for question in 0..<200 {
      for vote in votes.votes(on: question) {
        try builder.append(rater: vote.rater, answer: vote.answer, question: 2 * question + 1)
      }
    }
    #expect(try ExpectationMaximization(builder.build()).model == ExpectationMaximization(votes).model)
    #expect(throws: AggregationError.method(.noVotes)) { try ExpectationMaximization(empty) }
  }

  /// Raters who say yes where it is not true: the start with the share of yes calls the wrong truth true.
  @Test func flippedSolutionsAreRefused() throws {
    var upsideDown = Parameters.yesOrNo
    upsideDown.start = [[0, 1], [0, 1], [1, 0]]
    let (votes, _) = try simulated(seed: 1, questions: 500, matrices: Self.raters, priors: [0.7, 0.3])
    _ = try ExpectationMaximization(votes)
    do {
      _ = try ExpectationMaximization(votes, parameters: upsideDown)
      Issue.record("not refused")
    } catch AggregationError.method(.flipped(let truth, let whereTrue, let elsewhere)) {
      #expect(truth == 1)
      #expect(whereTrue < 0.2)
      #expect(elsewhere > 0.5)
    }
    var classes = Parameters.classes(3)
    classes.start = [[0, 1, 0], [0, 0, 1], [1, 0, 0]]
    let (threeWay, _) = try simulated(
      seed: 1, questions: 500, matrices: Self.threeClasses, priors: [0.4, 0.3, 0.3])
    #expect(throws: AggregationError.self) { try ExpectationMaximization(threeWay, parameters: classes) }
  }

  @Test func extremeVotes() throws {
    #expect(throws: AggregationError.self) { try ExpectationMaximization(matrix(["mmm", "mmm"])) }
    #expect(throws: AggregationError.self) { try ExpectationMaximization(matrix(["nnn", "nnn"])) }
    let one = try ExpectationMaximization(matrix(["yyy", "nnn"]))
    let scores = one.model.scores(of: try matrix(["y..", "n.."]))
    #expect(scores[0] > scores[1])
    var bare = Parameters.yesOrNo
    bare.smoothing = 0
    let sure = try ExpectationMaximization(matrix(["yyy", "nnn", "nnn", "yyy"]), parameters: bare)
    let sureScores = sure.model.scores(of: try matrix(["yyy", "nnn"]))
    #expect(sureScores == [1, 0])
    #expect(sure.objectives.allSatisfy { $0.isFinite })
  }

  @Test func everyIterationIsTold() throws {
    var parameters = Parameters.yesOrNo
    parameters.mostIterations = 4
    parameters.tolerance = -1e9
    var told: [Double] = []
    let fit = try ExpectationMaximization(matrix(["yyy", "nnn"]), parameters: parameters) {
      told.append($0)
    }
    #expect(fit.iterations == 4 && told == [0.25, 0.5, 0.75, 1])
  }

  @Test func badParametersAreRefused() throws {
    let votes = try matrix(["yyy", "nnn"])
    _ = try ExpectationMaximization(votes)
    let changes: [(inout Parameters) -> Void] = [
      { $0.smoothing = -1 }, { $0.smoothing = .nan }, { $0.smoothing = 1e6.nextUp }, { $0.tolerance = .nan },
      { $0.mostIterations = 0 },
      { $0.start = [[1, 0]] }, { $0.start[0] = [1] }, { $0.start[0] = [0.5, 0.6] },
      { $0.start[0] = [1.5, -0.5] }, { $0.answerOfTruth = [1] }, { $0.freedom = .oneCoin },
      { $0.answerOfTruth = [nil, 3] },
    ]
    for change in changes {
      var parameters = Parameters.yesOrNo
      change(&parameters)
      #expect(throws: AggregationError.self) { try ExpectationMaximization(votes, parameters: parameters) }
    }
  }

  /// Two copies of each vote double what the votes say, not what the prior says.
  @Test func duplicatedVotesDoubleTheEvidence() throws {
    let model = DawidSkene(priors: [0.7, 0.3], matrices: Self.raters)
    let twice = DawidSkene(priors: [0.7, 0.3], matrices: Self.raters + Self.raters)
    let (votes, _) = try simulated(
      seed: 6, questions: 300, matrices: Self.raters, priors: [0.7, 0.3], voting: 0.7)
    var builder = try VoteMatrix.Builder(raterCount: 10, answerCount: 3, questionCount: 300)
    for question in 0..<300 {
      for vote in votes.votes(on: question) {
        for copy in [0, 5] {
          try builder.append(rater: vote.rater + copy, answer: vote.answer, question: question)
        }
      }
    }
    let odds = model.scores(of: votes).map { $0 / (1 - $0) }
    let oddsTwice = twice.scores(of: try builder.build()).map { $0 / (1 - $0) }
    for (one, two) in zip(odds, oddsTwice) {
      let expected = one * one / (0.3 / 0.7)
      #expect(abs(two / expected - 1) < 1e-6)
    }
    let order = odds.indices.sorted { (odds[$0], $0) < (odds[$1], $1) }
    for (lower, higher) in zip(order, order.dropFirst()) where odds[higher] / odds[lower] > 1 + 1e-9 {
      #expect(oddsTwice[lower] < oddsTwice[higher])
    }
  }

  /// The gold method's score of a question depends on the order of its raters by rounding only.
  @Test func theOrderOfRatersChangesScoresByRoundingOnly() throws {
    let (votes, _) = try simulated(
      seed: 8, questions: 2000, matrices: Self.raters, priors: [0.7, 0.3], voting: 0.8)
    let model = DawidSkene(priors: [0.7, 0.3], matrices: Self.raters)
    let order = [3, 0, 4, 1, 2]
    var builder = try VoteMatrix.Builder(raterCount: 5, answerCount: 3, questionCount: 2000)
    for question in 0..<2000 {
      for vote in votes.votes(on: question) {
        try builder.append(rater: order[vote.rater], answer: vote.answer, question: question)
      }
    }
    let matrices = order.indices.map { place in Self.raters[order.firstIndex(of: place) ?? 0] }
    let other = DawidSkene(priors: [0.7, 0.3], matrices: matrices)
    for (one, two) in zip(model.scores(of: votes), other.scores(of: try builder.build())) {
      #expect(abs(one - two) <= 1e-15)
      #expect((one >= 0.8) == (two >= 0.8))
    }
  }
}
