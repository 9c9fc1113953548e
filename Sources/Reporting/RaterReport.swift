public import Aggregation

extension ReportTable {
  /// The statistics of raters: what `reassess stats` prints. Every column is defined in
  /// `RaterStatistics`.
  public init(_ statistics: [RaterStatistics]) {
    self.init(
      statistics,
      columns: [
        .text("rater") { $0.rater.description },
        .integer("tasks") { $0.tasks },
        .integer("questions") { $0.answers.total },
        .integer("yes", inTable: false) { $0.answers.yes },
        .integer("no", inTable: false) { $0.answers.no },
        .integer("maybe", inTable: false) { $0.answers.maybe },
        .share("yesShare", heading: "yes") { Share($0.answers.yes, of: $0.answers.total).value },
        .share("noShare", heading: "no") { Share($0.answers.no, of: $0.answers.total).value },
        .share("maybeShare", heading: "maybe") { Share($0.answers.maybe, of: $0.answers.total).value },
        .integer("skipped") { $0.skipped },
        .integer("unseen") { $0.unseen },
        .real("medianSeconds", decimals: 1, heading: "seconds") { $0.medianSeconds },
        .share("agreement", heading: "agree") { $0.agreement.value },
        .integer("agreementQuestions", heading: "of") { $0.agreement.count },
        .share("goldAccuracy", heading: "gold") { $0.accuracy.value },
        .integer("goldQuestions", heading: "of") { $0.accuracy.count },
      ])
  }
}
