import Aggregation
import Ratings
import Testing

@Suite struct GoldTests {
  private func scores(_ pairs: [(Double, Bool)], images: [Int]? = nil) -> GoldScores {
    GoldScores(
      pairs: pairs.enumerated().map { place, pair in
        GoldScores.Pair(
          question: VoteTable.Row(image: images?[place] ?? place, label: 0), score: pair.0, isTrue: pair.1)
      })
  }

  @Test func precisionAndRecallByHand() {
    var compared = PrecisionRecall()
    for (said, isTrue, times) in [(true, true, 6), (true, false, 2), (false, true, 4), (false, false, 8)] {
      for _ in 0..<times { compared.add(said: said, isTrue: isTrue) }
    }
    #expect(compared.precision == Share(6, of: 8))
    #expect(compared.recall == Share(6, of: 10))
    #expect(compared.f1 == 12.0 / 18)
    #expect(compared.accuracy == Share(14, of: 20))
    #expect(PrecisionRecall().f1 == nil)
    #expect(PrecisionRecall([(said: true, isTrue: false)]).recall.value == nil)
  }

  /// The example of scikit-learn's `average_precision_score`.
  @Test func averagePrecisionOfAPublishedExample() throws {
    let curve = try #require(
      PrecisionRecallCurve(scores([(0.1, false), (0.4, false), (0.35, true), (0.8, true)])))
    #expect(abs(curve.averagePrecision - 0.8333333333333333) < 1e-15)
    #expect(curve.points.map(\.threshold) == [0.8, 0.4, 0.35, 0.1])
    #expect(curve.points.map(\.recall) == [0.5, 0.5, 1, 1])
    #expect(curve.points.map(\.precision) == [1, 0.5, 2.0 / 3, 0.5])
    #expect(curve.bestF1?.threshold == 0.35)
    #expect(curve.bestF1?.f1 == 0.8)
  }

  @Test func equalScoresAreAcceptedTogether() throws {
    let tied = try #require(
      PrecisionRecallCurve(scores([(0.5, true), (0.5, false), (0.5, false), (0.5, true)])))
    #expect(tied.points.count == 1)
    #expect(tied.averagePrecision == 0.5)
    #expect(PrecisionRecallCurve(scores([(0.5, false)])) == nil)
    #expect(PrecisionRecallCurve(scores([])) == nil)
    #expect(PrecisionRecallCurve(scores([(0.1, true), (0, false)]))?.averagePrecision == 1)
  }

  /// At every threshold the curve has what comparing plainly gives.
  @Test func curveLikePlainComparison() throws {
    for seed in UInt64(1)...50 {
      var generator = SeededGenerator(seed: seed)
      let scores = scores(
        (0..<20).map { _ in
          (Double(Int.random(in: 0...9, using: &generator)) / 10, Bool.random(using: &generator))
        } + [(0.5, true)])
      let curve = try #require(PrecisionRecallCurve(scores))
      #expect(Set(curve.points.map(\.threshold)) == Set(scores.pairs.map(\.score)))
      var sum = 0.0
      var last = 0.0
      for point in curve.points {
        let plain = PrecisionRecall.ofScores(scores, threshold: point.threshold)
        #expect(point.precision == plain.precision.value)
        #expect(point.recall == plain.recall.value)
        #expect(abs(point.f1 - (plain.f1 ?? -1)) < 1e-15)
        sum += (point.recall - last) * point.precision
        last = point.recall
      }
      #expect(curve.averagePrecision == sum)
      #expect(curve.bestF1?.f1 == curve.points.map(\.f1).max())
    }
  }

  @Test func averagePrecisionHasAnInterval() throws {
    var generator = SeededGenerator(seed: 5)
    let scores = scores(
      (0..<200).map { _ in
        let isTrue = generator.unit() < 0.3
        return (generator.unit() * 0.6 + (isTrue ? 0.4 : 0), isTrue)
      }, images: (0..<200).map { $0 / 4 + 1000 })
    let value = try #require(PrecisionRecallCurve(scores)).averagePrecision
    let interval = try #require(
      PrecisionRecallCurve.averagePrecisionInterval(of: scores, using: &generator))
    #expect(interval.lower < value && value < interval.upper)
    #expect(interval.upper - interval.lower < 0.4)
    #expect(interval.basis == .resampledImages(draws: 1000, undefined: 0))
  }

  @Test func ratersExpertsAndTheOriginalLabelAgainstGold() throws {
    let experts = try table(["yyn", "ynn", "nnn", "yym"], labelsPerImage: 2)
    let truth = GoldTruth(experts: experts, yesShare: 0.6)
    #expect(truth.questions.count == 4)
    #expect(truth.share == Share(2, of: 4))
    let counts = GoldCounts(try table(["yn", "ym", "nm", "my", "yy"], labelsPerImage: 2), truth: truth)
    let first = PrecisionRecall(counts, rater: 0)
    #expect(first.precision == Share(1, of: 2) && first.recall == Share(1, of: 2))
    let either = PrecisionRecall(counts, rater: 0, saying: [.yes, .maybe])
    #expect(either.precision == Share(2, of: 3) && either.recall == Share(2, of: 2))
    let second = PrecisionRecall(counts, rater: 1, saying: [.yes, .maybe])
    #expect(second.precision == Share(1, of: 3) && second.recall == Share(1, of: 2))

    let all = PrecisionRecall.ofExperts(experts, yesShare: 0.6)
    #expect(all.map(\.precision) == [Share(2, of: 3), Share(2, of: 2), Share()])
    // Without the first the others say yn, nn, nn, ym: none reaches 0.6.
    let others = PrecisionRecall.ofExperts(experts, yesShare: 0.6, leavingOneOut: true)
    #expect(others[0].precision == Share(0, of: 3) && others[0].recall == Share())
    #expect(others[2].recall == Share(0, of: 2))

    let original = OriginalLabelRater(originals: [0, 0], isAskedAbout: { _ in false })
    #expect(PrecisionRecall.ofOriginal(original, truth: truth).precision == Share(1, of: 2))
    #expect(
      PrecisionRecall.ofOriginal(original, truth: truth, about: { $0 == 1 }).recall == Share(0, of: 1))
  }

  /// Leaving one image out is counting again without its gold, for each image.
  @Test func leaveOneImageOutIsCountingAgainWithout() throws {
    var generator = SeededGenerator(seed: 12)
    func letters(_ count: Int, _ alphabet: String) -> [String] {
      (0..<24).map { _ in
        String(
          (0..<count).map { _ in Array(alphabet)[Int.random(in: 0..<alphabet.count, using: &generator)] })
      }
    }
    let (expertRows, goldRows, voteRows) = (letters(5, "yn"), letters(3, "ynm"), letters(3, "ynm."))
    let votes = try table(voteRows, labelsPerImage: 3)
    let original = OriginalLabelRater(originals: [0, 1, 2, nil, 0, 1, 2, 0], isAskedAbout: { $0 < 2 })
    var parameters = GoldMethod.Parameters()
    parameters.minimum = 10
    func method(without image: Int? = nil) throws -> GoldMethod {
      let kept = (0..<24).filter { $0 / 3 != image }
      func table(_ rows: [String]) throws -> VoteTable {
        try VoteTable(
          rows: kept.map { VoteTable.Row(image: $0 / 3, label: $0 % 3) },
          matrix: matrix(kept.map { rows[$0] }))
      }
      return try GoldMethod(
        experts: table(expertRows), raters: table(goldRows), original: original, parameters: parameters)
    }
    let whole = try method()
    let (inSample, leftOut) = try whole.goldScores(of: votes)
    let scores = try whole.scores(of: votes)
    #expect(inSample.pairs.count > 20)
    #expect(inSample.pairs.count == leftOut.pairs.count)
    for (one, other) in zip(inSample.pairs, leftOut.pairs) {
      let row = try #require(votes.rows.firstIndex(of: one.question))
      #expect(one.question == other.question)
      #expect(one.score == scores[row])
      #expect(one.isTrue == whole.truth[one.question])
      let without = try method(without: one.question.image).scores(of: votes)
      #expect(other.score == without[row])
    }
  }

  @Test func withoutEnoughOtherGoldThereIsNoLeftOutScore() throws {
    var parameters = GoldMethod.Parameters()
    parameters.minimum = 1
    let method = try GoldMethod(
      experts: table(["y", "n", "n"]), raters: table(["y", "n", "n"]), parameters: parameters)
    let (inSample, leftOut) = try method.goldScores(of: table(["y", "n", "m"]))
    #expect(inSample.pairs.map(\.question.image) == [0, 1, 2])
    // Without image 0 nothing is true.
    #expect(leftOut.pairs.map(\.question.image) == [1, 2])
  }
}
