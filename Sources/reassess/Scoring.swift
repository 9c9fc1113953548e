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

/// The scores that a method gives, and what a lead must know about them.
struct Scoring {
  /// The score of each question; not a number where nobody has answered.
  private(set) var scores: [Double]
  /// The least score of an accepted label.
  let threshold: Double
  /// What was found out on the way, for the record.
  private(set) var findings: [RunRecord.Parameter] = []
  /// The same in words.
  private(set) var notes: [String] = []

  /// Majority vote accepts above one half, so from the next number on.
  static let majorityThreshold = 0.5.nextUp

  /// Applies a method.
  init(
    _ input: ScoringInput, _ method: Method, _ options: MethodOptions, settings: CampaignSettings
  ) throws {
    threshold = method == .majority ? Self.majorityThreshold : options.threshold ?? settings.threshold
    scores = []
    do throws(AggregationError) {
      switch method {
      case .majority: vote(input)
      case .gold: try score(input, input.gold(options.goldParameters(settings.gold)))
      case .em: try fit(input, options.emParameters)
      }
    } catch {
      throw Failure("method \(method.rawValue): \(error).")
    }
    for row in scores.indices where input.votes.matrix.voteCount(on: row) == 0 { scores[row] = .nan }
  }

  private mutating func vote(_ input: ScoringInput) {
    scores = input.votes.rows.indices.map { MajorityVote.score(for: input.votes.tally(ofRow: $0)) ?? .nan }
  }

  private mutating func score(_ input: ScoringInput, _ method: GoldMethod) throws(AggregationError) {
    scores = try method.scores(of: input.votes)
    let truths = method.truth.share
    let names = method.fallbackRaters.map { input.raterNames[$0] }
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

  private mutating func fit(
    _ input: ScoringInput, _ parameters: ExpectationMaximization.Parameters
  ) throws(AggregationError) {
    // The original label alone is nothing to learn from.
    guard input.votes.voteCount > 0 else { throw .method(.noVotes) }
    let votes = try input.original?.appended(to: input.votes) ?? input.votes.matrix
    let fit = try ExpectationMaximization(votes, parameters: parameters)
    scores = fit.model.scores(of: votes)
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
