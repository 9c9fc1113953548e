import Aggregation
import Testing

/// What holds for the gold method whatever the votes, tried with simulated raters.
@Suite struct GoldMethodPropertyTests {
  private static let matrices = [
    shares([[80, 12, 8], [10, 15, 75]]), shares([[90, 5, 5], [25, 5, 70]]),
    shares([[60, 30, 10], [5, 35, 60]]), shares([[95, 3, 2], [40, 10, 50]]),
    shares([[70, 10, 20], [15, 5, 80]]), shares([[88, 7, 5], [30, 10, 60]]),
  ]

  /// Gold questions and others, with the answers of simulated raters to them, as rows of letters.
  private struct Simulation {
    var experts: [String] = []
    var gold: [String] = []
    var votes: [String] = []
    var truths: [Int] = []

    /// - Parameter silent: raters who answer no gold question.
    init(seed: UInt64, questions: Int, voting: Double, silent: Set<Int> = []) {
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<questions {
        let truth = generator.draw([0.75, 0.25])
        experts.append(truth == 1 ? "yyy" : "nnn")
        gold.append(Self.answers(truth, 1, silent, &generator))
        truths.append(generator.draw([0.75, 0.25]))
        votes.append(Self.answers(truths[truths.count - 1], voting, [], &generator))
      }
    }

    private static func answers(
      _ truth: Int, _ voting: Double, _ silent: Set<Int>, _ generator: inout SeededGenerator
    ) -> String {
      String(
        matrices.enumerated().map { rater, matrix in
          let answer = generator.draw((0..<3).map { matrix[truth: truth, answer: $0] })
          return generator.unit() < voting && !silent.contains(rater) ? Array("nmy")[answer] : "."
        })
    }

    /// The same with each row's letters changed.
    func mapped(_ change: (String) -> String) -> Simulation {
      var other = self
      (other.gold, other.votes) = (gold.map(change), votes.map(change))
      return other
    }

    func method() throws -> GoldMethod {
      try GoldMethod(experts: table(experts), raters: table(gold))
    }

    func scores() throws -> [Double] { try method().scores(of: table(votes)) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func theOrderOfRatersChangesScoresByRoundingOnly(seed: UInt64) throws {
    let simulation = Simulation(seed: seed, questions: 2000, voting: 0.8, silent: [1])
    var generator = SeededGenerator(seed: seed)
    let order = Self.matrices.indices.shuffled(using: &generator)
    let shuffled = simulation.mapped { row in String(order.map { Array(row)[$0] }) }
    for (one, other) in zip(try simulation.scores(), try shuffled.scores()) {
      #expect(abs(one - other) <= 1e-15)
      #expect((one >= Threshold.published) == (other >= Threshold.published))
    }
  }

  @Test func theOrderOfQuestionsChangesNoBit() throws {
    let simulation = Simulation(seed: 4, questions: 2000, voting: 0.8, silent: [0, 5])
    var generator = SeededGenerator(seed: 4)
    let order = simulation.votes.indices.shuffled(using: &generator)
    var shuffled = simulation
    shuffled.votes = order.map { simulation.votes[$0] }
    shuffled.gold = order.map { simulation.gold[$0] }
    shuffled.experts = order.map { simulation.experts[$0] }
    let scores = try simulation.scores()
    #expect(try shuffled.scores() == order.map { scores[$0] })
  }

  /// With every rater there twice, on gold as well, the odds are those of two independent sets of answers: they are
  /// squared and divided by the prior's, so that the ranking stays.
  @Test func duplicatedVotesLeaveTheRanking() throws {
    let simulation = Simulation(seed: 5, questions: 2000, voting: 0.6, silent: [2])
    let method = try simulation.method()
    let prior = method.model.priors[1] / method.model.priors[0]
    let odds = try simulation.scores().map { $0 / (1 - $0) }
    let oddsTwice = try simulation.mapped { $0 + $0 }.scores().map { $0 / (1 - $0) }
    for (one, two) in zip(odds, oddsTwice) where one < 1000 {
      #expect(abs(two / (one * one / prior) - 1) < 1e-6)
    }
    let order = odds.indices.sorted { odds[$0] < odds[$1] }
    for (lower, higher) in zip(order, order.dropFirst()) where odds[higher] / odds[lower] > 1 + 1e-9 {
      #expect(oddsTwice[lower] < oddsTwice[higher])
    }
  }

  /// 8,000 gold questions, 2,000 of them true: a probability's standard error is 0.011 at most.
  @Test func simulatedRatersAreRecovered() throws {
    let simulation = Simulation(seed: 6, questions: 8000, voting: 1)
    let method = try simulation.method()
    #expect(abs(method.model.priors[1] - 0.25) < 0.02)
    for (rater, matrix) in Self.matrices.enumerated() {
      for (truth, answer) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)] {
        let found = method.model.matrix(ofRater: rater)[truth: truth, answer: answer]
        #expect(abs(found - matrix[truth: truth, answer: answer]) < 0.045, "rater \(rater)")
      }
    }
    let known = DawidSkene(priors: [0.75, 0.25], matrices: Self.matrices)
    func right(_ scores: [Double]) -> Int {
      zip(scores, simulation.truths).count { ($0 >= 0.5) == ($1 == 1) }
    }
    #expect(try right(known.scores(of: matrix(simulation.votes))) - right(simulation.scores()) < 16)
  }
}
