import Aggregation
import Exchange
import Ratings

/// What a lead must know where a campaign's results are not of what a report shows.
struct ResultWarnings {
  private(set) var sentences: [String] = []

  /// Compares the record of results/real.json, if there is one, and that of models' evaluation with the campaign.
  init(_ all: RatingsOfCampaign, _ record: ResultRecord?, _ choices: StatsChoices) throws {
    if let record { compare(all, record, choices) }
    guard let evaluation = try all.record(of: "evaluation") else { return }
    guard let digest = evaluation.digest(of: "results/real.json") else {
      sentences.append("Models were evaluated by other labels than results/real.json.")
      return
    }
    if try all.hasChanged("results/real.json", since: digest) {
      sentences.append("results/real.json has changed since models were evaluated: run evaluate again.")
    }
  }

  private mutating func compare(_ all: RatingsOfCampaign, _ record: ResultRecord, _ choices: StatsChoices) {
    if record.method != choices.method?.rawValue {
      sentences.append("results/real.json is by method \(record.method), the labels here are not.")
    }
    if !record.without.isEmpty {
      let names = record.without.joined(separator: ", ")
      sentences.append("results/real.json was made without \(names), whose answers count here.")
    }
    for (name, option, isSet) in [
      ("partial", "--partial", false), ("includeUnseen", "--include-unseen", choices.includeUnseen),
    ]
    where record.numbers[name] == (isSet ? 0 : 1) {
      sentences.append(
        "results/real.json was made with\(isSet ? "out" : "") \(option), the labels here were not.")
    }
    let others = Self.inForce(all.campaign.settings, choices).filter { record.numbers[$0] ?? $1 != $1 }
    if !others.isEmpty {
      let names = others.map { "\($0.name) (\(Self.words(record.numbers[$0.name] ?? $0.value)))" }
      sentences.append(
        "results/real.json was made with another \(names.joined(separator: ", ")) than the labels here.")
    }
    if all.isOutdated(record) {
      sentences.append("The campaign has changed since results/real.json was made: run aggregate again.")
    }
  }

  /// The parameters that a report's labels are made with; methods record those that they have.
  private static func inForce(
    _ settings: CampaignSettings, _ choices: StatsChoices
  ) -> [(name: String, value: Double)] {
    let gold = GoldMethod.Parameters(settings.gold)
    let em = ExpectationMaximization.Parameters.yesOrNo
    let isEM = choices.method == .em
    return [
      ("threshold", settings.threshold),
      ("yesShare", gold.yesShare), ("originalYesShare", gold.originalYesShare),
      ("minimum", Double(gold.minimum)), ("smoothing", isEM ? em.smoothing : gold.smoothing),
      ("originalSmoothing", gold.originalSmoothing), ("tolerance", em.tolerance),
      ("iterations", Double(em.mostIterations)),
    ]
  }

  private static func words(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
