import Aggregation
import Ratings
import Reporting

/// What a method is given: votes, gold, and who they are from.
struct ScoringInput {
  /// The questions and the raters' votes on them.
  let votes: VoteTable
  /// The raters' names by number.
  let raterNames: [String]
  /// The original label as an extra rater; nil: it is none.
  let original: OriginalLabelRater?
  /// Counts the gold method's model; asked for by that method only.
  let gold: (GoldMethod.Parameters) throws(AggregationError) -> GoldMethod
}

extension ScoringInput {
  /// Applies a method; the threshold has no part in majority vote.
  func result(
    by method: Method, threshold: Double, goldParameters: GoldMethod.Parameters,
    emParameters: ExpectationMaximization.Parameters = .yesOrNo
  ) throws(AggregationError) -> MethodResult {
    switch method {
    case .majority: return MethodResult(majorityOf: votes)
    case .gold: return try MethodResult(gold(goldParameters), of: votes, threshold: threshold)
    case .em:
      return try withProgress("Fitting the model") { progress throws(AggregationError) in
        try MethodResult(
          fittedTo: votes, original: original, parameters: emParameters, threshold: threshold,
          progress: progress)
      }
    }
  }
}

/// Refuses to go on where leaving raters out leaves no answers: results of nothing would replace good ones.
func requireAnswers(_ votes: VoteTable, without: [String]) throws {
  guard votes.voteCount == 0, !without.isEmpty else { return }
  throw Failure("no answers are left without \(without.joined(separator: ", ")); nothing was written.")
}

/// The scores that a method gives, and what a lead must know about them.
struct Scoring {
  private let result: MethodResult
  /// What was found out on the way, for the record.
  private(set) var findings: [RunRecord.Parameter] = []
  /// The same in words.
  private(set) var notes: [String] = []

  /// The score of each question; not a number where nobody has answered.
  var scores: [Double] { result.scores }
  /// The least score of an accepted label.
  var threshold: Double { result.threshold }

  /// Applies a method.
  init(
    _ input: ScoringInput, _ method: Method, _ options: MethodOptions, settings: CampaignSettings
  ) throws {
    do throws(AggregationError) {
      result = try input.result(
        by: method, threshold: options.threshold ?? settings.threshold,
        goldParameters: options.goldParameters(settings.gold), emParameters: options.emParameters)
    } catch {
      throw Failure("method \(method.rawValue): \(error).")
    }
    switch result.making {
    case .gold(let method): tell(method, input.raterNames)
    case .em(let fit): tell(fit)
    case .majority: break
    }
  }

  private mutating func tell(_ method: GoldMethod, _ raterNames: [String]) {
    let truths = method.truth.share
    let names = method.fallbackRaters.map { raterNames[$0] }
    findings = [
      .init("goldQuestions", .integer(truths.count)), .init("goldTrue", .integer(truths.hits)),
      .init("expertMaybes", .integer(method.truth.expertMaybes)),
      .init("goldTasks", .text(method.goldPurpose.rawValue)), .init("meanMatrixRaters", .texts(names)),
    ]
    let maybes = method.truth.expertMaybes
    notes.append(
      "Gold: \(truths.count) questions, \(truths.hits) true."
        + (maybes > 0 ? " Experts said maybe \(maybes) times, which counts as not yes." : ""))
    if method.goldPurpose == .rating {
      notes.append(
        "No task is of purpose gold: the raters' answers to gold are those in tasks of purpose rating.")
    }
    if !names.isEmpty {
      notes.append(
        "With fewer than \(method.parameters.minimum) gold answers, and so the mean matrix of the others: "
          + "\(names.joined(separator: ", ")).")
    }
  }

  private mutating func tell(_ fit: ExpectationMaximization) {
    findings = [
      .init("iterations", .integer(fit.iterations)), .init("converged", .bool(fit.hasConverged)),
      .init("prior", .real(fit.model.priors[1])),
    ]
    notes.append(
      fit.hasConverged
        ? "EM converged after \(fit.iterations) iterations."
        : "EM has not converged after \(fit.iterations) iterations; --iterations allows more.")
  }
}

extension MethodOptions {
  /// The parameters in force, for the record.
  func parameters(_ method: Method, _ settings: CampaignSettings) -> [RunRecord.Parameter] {
    let threshold = RunRecord.Parameter("threshold", .real(threshold ?? settings.threshold))
    switch method {
    case .majority: return []
    case .gold:
      let gold = goldParameters(settings.gold)
      return [
        threshold, .init("yesShare", .real(gold.yesShare)),
        .init("originalYesShare", .real(gold.originalYesShare)), .init("minimum", .integer(gold.minimum)),
        .init("smoothing", .real(gold.smoothing)), .init("originalSmoothing", .real(gold.originalSmoothing)),
      ]
    case .em:
      let em = emParameters
      return [
        threshold, .init("smoothing", .real(em.smoothing)), .init("tolerance", .real(em.tolerance)),
        .init("iterations", .integer(em.mostIterations)),
      ]
    }
  }
}
