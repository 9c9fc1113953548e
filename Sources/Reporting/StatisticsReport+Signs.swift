import Aggregation

extension ReportTable {
  /// The signs of carelessness: one row each.
  init(signsOf raters: [RaterFigures]) {
    let signs = raters.flatMap { rater in rater.profile.signs.map { (rater.name, $0) } }
    self.init(
      signs,
      columns: [
        .text("rater") { $0.0 },
        .text("sign") { $0.1.name },
        .real("value", decimals: 3) { $0.1.value },
        .real("lower", decimals: 3) { $0.1.interval.lower }.rank(2),
        .real("upper", decimals: 3) { $0.1.interval.upper },
        .real("confidence", decimals: 6) { $0.1.interval.confidence }.rank(3),
        .integer("answers") { $0.1.answers }.rank(1),
        .text("reason", inTable: false) { $0.1.description },
      ])
  }
}

extension CarelessSign {
  /// The sign in a word, as columns have it.
  fileprivate var name: String {
    switch self {
    case .oneAnswer: "oneAnswer"
    case .chanceAgreement: "chanceAgreement"
    case .chanceAccuracy: "chanceAccuracy"
    case .hasty: "hasty"
    }
  }

  /// A share of answers, kappa, or seconds.
  fileprivate var value: Double? {
    switch self {
    case .oneAnswer(_, let share, _, _): share.value
    case .chanceAgreement(let kappa), .chanceAccuracy(let kappa): kappa.value
    case .hasty(let seconds, _, _): seconds
    }
  }

  fileprivate var interval: Interval {
    switch self {
    case .oneAnswer(_, _, let interval, _), .hasty(_, let interval, _): interval
    case .chanceAgreement(let kappa), .chanceAccuracy(let kappa): kappa.interval
    }
  }

  /// On how many answers it rests; nil where it rests on ratings.
  fileprivate var answers: Int? {
    switch self {
    case .oneAnswer(_, let share, _, _): share.count
    case .chanceAgreement(let kappa), .chanceAccuracy(let kappa): kappa.questions
    case .hasty: nil
    }
  }
}
