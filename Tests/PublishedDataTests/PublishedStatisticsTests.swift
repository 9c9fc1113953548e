import Aggregation
import Ratings
import Testing

/// The statistics of the published answers, to the digits that were found by other means.
@Suite(
  .enabled(if: PublishedData.folder != nil, "the published data is not there; REASSESS_DATA names its folder")
)
struct PublishedStatisticsTests {
  private let data: PublishedData
  private let truth: GoldTruth

  init() throws {
    data = try PublishedData.all.get()
    truth = GoldTruth(experts: data.experts, yesShare: 0.6)
  }

  private func rounded(_ value: Double?, _ digits: Double) -> Double? {
    value.map { ($0 * digits).rounded() / digits }
  }

  private func total(_ shares: [Share]) -> Share {
    Share(shares.reduce(0) { $0 + $1.hits }, of: shares.reduce(0) { $0 + $1.count })
  }

  /// Fleiss' kappa of three answers, of yes against the rest, of no against the rest; Krippendorff's alphas.
  private var agreements: [(VoteTable, [Double], [Double])] {
    [
      (data.ratings, [0.412012, 0.493331, 0.486485], [0.412012, 0.517219, 0.546827]),
      (data.gold, [0.429571, 0.477757, 0.505445], [0.429578, 0.526739, 0.538573]),
      (data.experts, [0.732107, 0.732107, 0.732107], [0.732154, 0.732154, 0.732154]),
    ]
  }

  @Test func agreement() throws {
    for (table, kappas, alphas) in agreements {
      let three = AnswerPairs(table.matrix)
      let yes = AnswerPairs(try table.matrix.recoded([0, 0, 1], answerCount: 2))
      let no = AnswerPairs(try table.matrix.recoded([0, 1, 1], answerCount: 2))
      #expect([three, yes, no].map { rounded($0.value(of: .fleissKappa), 1e6) } == kappas)
      #expect(
        KrippendorffsAlpha.allCases.map { rounded(three.value(of: .krippendorffsAlpha($0)), 1e6) } == alphas)
    }
    let pairs = AnswerPairs(data.ratings.matrix, images: data.ratings.rows.map(\.image))
    #expect(rounded(pairs.value(of: .percent), 1e6) == 0.791401)
    #expect(pairs.imageCount == 24_889)
    var generator = SeededGenerator(seed: 1)
    let interval = try #require(
      AnswerPairs(data.gold.matrix, images: data.gold.rows.map(\.image))
        .interval(of: .fleissKappa, by: Bootstrap(draws: 200), using: &generator))
    #expect(interval.lower < 0.4296 && 0.4296 < interval.upper && interval.upper - interval.lower < 0.2)
  }

  @Test func agreementWithTheOthersAndWithTheResult() throws {
    let others = AgreementWithOthers.sharesOfSameAnswer(in: data.ratings.matrix)
    #expect(rounded(total(others).value, 1e4) == 0.8879)
    let careless = try #require(data.raterIDs.firstIndex(of: 145))
    #expect(rounded(others[careless].value, 1e4) == 0.1056)
    let result = AgreementWithResult.shares(in: data.ratings, scores: data.scores)
    #expect(rounded(total(result).value, 1e4) == 0.9072)
    let shares = result.compactMap(\.value)
    #expect(rounded(shares.reduce(0, +) / 85, 1e4) == 0.8963)
    #expect(rounded(shares.min(), 1e4) == 0.1921)
    #expect(shares.max() == 1)
  }

  @Test func selfConsistency() {
    var all = SelfConsistency()
    for rater in SelfConsistency.all(data.ratings, data.gold) { all += rater }
    #expect(all.counts == [[3970, 173, 105], [188, 246, 76], [102, 58, 579]])
    #expect(all.share.count == 5497)
    #expect(rounded(all.share.value, 1e4) == 0.8723)
  }

  @Test func expertsAgainstGold() {
    let all = PrecisionRecall.ofExperts(data.experts, yesShare: 0.6)
    #expect(all.map { rounded($0.precision.value, 1e3) } == [0.857, 0.95, 0.832, 0.911, 0.862])
    #expect(all.map { rounded($0.recall.value, 1e3) } == [0.968, 0.69, 0.98, 0.871, 0.859])
    let others = PrecisionRecall.ofExperts(data.experts, yesShare: 0.6, leavingOneOut: true)
    #expect(others.map { rounded($0.precision.value, 1e3) } == [0.714, 0.911, 0.685, 0.806, 0.757])
    #expect(others.map { rounded($0.recall.value, 1e3) } == [0.962, 0.68, 0.976, 0.857, 0.842])
  }

  @Test func originalLabelAgainstGold() {
    let all = PrecisionRecall.ofOriginal(data.original, truth: truth)
    #expect(all.truePositives == 122 && all.precision.count == 155)
    #expect(rounded(all.precision.value, 1e4) == 0.7871 && rounded(all.recall.value, 1e4) == 0.4919)
    let animals = PrecisionRecall.ofOriginal(data.original, truth: truth) { $0 < 398 }
    #expect(rounded(animals.precision.value, 1e4) == 0.5952 && rounded(animals.recall.value, 1e4) == 0.4808)
    let others = PrecisionRecall.ofOriginal(data.original, truth: truth) { $0 >= 398 }
    #expect(rounded(others.precision.value, 1e4) == 0.8584 && rounded(others.recall.value, 1e4) == 0.4949)
  }

  /// Mean, median, least and greatest of the 78 raters with gold.
  @Test func ratersAgainstGold() {
    let counts = GoldCounts(data.gold, truth: truth)
    func figures(
      _ share: KeyPath<PrecisionRecall, Share>, _ saying: Set<Answer>
    ) -> [Double?] {
      let values = (0..<85).compactMap { rater in
        PrecisionRecall(counts, rater: rater, saying: saying)[keyPath: share].value
      }.sorted()
      #expect(values.count == 78)
      let mean = values.reduce(0, +) / Double(values.count)
      return [mean, (values[38] + values[39]) / 2, values[0], values[77]].map { rounded($0, 1e3) }
    }
    #expect(figures(\.precision, [.yes]) == [0.833, 0.856, 0.216, 1])
    #expect(figures(\.recall, [.yes]) == [0.513, 0.54, 0.044, 0.911])
    #expect(figures(\.precision, [.yes, .maybe]) == [0.717, 0.757, 0.219, 0.862])
    #expect(figures(\.recall, [.yes, .maybe]) == [0.679, 0.69, 0.286, 0.984])
  }

  @Test func scoresAgainstGold() throws {
    let method = try GoldMethod(experts: data.experts, raters: data.gold, original: data.original)
    let (inSample, leavingOut) = try method.goldScores(of: data.ratings)
    let precision = [0.5, 0.8, 0.9, 0.95, 0.99].map {
      rounded(PrecisionRecall.ofScores(inSample, threshold: $0).precision.value, 1e4)
    }
    #expect(precision == [0.8423, 0.8977, 0.9104, 0.9219, 0.9464])
    let recall = [0.5, 0.8, 0.9, 0.95, 0.99].map {
      rounded(PrecisionRecall.ofScores(inSample, threshold: $0).recall.value, 1e4)
    }
    #expect(recall == [0.8185, 0.7782, 0.7379, 0.7137, 0.6411])
    let curve = try #require(PrecisionRecallCurve(inSample))
    #expect(rounded(curve.averagePrecision, 1e4) == 0.8932)
    #expect(rounded(curve.bestF1?.f1, 1e4) == 0.8387 && rounded(curve.bestF1?.threshold, 1e4) == 0.7924)
    // Without each image's own gold it is a little less.
    let left = try #require(PrecisionRecallCurve(leavingOut))
    #expect(leavingOut.pairs.count == 1135)
    #expect(rounded(left.averagePrecision, 1e4) == 0.891)
  }

  /// One rater of 85 is flagged: 145, who said yes 1,936 times in 1,952.
  @Test func onlyTheCarelessRaterIsFlagged() throws {
    let method = try GoldMethod(experts: data.experts, raters: data.gold, original: data.original)
    var evidence = RaterEvidence(data.ratings)
    evidence.gold = GoldCounts(data.gold, truth: truth)
    evidence.model = method.model
    let profiles = evidence.profiles()
    let careless = try #require(data.raterIDs.firstIndex(of: 145))
    #expect(profiles.indices.filter { !profiles[$0].signs.isEmpty } == [careless])
    #expect(profiles[careless].answers.yes == 1936 && profiles[careless].answers.total == 1952)
    #expect(profiles[careless].signs.count == 3)
    let bits = try profiles.map { try #require($0.informativeness) }
    #expect(bits[careless] == bits.min())
    #expect(bits[careless] < 0.001)
    #expect(bits.enumerated().allSatisfy { $0.offset == careless || $0.element > 0.08 })
  }
}
