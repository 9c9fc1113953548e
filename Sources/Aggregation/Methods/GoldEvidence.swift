/// The answers to gold questions: of experts, of raters, and of the original label.
struct GoldAnswers: Sendable {
  let truth: GoldTruth
  let originalTruth: GoldTruth
  let raters: VoteTable
  let original: OriginalLabelRater?

  /// Counts them; of one image only, where one is given.
  func counted(image: Int? = nil) -> GoldEvidence {
    let rows = raters.rows.indices.filter { image == nil || raters.rows[$0].image == image }
    let questions = truth.questions.filter { image == nil || $0.image == image }
    return GoldEvidence(
      raters: GoldCounts(
        raters.matrix.selecting(rows), truths: rows.map { truth[raters.rows[$0]].number }, truthCount: 2),
      truths: [false, true].map { side in questions.count { truth[$0] == side } },
      original: original.map { original in
        GoldCounts(
          original.opinions(on: questions), truths: questions.map { originalTruth[$0].number }, truthCount: 2)
      })
  }
}

/// Gold, counted, and the model that follows.
struct GoldEvidence: Sendable {
  /// How often each rater gave each answer where each truth holds.
  var raters: GoldCounts
  /// How many gold questions have each truth.
  var truths: [Int]
  /// The counts of the original label alone; nil where it is no rater.
  var original: GoldCounts?

  /// What is left without the questions that were counted in `some`.
  static func - (all: GoldEvidence, some: GoldEvidence) -> GoldEvidence {
    var rest = all
    rest.raters = all.raters - some.raters
    rest.truths = zip(all.truths, some.truths).map(-)
    if let original = all.original, let less = some.original { rest.original = original - less }
    return rest
  }

  /// The model, and the raters that got the fallback.
  func model(
    _ parameters: GoldMethod.Parameters
  ) throws(AggregationError) -> (model: DawidSkene, fallbackRaters: [Int]) {
    let priors = try priors(parameters)
    var (matrices, fallbackRaters) = try matrices(parameters)
    if let original {
      let count = original.total(ofRater: 0)
      guard count >= max(1, parameters.minimum) else {
        throw .method(.tooFewOriginalLabels(count, minimum: max(1, parameters.minimum)))
      }
      matrices.append(original.matrix(ofRater: 0, smoothing: parameters.originalSmoothing))
    }
    return (DawidSkene(priors: priors, matrices: matrices), fallbackRaters)
  }

  private func priors(_ parameters: GoldMethod.Parameters) throws(AggregationError) -> [Double] {
    let total = truths[0] + truths[1]
    guard total > 0 else { throw .method(.noGold) }
    if let missing = truths.firstIndex(of: 0) {
      throw .method(.oneSidedGold(missingTruth: missing, questions: total))
    }
    let prior = parameters.prior ?? Double(truths[1]) / Double(total)
    return [1 - prior, prior]
  }

  private func matrices(
    _ parameters: GoldMethod.Parameters
  ) throws(AggregationError) -> (matrices: [ConfusionMatrix], fallbackRaters: [Int]) {
    let totals = (0..<raters.raterCount).map(raters.total(ofRater:))
    let minimum = max(1, parameters.minimum)
    let known = totals.indices.filter { totals[$0] >= minimum }
    guard !known.isEmpty else {
      throw .method(.tooFewGoldAnswers(most: totals.max() ?? 0, minimum: minimum))
    }
    var matrices = totals.indices.map { raters.matrix(ofRater: $0, smoothing: parameters.smoothing) }
    let fallback =
      switch parameters.fallback {
      case .meanMatrix: mean(of: known.map { matrices[$0] })
      case .pooledCounts: raters.pooledMatrix(ofRaters: known, smoothing: parameters.smoothing)
      case .ignored: ConfusionMatrix(uninformativeWithTruths: 2, answers: raters.answerCount)
      }
    let unknown = totals.indices.filter { totals[$0] < minimum }
    for rater in unknown { matrices[rater] = fallback }
    return (matrices, unknown)
  }

  /// The mean of the probabilities: added in order, then divided, as published.
  private func mean(of matrices: [ConfusionMatrix]) -> ConfusionMatrix {
    var mean = matrices[0]
    for truth in 0..<mean.truthCount {
      for answer in 0..<mean.answerCount {
        let sum = matrices.reduce(0.0) { $0 + $1[truth: truth, answer: answer] }
        mean[truth: truth, answer: answer] = sum / Double(matrices.count)
      }
    }
    return mean
  }
}

extension OriginalLabelRater {
  /// The votes of the original label alone on some questions, whichever labels it is asked about.
  fileprivate func opinions(on questions: [VoteTable.Row]) -> VoteMatrix {
    let opinions = questions.map { opinion(on: $0)?.number }
    var starts: [UInt32] = [0]
    for opinion in opinions { starts.append((starts.last ?? 0) + (opinion == nil ? 0 : 1)) }
    return VoteMatrix(
      raterCount: 1, answerCount: 3, starts: starts,
      codes: PackedIntegers(opinions.compactMap { $0.map(UInt8.init) }))
  }
}
