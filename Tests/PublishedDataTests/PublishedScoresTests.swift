import Aggregation
import Testing

/// The published scores and labels, from the published answers.
@Suite(
  .enabled(if: PublishedData.folder != nil, "the published data is not there; REASSESS_DATA names its folder")
)
struct PublishedScoresTests {
  private let data: PublishedData

  init() throws { data = try PublishedData.all.get() }

  private func method(
    _ change: (inout GoldMethod.Parameters) -> Void = { _ in }, original: OriginalLabelRater?
  ) throws -> GoldMethod {
    var parameters = GoldMethod.Parameters()
    change(&parameters)
    return try GoldMethod(
      experts: data.experts, raters: data.gold, original: original, parameters: parameters)
  }

  @Test func allScoresHaveTheSameBits() throws {
    let scores = try method(original: data.original).scores(of: data.ratings)
    #expect(scores.count == 184_962)
    #expect(zip(scores, data.scores).allSatisfy { $0.bitPattern == $1.bitPattern })
  }

  @Test func allLabelsAreThePublishedOnes() throws {
    let scores = try method(original: data.original).scores(of: data.ratings)
    for threshold in [0.799_99, 0.8, 0.800_02] {
      let labels = Threshold.labels(
        scores: scores, rows: data.ratings.rows, originals: data.originals, threshold: threshold)
      #expect(labels == data.labels, "\(threshold)")
    }
  }

  /// Single questions: number, image's file number, label, ids of the raters, answers, whether the label is the
  /// original one, score.
  private static let vectors: [(Int, Int, Int, [Int], [Int], Bool, Double)] = [
    (0, 41207, 556, [153, 167, 148, 178, 175], [0, 0, 0, 0, 0], false, 0.0010162372352512526),
    (1, 41207, 588, [153, 167, 148, 178, 175], [0, 0, 0, 0, 0], false, 0.0010162372352512526),
    (2, 41207, 615, [153, 167, 148, 178, 175], [2, 2, 2, 2, 2], true, 0.9999949581311034),
    (3, 41207, 828, [153, 167, 148, 178, 175], [0, 0, 0, 0, 0], false, 0.0010162372352512526),
    (133_393, 30029, 33, [127, 118, 113, 147, 137], [0, 0, 0, 0, 0], false, 5.8423161573140974e-05),
    (5598, 1268, 113, [176, 114, 123, 140, 125], [2, 2, 2, 2, 2], true, 0.999999994013284),
    (5, 100, 349, [159, 160, 134, 167, 133], [2, 1, 2, 2, 2], true, 0.9999994927116287),
    (4, 100, 348, [159, 160, 134, 167, 133], [2, 1, 0, 2, 2], false, 0.9995131275417958),
    (3480, 7145, 455, [111, 116, 145, 113, 109], [2, 2, 2, 0, 0], false, 0.867544286449977),
  ]

  @Test func singleQuestions() throws {
    let scores = try method(original: data.original).scores(of: data.ratings)
    for (question, file, label, raters, answers, isOriginal, score) in Self.vectors {
      #expect(data.ratings.rows[question] == VoteTable.Row(image: file - 1, label: label))
      let votes = data.ratings.matrix.votes(on: question)
      #expect(votes.map { data.raterIDs[$0.rater] } == raters)
      #expect(votes.map(\.answer) == answers)
      #expect((data.originals[file - 1] == label) == isOriginal)
      #expect(scores[question] == score)
    }
  }

  @Test func theModelIsThePublishedOne() throws {
    let method = try method(original: data.original)
    #expect(method.truth.share == Share(248, of: 1135))
    #expect(method.truth.expertMaybes == 0)
    #expect(method.model.priors[1] == 0.2185022026431718)
    #expect(
      method.fallbackRaters.map { data.raterIDs[$0] }
        == [189, 111, 132, 146, 134, 153, 167].sorted {
          (data.raterIDs.firstIndex(of: $0) ?? 0) < (data.raterIDs.firstIndex(of: $1) ?? 0)
        })
    #expect(
      method.model.matrix(ofRater: method.fallbackRaters[0])
        == ConfusionMatrix([
          [0.9098530682800353, 0.04844425237683663, 0.04170267934312877],
          [0.3208703646950661, 0.1680457656553275, 0.5110838696496065],
        ]))
    #expect(
      method.model.matrix(ofRater: 85)
        == ConfusionMatrix([
          [0.9712574850299401, 0.0011976047904191617, 0.027544910179640718],
          [0.5588235294117647, 0.0032679738562091504, 0.43790849673202614],
        ]))
  }

  /// What one part of the recipe is worth: each changed alone, how many questions fall on the other side of the
  /// threshold, and for how many of 50,000 images the labels are still the published ones.
  private static let ablations: [(String, Int, Int, @Sendable (inout GoldMethod.Parameters) -> Void)] = [
    ("original's truth 3 of 5", 168, 49_836, { $0.originalYesShare = 0.6 }),
    ("truth 2 of 5", 4556, 45_900, { $0.yesShare = 0.4 }),
    ("truth 4 of 5", 3620, 46_667, { $0.yesShare = 0.8 }),
    ("smoothing 0.5", 96, 49_906, { $0.smoothing = 0.5 }),
    ("smoothing 0.01", 199, 49_808, { $0.smoothing = 0.01 }),
    ("smoothing 2", 196, 49_806, { $0.smoothing = 2 }),
    ("smoothing 2 of all", 219, 49_784, { ($0.smoothing, $0.originalSmoothing) = (2, 2) }),
    ("unknown raters ignored", 983, 49_110, { $0.fallback = .ignored }),
    ("unknown raters from pooled counts", 7, 49_993, { $0.fallback = .pooledCounts }),
    ("prior 1/2", 4543, 45_908, { $0.prior = 0.5 }),
  ]

  @Test(arguments: ablations.indices)
  func everyPartOfTheRecipeCounts(_ ablation: Int) throws {
    let (name, wrong, exact, change) = Self.ablations[ablation]
    try expect(method(change, original: data.original), wrong: wrong, exact: exact, Comment(rawValue: name))
  }

  @Test func theOriginalLabelCounts() throws {
    try expect(method(original: nil), wrong: 1585, exact: 48_503, "without the original label")
    let always = OriginalLabelRater(originals: data.originals) { _ in true }
    try expect(method(original: always), wrong: 2130, exact: 47_970, "about all labels")
  }

  private func expect(_ method: GoldMethod, wrong: Int, exact: Int, _ comment: Comment) throws {
    let scores = try method.scores(of: data.ratings)
    #expect(zip(scores, data.scores).count { ($0 >= 0.8) != ($1 >= 0.8) } == wrong, comment)
    let labels = Threshold.labels(scores: scores, rows: data.ratings.rows, originals: data.originals)
    #expect(zip(labels, data.labels).count { $0 == $1 } == exact, comment)
  }

  @Test func operatingPoints() {
    let points = OperatingPoint.points(
      scores: data.scores, rows: data.ratings.rows, thresholds: [0.5, 0.7, 0.8, 0.9, 0.95])
    #expect(points.map(\.labels) == [37_393, 34_273, 32_442, 30_038, 28_151])
    #expect(points.map(\.empty) == [1930, 2641, 3163, 4003, 4865])
    #expect(points.map { (($0.severalShare ?? 0) * 1000).rounded() } == [392, 332, 299, 258, 229])
    #expect(points[0].images == 24_889)
  }

  /// EM fitted to the votes alone: the prior it ends at, the threshold nearest to the published labels, and for
  /// how many images it gives them.
  @Test(arguments: [(true, 0.2069, 0.86, 48_267), (false, 0.2058, 0.88, 47_442)])
  func expectationMaximization(
    _ withOriginal: Bool, _ prior: Double, _ threshold: Double, _ exact: Int
  ) throws {
    let votes = withOriginal ? try data.original.appended(to: data.ratings) : data.ratings.matrix
    let fit = try ExpectationMaximization(votes)
    #expect(fit.hasConverged)
    #expect((20...35).contains(fit.iterations))
    #expect(zip(fit.objectives, fit.objectives.dropFirst()).allSatisfy { $0 < $1 })
    #expect((fit.model.priors[1] * 10_000).rounded() / 10_000 == prior)
    let labels = Threshold.labels(
      scores: fit.model.scores(of: votes), rows: data.ratings.rows, originals: data.originals,
      threshold: threshold)
    #expect(abs(zip(labels, data.labels).count { $0 == $1 } - exact) <= 5)
  }
}
