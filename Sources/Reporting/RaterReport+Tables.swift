import Aggregation
import Ratings

extension RaterReport {
  /// The answers to gold, by truth.
  var confusion: ReportTable {
    let profile = detail.figures.profile
    return ReportTable(
      [("no", profile.answersWhereNot, 0), ("yes", profile.answersWhereTrue, 1)],
      columns: [
        .text("truth", heading: "gold says") { $0.0 },
        .integer("no") { $0.1.no },
        .integer("maybe") { $0.1.maybe },
        .integer("yes") { $0.1.yes },
        .share("noShare", heading: "no") { Share($0.1.no, of: $0.1.total).value },
        .share("maybeShare", heading: "maybe") { Share($0.1.maybe, of: $0.1.total).value },
        .share("yesShare", heading: "yes") { Share($0.1.yes, of: $0.1.total).value },
      ])
  }

  /// How long ratings took, without those that were interrupted.
  var seconds: ReportTable {
    let time = detail.figures.profile.time
    return ReportTable(
      time == nil ? [] : [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1],
      columns: [
        .share("share", heading: "of the ratings") { $0 },
        .real("seconds", decimals: 1, heading: "seconds at most") { time?.quantile($0) },
      ])
  }

  /// The agreement with other raters.
  func kappas(_ pairs: [RaterDetail.Pair]) -> ReportTable {
    ReportTable(
      pairs,
      columns: [
        .text("rater", heading: "with") { $0.name },
        .integer("questions") { $0.kappa.agreement.count },
        .share("agreement", heading: "same answer") { $0.kappa.agreement.value },
        .real("kappa", decimals: 3) { $0.kappa.value },
        .real("lower", decimals: 3, heading: "from") { $0.interval?.lower },
        .real("upper", decimals: 3, heading: "to") { $0.interval?.upper },
      ])
  }

  /// Answers to gold that were not right.
  func disagreements(_ answers: [RaterDetail.GoldAnswer]) -> ReportTable {
    ReportTable(
      answers,
      columns: [
        .text("image") { names.image($0.question.image) },
        .integer("label", inTable: false) { $0.question.label },
        .text("labelName", inTable: false) { names.label($0.question.label) },
        .people(heading: "label", toTheRight: false) { answer in
          [String(answer.question.label), names.label(answer.question.label)].compactMap(\.self)
            .joined(separator: " ")
        },
        .text("answer", heading: "said") { $0.answer.rawValue },
        .text("truth", heading: "gold") { $0.isTrue ? "yes" : "no" },
        .integer("expertsYes", heading: "experts:\nyes") { $0.experts.yes },
        .integer("expertsMaybe", heading: "maybe") { $0.experts.maybe }.rank(1),
        .integer("expertsNo", heading: "no") { $0.experts.no },
      ])
  }
}
