import Aggregation

extension ReportTable {
  /// The coefficients of agreement: one row a group and coefficient.
  init(agreement groups: [(group: RatingStatistics.Group, figures: AgreementFigures)]) {
    let rows = groups.flatMap { group, figures in
      AgreementFigures.Figure.allCases.map { (group: group, figure: $0, figures: figures) }
    }
    self.init(
      rows,
      columns: [
        .text("of") { $0.group.rawValue },
        .text("coefficient", inTable: false) { $0.figure.rawValue },
        .people(heading: "coefficient", toTheRight: false) { $0.figure.words },
        .real("value", decimals: 6) { $0.figures[$0.figure].value },
        .real("lower", decimals: 4, heading: "from") { $0.figures[$0.figure].interval?.lower },
        .real("upper", decimals: 4, heading: "to") { $0.figures[$0.figure].interval?.upper },
        .integer("questions", inTable: false) { $0.figures.questions },
        .integer("answers", inTable: false) { $0.figures.answers },
        .integer("images", inTable: false) { $0.figures.images },
      ])
  }

  /// The same for a summary: one row a group, a few coefficients beside each other.
  init(agreementInShort groups: [(group: RatingStatistics.Group, figures: AgreementFigures)]) {
    self.init(
      groups,
      columns: [
        .text("agreement of") { $0.group.rawValue },
        .share("percent", heading: "pairs") { $0.figures[.percent].value },
        .real("kappa", decimals: 3) { $0.figures[.fleissKappa].value },
        .people(heading: "interval") { Self.interval($0.figures[.fleissKappa].interval) },
        .real("yes", decimals: 3, heading: "yes/rest") { $0.figures[.fleissKappaYes].value }.rank(2),
        .real("no", decimals: 3, heading: "no/rest") { $0.figures[.fleissKappaNo].value }.rank(3),
        .real("alpha", decimals: 3) { $0.figures[.alphaNominal].value },
        .real("ordinal", decimals: 3) { $0.figures[.alphaOrdinal].value }.rank(1),
      ])
  }

  private static func interval(_ interval: Interval?) -> String? {
    interval.map { fixed($0.lower, decimals: 3) + "-" + fixed($0.upper, decimals: 3) }
  }
}

extension AgreementFigures.Figure {
  /// The coefficient in words.
  fileprivate var words: String {
    switch self {
    case .percent: "share of pairs that agree"
    case .chance: "share expected by chance"
    case .fleissKappa: "Fleiss' kappa"
    case .fleissKappaYes: "Fleiss' kappa, yes or not"
    case .fleissKappaNo: "Fleiss' kappa, no or not"
    case .alphaNominal: "Krippendorff's alpha, nominal"
    case .alphaOrdinal: "Krippendorff's alpha, ordinal"
    case .alphaInterval: "Krippendorff's alpha, interval"
    }
  }
}
