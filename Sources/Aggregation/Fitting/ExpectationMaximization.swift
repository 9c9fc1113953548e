import Ratings

/// Dawid and Skene's model fitted to the votes alone, by expectation and maximisation in turn.
///
/// E: the posterior of each truth k on each question i, from the model so far:
///
///     q[i][k] = w[i][k] / (sum over j of w[i][j]),    w[i][k] = p[k] (product over votes (r, a) on i of theta[r][k][a])
///
/// M: the model under which these posteriors are likeliest, with smoothing s:
///
///     theta[r][k][a] = (sum of q[i][k] over the votes (i, a) of r  +  s) / (sum over answers b of the same)
///     p[k] = mean over i of q[i][k]
///
/// It begins with M on starting posteriors and ends when the objective no longer grows by more than the
/// tolerance. The objective is the log likelihood of all votes, plus with smoothing the logarithm of the prior
/// that smoothing stands for:
///
///     L = sum over i of log( sum over k of w[i][k] )  +  s (sum over r, k, a of log theta[r][k][a])
///
/// No iteration lowers it. Neither the order of questions and raters nor the number of threads changes a bit
/// of the result. Questions without votes have no part in it.
///
/// Source: Dawid and Skene (1979), doi:10.2307/2346806; Dempster, Laird and Rubin (1977), "Maximum likelihood
/// from incomplete data via the EM algorithm", doi:10.1111/j.2517-6161.1977.tb01600.x.
public struct ExpectationMaximization: Equatable, Sendable {
  /// What a rater's answers may depend on.
  public enum Freedom: String, Sendable, CaseIterable {
    /// Each truth has its own probabilities of answers: Dawid and Skene's model.
    case confusionMatrix
    /// One number for each rater, the probability of the right answer; all wrong ones are equally likely.
    case oneCoin
  }

  /// The settings.
  public struct Parameters: Equatable, Sendable {
    /// How much each answer speaks for each truth at the start: a row for each answer. A question's starting
    /// posteriors are the mean of its answers' rows.
    public var start: [[Double]]
    /// The answer that stands for each truth; nil: none. It must be given more often where the truth holds.
    public var answerOfTruth: [Int?]
    /// The truth that each answer stands for when nobody gives another; nil: none.
    public var truthOfUnanimous: [Int?]
    /// What a rater's answers may depend on.
    public var freedom = Freedom.confusionMatrix
    /// What is added to each expected count of an answer; from 0 to a million.
    public var smoothing = 1.0
    /// It ends when the objective grows by less than this, per vote.
    public var tolerance = 1e-9
    /// It ends after so many iterations at the latest; 1 or more.
    public var mostIterations = 100

    /// The truths no and yes, with any of the answers no, maybe and yes; it starts with the share of yes.
    public static var yesOrNo: Parameters {
      var parameters = Parameters(start: [[1, 0], [1, 0], [0, 1]], answerOfTruth: [nil, 2])
      parameters.truthOfUnanimous = [0, nil, 1]
      return parameters
    }

    /// Truths that are the answers themselves; it starts with the shares of the answers.
    public static func classes(_ count: Int) -> Parameters {
      Parameters(
        start: (0..<count).map { answer in (0..<count).map { $0 == answer ? 1 : 0 } },
        answerOfTruth: Array(0..<count))
    }

    /// Starts as told, with the default values of all else.
    public init(start: [[Double]], answerOfTruth: [Int?]) {
      self.start = start
      self.answerOfTruth = answerOfTruth
      truthOfUnanimous = start.map { _ in nil }
    }
  }

  /// The settings in force.
  public let parameters: Parameters
  /// The model.
  public let model: DawidSkene
  /// The objective after each iteration.
  public let objectives: [Double]
  /// Whether it ended because the objective grew too little, and not for want of iterations.
  public let hasConverged: Bool

  /// How many iterations it took.
  public var iterations: Int { objectives.count }

  /// Fits a model.
  ///
  /// - Parameter progress: Told after each iteration the share of those that there may be; mostly fewer are needed.
  ///
  /// Throws when there are no votes, a parameter is out of range, the votes do not determine the model, or the
  /// truths came out with other meanings than `answerOfTruth` and `truthOfUnanimous` say.
  public init(
    _ votes: VoteMatrix, parameters: Parameters = .yesOrNo, progress: (Double) -> Void = { _ in }
  ) throws(AggregationError) {
    try Self.check(parameters, votes)
    try Self.checkDetermined(votes, parameters.freedom)
    let fit = Fit(votes, parameters)
    var counts = fit.start()
    var model: DawidSkene
    var objectives: [Double] = []
    var hasConverged = false
    repeat {
      model = fit.maximize(counts)
      counts = fit.expect(model)
      let objective = fit.objective(of: model, counts)
      if let last = objectives.last {
        hasConverged = objective - last < parameters.tolerance * Double(votes.voteCount)
      }
      objectives.append(objective)
      progress(Double(objectives.count) / Double(parameters.mostIterations))
    } while !hasConverged && objectives.count < parameters.mostIterations
    try fit.checkOrientation(counts)
    try fit.checkUnanimity(model)
    self.parameters = parameters
    self.model = model
    self.objectives = objectives
    self.hasConverged = hasConverged
  }

  /// Confusion matrices need questions with three votes: two raters' answers of three kinds have 8 free frequencies,
  /// the model has 9 numbers, so that many models explain them equally well.
  ///
  /// Source: Allman, Matias and Rhodes (2009), "Identifiability of parameters in latent structure models with
  /// many observed variables", doi:10.1214/09-AOS689.
  private static func checkDetermined(_ votes: VoteMatrix, _ freedom: Freedom) throws(AggregationError) {
    let most = votes.mostVotesOnAQuestion
    guard freedom == .oneCoin || most >= 3 else { throw .method(.notDetermined(mostVotes: most)) }
  }

  private static func check(_ parameters: Parameters, _ votes: VoteMatrix) throws(AggregationError) {
    guard votes.voteCount > 0 else { throw .method(.noVotes) }
    let truthCount = parameters.answerOfTruth.count
    guard truthCount >= 2 else { throw .method(.parameter("number of truths", Double(truthCount))) }
    for case .some(let answer) in parameters.answerOfTruth where !(0..<votes.answerCount).contains(answer) {
      throw .method(.parameter("answer of a truth", Double(answer)))
    }
    guard parameters.start.count == votes.answerCount,
      parameters.start.allSatisfy({ row in
        row.count == truthCount && row.allSatisfy { $0 >= 0 } && abs(row.reduce(-1, +)) < 1e-9
      })
    else { throw .method(.parameter("rows of start", Double(parameters.start.count))) }
    guard parameters.truthOfUnanimous.count == votes.answerCount,
      parameters.truthOfUnanimous.allSatisfy({ $0.map((0..<truthCount).contains) ?? true })
    else { throw .method(.parameter("answers that stand for a truth", Double(votes.answerCount))) }
    guard parameters.freedom != .oneCoin || truthCount == votes.answerCount else {
      throw .method(.parameter("number of truths", Double(truthCount)))
    }
    guard CampaignSettings.Gold.smoothingRange.contains(parameters.smoothing) else {
      throw .method(.parameter("smoothing", parameters.smoothing))
    }
    guard !parameters.tolerance.isNaN else { throw .method(.parameter("tolerance", parameters.tolerance)) }
    guard parameters.mostIterations >= 1 else {
      throw .method(.parameter("mostIterations", Double(parameters.mostIterations)))
    }
  }
}
