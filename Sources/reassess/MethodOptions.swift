import Aggregation
import ArgumentParser
import Ratings

/// How answers become scores.
typealias Method = MethodResult.Method

extension Method: ExpressibleByArgument {}

/// The method and its parameters, as named on the command line; what is not named has the campaign's value, or
/// the published one.
struct MethodOptions: ParsableArguments {
  @Option(help: "The method: gold, em or majority. (default: majority; with --npz: gold)")
  var method: Method?

  @Option(help: "gold, em: the least score of an accepted label. (default: campaign.json's, 0.8)")
  var threshold: Double?

  @Option(
    help: """
      gold, em: what is added to each count of answers; by method gold of the original label's too, unless \
      --original-smoothing is given. (default: campaign.json's for gold, 1)
      """)
  var smoothing: Double?

  @Option(
    help: "gold: the same for the original label as a rater. (default: --smoothing, or campaign.json's, 1)")
  var originalSmoothing: Double?

  @Option(help: "gold: the least share of experts who say yes where a label is true. (default: 0.6)")
  var yesShare: Double?

  @Option(help: "gold: the same for the original label as a rater. (default: 0.4)")
  var originalYesShare: Double?

  @Option(help: "gold: below so many gold answers a rater gets the mean matrix. (default: 30)")
  var minimum: Int?

  @Option(help: "em: it ends when the log likelihood grows by less than this, per vote. (default: 1e-9)")
  var tolerance: Double?

  @Option(help: "em: it ends after so many iterations at the latest. (default: 100)")
  var iterations: Int?

  /// Refuses options that another method has, and values out of range.
  func check(for method: Method) throws {
    let given: [(option: String, isGiven: Bool, methods: [Method])] = [
      ("--threshold", threshold != nil, [.gold, .em]), ("--smoothing", smoothing != nil, [.gold, .em]),
      ("--original-smoothing", originalSmoothing != nil, [.gold]), ("--yes-share", yesShare != nil, [.gold]),
      ("--original-yes-share", originalYesShare != nil, [.gold]),
      ("--minimum", minimum != nil, [.gold]), ("--tolerance", tolerance != nil, [.em]),
      ("--iterations", iterations != nil, [.em]),
    ]
    if let wrong = given.first(where: { $0.isGiven && !$0.methods.contains(method) }) {
      throw ValidationError("\(wrong.option) has no part in the method \(method.rawValue).")
    }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold must be from 0 to 1.")
    }
    for (option, share) in [("--yes-share", yesShare), ("--original-yes-share", originalYesShare)] {
      if let share, !(share > 0 && share <= 1) {
        throw ValidationError("\(option) must be above 0 and at most 1.")
      }
    }
    for (option, value) in [("--smoothing", smoothing), ("--original-smoothing", originalSmoothing)] {
      if let value, !CampaignSettings.Gold.smoothingRange.contains(value) {
        throw ValidationError("\(option) must be from 0 to 1000000.")
      }
    }
    if let minimum, minimum < 0 { throw ValidationError("--minimum must be 0 or more.") }
    if let tolerance, !(tolerance >= 0) { throw ValidationError("--tolerance must be 0 or more.") }
    if let iterations, iterations < 1 { throw ValidationError("--iterations must be 1 or more.") }
  }

  /// The parameters of the gold method.
  func goldParameters(_ settings: CampaignSettings.Gold) -> GoldMethod.Parameters {
    var parameters = GoldMethod.Parameters(settings)
    if let yesShare { parameters.yesShare = yesShare }
    if let originalYesShare { parameters.originalYesShare = originalYesShare }
    if let minimum { parameters.minimum = minimum }
    if let smoothing { (parameters.smoothing, parameters.originalSmoothing) = (smoothing, smoothing) }
    if let originalSmoothing { parameters.originalSmoothing = originalSmoothing }
    return parameters
  }

  /// The parameters of EM.
  var emParameters: ExpectationMaximization.Parameters {
    var parameters = ExpectationMaximization.Parameters.yesOrNo
    if let smoothing { parameters.smoothing = smoothing }
    if let tolerance { parameters.tolerance = tolerance }
    if let iterations { parameters.mostIterations = iterations }
    return parameters
  }
}
