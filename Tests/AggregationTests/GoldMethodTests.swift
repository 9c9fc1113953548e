import Aggregation
import Testing

@Suite struct GoldMethodTests {
  /// Five experts and three raters on six gold questions, two labels an image.
  private let experts = ["yyyyy", "yyynn", "yynnn", "nnnnn", "mynnn", "ynnnn"]
  private let raters = ["yy.", "ym.", "yn.", "nn.", "nn.", "ny."]

  private func method(
    _ change: (inout GoldMethod.Parameters) -> Void = { _ in }, original: OriginalLabelRater? = nil
  ) throws -> GoldMethod {
    var parameters = GoldMethod.Parameters()
    parameters.minimum = 6
    change(&parameters)
    return try GoldMethod(
      experts: table(experts, labelsPerImage: 2), raters: table(raters, labelsPerImage: 2),
      original: original, parameters: parameters)
  }

  @Test func countsByHand() throws {
    let method = try method()
    // Questions 0 and 1 are true (five and three of five), the other four not.
    #expect(method.truth.share == Share(2, of: 6))
    #expect(method.truth.expertMaybes == 1)
    let prior = 2.0 / 6
    #expect(method.model.priors == [1 - prior, prior])
    let first = shares([[4, 1, 2], [1, 1, 3]])
    let second = shares([[4, 1, 2], [1, 2, 2]])
    #expect(method.model.matrix(ofRater: 0) == first)
    #expect(method.model.matrix(ofRater: 1) == second)
    #expect(method.fallbackRaters == [2])
    for truth in 0..<2 {
      for answer in 0..<3 {
        let sum = first[truth: truth, answer: answer] + second[truth: truth, answer: answer]
        #expect(method.model.matrix(ofRater: 2)[truth: truth, answer: answer] == sum / 2)
      }
    }
    let scores = try method.scores(of: table(["y..", "..n", "..."], labelsPerImage: 2))
    let (yes, no) = (0.6 * prior, 2.0 / 7 * (1 - prior))
    #expect(scores[0] == yes / (no + yes))
    let (yesToo, noToo) = (0.2 * prior, 4.0 / 7 * (1 - prior))
    #expect(scores[1] == yesToo / (noToo + yesToo))
    #expect(abs(scores[2] - prior) < 1e-15)
  }

  @Test func otherFallbacksAndParameters() throws {
    let pooled = try method { $0.fallback = .pooledCounts }
    #expect(pooled.model.matrix(ofRater: 2) == shares([[7, 1, 3], [1, 2, 4]]))
    let ignored = try method { $0.fallback = .ignored }
    let scores = try ignored.scores(of: table(["y.n", "y.."], labelsPerImage: 2))
    #expect(abs(scores[0] - scores[1]) < 1e-15)
    #expect(try method { $0.smoothing = 0 }.model.matrix(ofRater: 0)[truth: 1, answer: 2] == 1)
    #expect(try method { $0.smoothing = 0.5 }.model.matrix(ofRater: 0)[truth: 1, answer: 2] == 2.5 / 3.5)
    #expect(try method { $0.prior = 0.5 }.model.priors == [0.5, 0.5])
    #expect(try method { $0.yesShare = 0.4 }.truth.share == Share(3, of: 6))
    #expect(try method { $0.yesShare = 1 }.truth.share == Share(1, of: 6))
  }

  /// Images 0, 1 and 2 have original labels 0, 1 and none.
  @Test func originalLabelIsCountedOnAllGoldAndAskedOnSome() throws {
    let original = OriginalLabelRater(originals: [0, 1, nil], isAskedAbout: { $0 == 1 })
    let method = try method({ $0.minimum = 4 }, original: original)
    // Its cut is 2 of 5: questions 0, 1 and 2 are true, 3 is not. It says yes to 0 and 3.
    let matrix = shares([[1, 1, 2], [3, 1, 2]])
    #expect(method.model.matrix(ofRater: 3) == matrix)
    #expect(method.model.raterCount == 4)
    let table = try table(["y..", "y..", "y..", "y..", "y..", "y.."], labelsPerImage: 2)
    let scores = try method.scores(of: table)
    let rater = method.model.matrix(ofRater: 0)
    func expected(_ answer: Int?) -> Double {
      let weights = (0..<2).map { truth in
        let factor = answer.map { matrix[truth: truth, answer: $0] } ?? 1
        return rater[truth: truth, answer: 2] * factor * method.model.priors[truth]
      }
      return weights[1] / (weights[0] + weights[1])
    }
    // Only label 1 is asked about: image 0 says no to it, image 1 yes, image 2 nothing.
    #expect(scores == [nil, 0, nil, 2, nil, nil].map(expected))
    #expect(try self.method({ $0.minimum = 4 }).model.raterCount == 3)
    #expect(throws: AggregationError.method(.tooFewOriginalLabels(4, minimum: 5))) {
      try self.method({ $0.minimum = 5 }, original: original)
    }
  }

  @Test func withoutEnoughGoldItSaysWhatIsMissing() throws {
    let empty = try table([])
    #expect(throws: AggregationError.method(.noGold)) { try GoldMethod(experts: empty, raters: empty) }
    #expect(throws: AggregationError.method(.tooFewGoldAnswers(most: 6, minimum: 7))) {
      try method { $0.minimum = 7 }
    }
    #expect(throws: AggregationError.method(.oneSidedGold(missingTruth: 1, questions: 2))) {
      try GoldMethod(experts: table(["nnn", "ynm"]), raters: table(["y", "n"]))
    }
    #expect(throws: AggregationError.method(.oneSidedGold(missingTruth: 0, questions: 1))) {
      try GoldMethod(experts: table(["y"]), raters: table(["y"]))
    }
    #expect(throws: AggregationError.method(.tooFewGoldAnswers(most: 0, minimum: 1))) {
      var parameters = GoldMethod.Parameters()
      parameters.minimum = 0
      return try GoldMethod(
        experts: table(["y", "n"]), raters: table(["...", "..."]), parameters: parameters)
    }
    let changes: [(String, Double, (inout GoldMethod.Parameters) -> Void)] = [
      ("yesShare", 0, { $0.yesShare = 0 }), ("originalYesShare", 1.5, { $0.originalYesShare = 1.5 }),
      ("smoothing", -1, { $0.smoothing = -1 }), ("prior", 1, { $0.prior = 1 }),
      ("smoothing", 1e308, { $0.smoothing = 1e308 }),
      ("originalSmoothing", 1e7, { $0.originalSmoothing = 1e7 }),
      ("originalSmoothing", .infinity, { $0.originalSmoothing = .infinity }),
    ]
    for (name, value, change) in changes {
      #expect(throws: AggregationError.method(.parameter(name, value))) { try method(change) }
    }
    #expect(AggregationError.method(.noGold).description.contains("em or majority"))
  }

  /// The campaign's way to the same model as the tables' way.
  @Test func campaignsGiveTheSame() throws {
    var campaign = SmallCampaign()
    for image in 0..<3 { campaign.task("\(image)", [0, 1], .gold) }
    campaign.task("0", [1])
    for (question, letters) in experts.enumerated() {
      campaign.gold("\(question / 2)", question % 2, letters)
    }
    for rater in 0..<3 {
      let gold = raters.map { Array($0)[rater] }.filter { $0 != "." }
      let answers = stride(from: 0, to: gold.count, by: 2).map { String(gold[$0..<$0 + 2]) }
      campaign.rater("r\(rater)", answers + [String](repeating: "", count: 3 - answers.count) + ["y"])
    }
    let ratings = try campaign.ratings()
    var parameters = GoldMethod.Parameters()
    parameters.minimum = 6
    let method = try GoldMethod(ratings, parameters: parameters)
    #expect(try method.model == self.method().model)
    let scores = try method.scores(of: VoteTable(ratings))
    #expect(try scores == self.method().scores(of: table(["yyy"])))
    let results = Threshold.results(scores: scores, of: VoteTable(ratings), threshold: scores[0])
    #expect(results.map(\.decision) == [.yes])
    #expect(results.map(\.tally) == [Tally(yes: 3)])
    #expect(
      Threshold.results(scores: scores, of: VoteTable(ratings), threshold: scores[0].nextUp).map(\.decision)
        == [.no])
  }
}
