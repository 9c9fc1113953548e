public import Aggregation

extension ReportSection {
  /// Who did what: the raters, signs of carelessness, agreement, and answers to gold.
  ///
  /// - Parameter remarks: What raters told the lead.
  public init(raters statistics: RatingStatistics, remarks: [RemarkRow]) {
    let confusions = statistics.raters.filter {
      $0.profile.answersWhereNot.total + $0.profile.answersWhereTrue.total > 0
    }.map {
      RaterConfusion(
        rater: $0.name, whereNot: $0.profile.answersWhereNot, whereTrue: $0.profile.answersWhereTrue)
    }
    var figures = [
      ReportFigure(
        name: "raters", title: "The raters",
        caption:
          "\"agrees\" is with the majority of the others, \"result\" with the labels above. Bits are what one "
          + "answer tells about the truth on average.",
        .longTable(shown: 20), data: ReportTable(statistics.raters)),
      ReportFigure(
        name: "agreement", title: "Agreement between raters",
        caption: "Intervals of 95 % come from drawing images with replacement.", .table,
        data: ReportTable(agreement: statistics.agreement)),
    ]
    if statistics.raters.contains(where: { !$0.profile.signs.isEmpty }) {
      figures.insert(
        ReportFigure(
          name: "signs", title: "Signs of carelessness",
          caption: "Nobody's answers are left out for a sign; reassess aggregate --without NAME does that.",
          .table,
          data: ReportTable(signsOf: statistics.raters)), at: 1)
    }
    if !confusions.isEmpty {
      figures.append(
        ReportFigure(
          name: "confusion", title: "What raters say where gold says no, and where it says yes",
          caption:
            "Each row adds up to 100 %: of the questions that gold answers so, how many got which answer.",
          .confusion(confusions), data: Self.data(confusions)))
    }
    if !remarks.isEmpty {
      figures.append(
        ReportFigure(
          name: "remarks", title: "What raters told the lead", .longTable(shown: 20),
          data: ReportTable(remarks: remarks)))
    }
    self.init(title: "Raters", figures: figures)
  }

  private static func data(_ confusions: [RaterConfusion]) -> ReportTable {
    let rows = confusions.flatMap { [($0.rater, "no", $0.whereNot), ($0.rater, "yes", $0.whereTrue)] }
    return ReportTable(
      rows,
      columns: [
        .text("rater") { $0.0 }, .text("truth") { $0.1 }, .integer("no") { $0.2.no },
        .integer("maybe") { $0.2.maybe }, .integer("yes") { $0.2.yes },
      ])
  }
}
