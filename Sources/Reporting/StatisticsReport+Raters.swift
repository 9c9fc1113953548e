import Aggregation

extension ReportTable {
  /// The raters: one row each.
  init(_ raters: [RaterFigures]) { self.init(raters, columns: Self.columnsOfRaters) }

  /// One rater, as a record.
  init(record rater: RaterFigures) { self.init(record: rater, columns: Self.columnsOfRaters) }

  private static var columnsOfRaters: [ReportColumn<RaterFigures>] {
    whoAndHowMuch + agreement + gold + selfAndTime
  }

  private static var whoAndHowMuch: [ReportColumn<RaterFigures>] {
    [
      .text("rater") { $0.name },
      .mark("signs") { $0.profile.signs.count },
      .integer("tasks") { $0.work?.tasks }.rank(20),
      .integer("questions", heading: "answers") { $0.answers.total },
      .integer("yes", inTable: false) { $0.answers.yes },
      .integer("no", inTable: false) { $0.answers.no },
      .integer("maybe", inTable: false) { $0.answers.maybe },
      .share("yesShare", heading: "yes\n%", sign: false) { Share($0.answers.yes, of: $0.answers.total).value }
        .rank(2),
      .share("noShare", heading: "no\n%", sign: false) { Share($0.answers.no, of: $0.answers.total).value }
        .rank(15),
      .share("maybeShare", heading: "maybe\n%", sign: false) {
        Share($0.answers.maybe, of: $0.answers.total).value
      }.rank(5),
      .integer("skipped") { $0.work?.skipped }.rank(18),
      .integer("unseen") { $0.work?.unseen }.rank(19),
    ]
  }

  private static var agreement: [ReportColumn<RaterFigures>] {
    [
      .share("agreement", heading: "agrees\n%", sign: false) { $0.profile.agreement.value },
      .integer("agreementQuestions", heading: "of") { $0.profile.agreement.count }.rank(24),
      .share("sameAnswer", heading: "same\nanswer %", sign: false) { $0.profile.sameAnswer.value }.rank(16),
      .integer("sameAnswerQuestions", heading: "of") { $0.profile.sameAnswer.count }.rank(25),
      .share("resultAgreement", heading: "result\n%", sign: false) { $0.profile.consensus.value }.rank(10),
      .integer("resultQuestions", heading: "of") { $0.profile.consensus.count }.rank(26),
    ]
  }

  private static var gold: [ReportColumn<RaterFigures>] {
    [
      .share("goldAccuracy", heading: "gold\n%", sign: false) { $0.profile.accuracy.value },
      .people(heading: "95 %\ninterval") { interval($0.profile.accuracy.wilsonInterval()) }.rank(1),
      .share("goldLower", inTable: false) { $0.profile.accuracy.wilsonInterval()?.lower },
      .share("goldUpper", inTable: false) { $0.profile.accuracy.wilsonInterval()?.upper },
      .integer("goldQuestions", heading: "of") { $0.profile.accuracy.count }.rank(17),
      .share("precision", heading: "preci-\nsion %", sign: false) { $0.profile.sayingYes.precision.value }
        .rank(11),
      .share("recall", heading: "recall\n%", sign: false) { $0.profile.sayingYes.recall.value }.rank(12),
      .real("f1", decimals: 3, heading: "F1") { $0.profile.sayingYes.f1 }.rank(21),
      .share("precisionWithMaybe", heading: "with maybe:\nprecision %", sign: false) {
        $0.profile.sayingYesOrMaybe.precision.value
      }.rank(22),
      .share("recallWithMaybe", heading: "with maybe:\nrecall %", sign: false) {
        $0.profile.sayingYesOrMaybe.recall.value
      }.rank(23),
      .real("f1WithMaybe", decimals: 3, inTable: false) { $0.profile.sayingYesOrMaybe.f1 },
      .real("informativeness", decimals: 2, heading: "bits") { $0.profile.informativeness }.rank(4),
    ]
  }

  private static var selfAndTime: [ReportColumn<RaterFigures>] {
    [
      .share("consistency", heading: "same\nagain %", sign: false) { $0.profile.consistency.share.value }
        .rank(13),
      .integer("repeats", heading: "of") { $0.profile.consistency.share.count }.rank(27),
      .real("medianSeconds", decimals: 1, inTable: false) { $0.work?.medianSeconds },
      .real("activeSeconds", decimals: 1, heading: "seconds\na task") { $0.profile.time?.medianSeconds }
        .rank(3),
      .integer("interrupted", heading: "inter-\nrupted") { $0.profile.time?.interrupted }.rank(28),
    ]
  }

  private static func interval(_ interval: Interval?) -> String? {
    interval.map { fixed(100 * $0.lower, decimals: 1) + "-" + fixed(100 * $0.upper, decimals: 1) }
  }
}
