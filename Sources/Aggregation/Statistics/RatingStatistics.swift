/// All that is said of a campaign's answers: of each rater, of all together, and of the result beside gold.
public struct RatingStatistics: Sendable {
  /// Whose agreement.
  public enum Group: String, Sendable, CaseIterable {
    /// All raters, on the questions that are aggregated.
    case raters
    /// All raters, on gold questions.
    case ratersOnGold = "raters on gold"
    /// The experts.
    case experts
  }

  /// What can be chosen.
  public struct Settings: Equatable, Sendable {
    /// Where the chance of every bootstrap begins.
    public var seed: UInt32 = 1
    /// How often images are drawn; 1 or more.
    public var bootstrap = Bootstrap()
    /// When a rater counts as careless.
    public var careless = CarelessRaters()

    /// The usual settings.
    public init() {}
  }

  /// What they were made from.
  public let source: StatisticsSource
  /// What was chosen.
  public let settings: Settings
  /// What experts say is true; nil without gold.
  public let truth: GoldTruth?
  /// Each rater, by position.
  public let raters: [RaterFigures]
  /// The agreement within each group that there is.
  public let agreement: [(group: Group, figures: AgreementFigures)]
  /// Experts, original label and result beside gold.
  public let comparisons: [GoldComparison]
  /// The result at several thresholds; none without result.
  public let thresholds: [ThresholdFigures]
  /// The result at all thresholds together; none without gold.
  public let curves: [CurveFigures]

  /// Computes everything.
  ///
  /// - Parameter progress: Told from 0 to 1 how much is done.
  public init(
    _ source: StatisticsSource, settings: Settings = Settings(), progress: (Double) -> Void = { _ in }
  ) {
    self.source = source
    self.settings = settings
    truth = source.truth
    raters = RaterFigures.all(source, truth, settings.careless)
    agreement = Self.agreement(source, settings, progress)
    comparisons = truth.map { GoldComparison.all(source, $0) } ?? []
    thresholds = source.result.map { ThresholdFigures.all($0, of: source.votes) } ?? []
    curves =
      source.result.map {
        CurveFigures.all($0, bootstrap: settings.bootstrap, seed: UInt64(settings.seed))
      } ?? []
  }

  private static func agreement(
    _ source: StatisticsSource, _ settings: Settings, _ progress: (Double) -> Void
  ) -> [(group: Group, figures: AgreementFigures)] {
    let tables = zip(Group.allCases, [source.votes, source.gold, source.experts?.table])
    let draws = Double(Group.allCases.count * settings.bootstrap.draws)
    var done = 0.0
    return tables.compactMap { group, table in
      guard let table else { return nil }
      let figures = AgreementFigures(table, bootstrap: settings.bootstrap, seed: UInt64(settings.seed)) {
        done += 1
        progress(done / draws)
      }
      return (group, figures)
    }
  }
}
