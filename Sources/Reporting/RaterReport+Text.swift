import Aggregation

extension RaterReport {
  /// How many rows of a long table people are shown.
  private static let most = 10

  /// The figures in words, and the tables in short.
  public func text(_ layout: TextLayout) -> String {
    [
      layout.facts(facts), signs(layout),
      section("Answers to gold", confusion, layout, isEmpty: detail.figures.profile.accuracy.count == 0),
      section(
        "Asked again", self[.repeats], layout, isEmpty: detail.figures.profile.consistency.share.count == 0),
      section("Seconds a task", seconds, layout, isEmpty: (detail.figures.profile.time?.ratings ?? 0) == 0),
      long("Agreement with each other rater", detail.pairs, .kappas, kappas, layout),
      long("Not right on gold", detail.disagreements, .disagreements, disagreements, layout),
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func signs(_ layout: TextLayout) -> String {
    detail.figures.profile.signs.map {
      layout.wrapped("! \(detail.figures.name) \($0.description)", indent: "  ")
    }.joined()
  }

  private func section(
    _ title: String, _ table: ReportTable, _ layout: TextLayout, isEmpty: Bool
  ) -> String {
    isEmpty ? "" : title + "\n" + table.rendered(as: .table, layout: layout)
  }

  /// The first rows of a table, and how to see all of them.
  private func long<Row>(
    _ title: String, _ rows: [Row], _ part: Part, _ table: ([Row]) -> ReportTable, _ layout: TextLayout
  ) -> String {
    let isCut = layout.width != nil && rows.count > Self.most
    let shown = isCut ? Array(rows.prefix(Self.most)) : rows
    let rest = isCut ? "(\(Self.most) of \(rows.count); all of them: --table \(part.rawValue))\n" : ""
    return section(title, table(shown), layout, isEmpty: rows.isEmpty) + rest
  }
}

// MARK: - In words

extension RaterReport {
  /// Each figure's name, and the figure with what it rests on.
  private var facts: [(name: String, text: String?)] {
    let (figures, profile) = (detail.figures, detail.figures.profile)
    let accuracy = profile.accuracy.wilsonInterval().map {
      ", 95 % interval \(percent($0.lower)) to \(percent($0.upper)) if answers are independent"
    }
    return [
      ("rater", figures.name),
      ("answers", answers(figures.answers)),
      (
        "tasks",
        figures.work.map { "\($0.tasks) rated, \($0.skipped) skipped, \($0.unseen) without a picture" }
      ),
      ("agrees with the others", text(profile.agreement)),
      ("same answer as the others", text(profile.sameAnswer)),
      ("agrees with the result", text(profile.consensus)),
      ("right on gold", text(profile.accuracy).map { $0 + (accuracy ?? "") }),
      ("yes is true (precision)", text(profile.sayingYes.precision)),
      ("truth found (recall)", text(profile.sayingYes.recall)),
      ("precision, maybe as yes", text(profile.sayingYesOrMaybe.precision)),
      ("recall, maybe as yes", text(profile.sayingYesOrMaybe.recall)),
      ("an answer tells", profile.informativeness.map { "\(fixed($0, decimals: 3)) bits" }),
      ("same answer again", text(profile.consistency.share)),
      ("time", profile.time.flatMap(time)),
    ]
  }

  private func answers(_ tally: Tally) -> String {
    guard tally.total > 0 else { return "none" }
    let kinds = [("yes", tally.yes), ("maybe", tally.maybe), ("no", tally.no)]
    let shares = kinds.map { "\($0) \(percent(Double($1) / Double(tally.total)))" }
    return "\(tally.total): " + shares.joined(separator: ", ")
  }

  private func time(_ time: ActiveTime) -> String? {
    time.medianSeconds.map {
      """
      median \(fixed($0, decimals: 1)) seconds a task, \(fixed(time.totalSeconds / 3600, decimals: 1)) hours in \
      all; \(time.interrupted) interrupted and left out
      """
    }
  }

  private func text(_ share: Share) -> String? {
    share.value.map { "\(percent($0)) of \(share.count)" }
  }

  private func percent(_ share: Double) -> String { fixed(100 * share, decimals: 1) + " %" }
}
