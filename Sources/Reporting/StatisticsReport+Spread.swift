import Aggregation
import Ratings

extension ReportTable {
  /// How each figure is spread over the raters: one row a figure.
  init(spreadOver raters: [RaterFigures]) {
    self.init(
      RaterFigure.all,
      columns: [
        .text("figure", inTable: false) { $0.name },
        .people(heading: "figure", toTheRight: false) { $0.words },
        .integer("raters") { $0.spread(raters).count },
        .real("mean", decimals: 4) { $0.spread(raters).mean },
        .real("median", decimals: 4) { $0.spread(raters).median },
        .real("least", decimals: 4) { $0.spread(raters).least },
        .real("greatest", decimals: 4) { $0.spread(raters).greatest },
        .real("together", decimals: 4) { $0.together(raters).value },
        .integer("answers", heading: "of") { $0.together(raters).count }.rank(1),
      ])
  }
}

extension ReportTable {
  /// What was said first and what again: one row a first answer.
  init(repeats consistency: SelfConsistency) {
    self.init(
      zip(Answer.allCases, consistency.counts),
      columns: [
        .text("first", heading: "said first") { $0.0.rawValue },
        .integer("no", heading: "then: no") { $0.1[Answer.no.number] },
        .integer("maybe") { $0.1[Answer.maybe.number] },
        .integer("yes") { $0.1[Answer.yes.number] },
      ])
  }
}

/// A figure that every rater may have, named as its column in the table of raters.
private struct RaterFigure {
  let name: String
  let words: String
  private let value: (RaterFigures) -> Double?
  private let share: ((RaterFigures) -> Share)?

  private init(_ name: String, _ words: String, share: @escaping (RaterFigures) -> Share) {
    (self.name, self.words, self.share) = (name, words, share)
    value = { share($0).value }
  }

  private init(_ name: String, _ words: String, value: @escaping (RaterFigures) -> Double?) {
    (self.name, self.words, self.value) = (name, words, value)
    share = nil
  }

  func spread(_ raters: [RaterFigures]) -> Spread { Spread(raters.map(value)) }

  /// All answers of all raters taken together; of none for figures that are no shares.
  func together(_ raters: [RaterFigures]) -> Share { share.map { Share.sum(raters.lazy.map($0)) } ?? Share() }

  static var all: [RaterFigure] {
    [
      RaterFigure("yesShare", "says yes", share: { Share($0.answers.yes, of: $0.answers.total) }),
      RaterFigure("noShare", "says no", share: { Share($0.answers.no, of: $0.answers.total) }),
      RaterFigure("maybeShare", "says maybe", share: { Share($0.answers.maybe, of: $0.answers.total) }),
      RaterFigure("agreement", "agrees with the others", share: { $0.profile.agreement }),
      RaterFigure("sameAnswer", "same answer as the others", share: { $0.profile.sameAnswer }),
      RaterFigure("resultAgreement", "agrees with the result", share: { $0.profile.consensus }),
      RaterFigure("goldAccuracy", "right on gold", share: { $0.profile.accuracy }),
      RaterFigure("precision", "precision", share: { $0.profile.sayingYes.precision }),
      RaterFigure("recall", "recall", share: { $0.profile.sayingYes.recall }),
      RaterFigure(
        "precisionWithMaybe", "precision, maybe as yes", share: { $0.profile.sayingYesOrMaybe.precision }),
      RaterFigure("recallWithMaybe", "recall, maybe as yes", share: { $0.profile.sayingYesOrMaybe.recall }),
      RaterFigure("informativeness", "bits an answer", value: { $0.profile.informativeness }),
      RaterFigure("consistency", "same answer again", share: { $0.profile.consistency.share }),
      RaterFigure("activeSeconds", "seconds a task", value: { $0.profile.time?.medianSeconds }),
    ]
  }
}
