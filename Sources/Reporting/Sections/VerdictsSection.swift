public import Aggregation
import Ratings

extension ReportSection {
  /// What reviewers say of models' mistakes.
  ///
  /// - Parameters:
  ///   - table: Who said what.
  ///   - agreement: How reviewers agree.
  ///   - accuracies: The original accuracies of models, where known; models are in their order.
  public init(verdicts table: VerdictTable, agreement: AgreementFigures, accuracies: [String: Double]) {
    let tables = VerdictReport(table, agreement: agreement)
    let reviewed = table.majorities.count { $0 != nil }
    let given = table.given.reduce(0) { $0 + $1.count }
    self.init(
      title: "Mistakes of models",
      text: [
        "\(count(table.mistakes.count, "mistake")), \(grouped(reviewed)) of them with a verdict; "
          + "\(count(given, "verdict")) by \(count(table.reviewers.count, "reviewer")) in all. A mistake has the verdict that "
          + "most of its reviewers gave; a tie is undecided."
      ],
      figures: [
        Self.verdicts(table, accuracies),
        ReportFigure(
          name: "verdict-models", title: "The models", .longTable(shown: 30), data: tables[.models]),
        ReportFigure(
          name: "reviewers", title: "The reviewers", .longTable(shown: 20), data: tables[.reviewers]),
        ReportFigure(
          name: "verdict-agreement", title: "Agreement between reviewers",
          caption: "Intervals of 95 % come from drawing images with replacement.", .table,
          data: tables[.agreement]),
      ])
  }

  private static func verdicts(_ table: VerdictTable, _ accuracies: [String: Double]) -> ReportFigure {
    // Equal accuracies, and models without one, stay in the order of the mistakes.
    let models = VerdictCounts.byModel(table).enumerated().sorted { one, other in
      let (first, second) = (accuracies[one.element.model] ?? -1, accuracies[other.element.model] ?? -1)
      return first == second ? one.offset < other.offset : first > second
    }.map(\.element)
    let parts: [(name: String, color: PlotColor, amount: (VerdictCounts) -> Int)] = [
      ("clear mistake", .orange, { $0.words[.clearMistake] ?? 0 }),
      ("not a mistake", .blue, { $0.words[.notAMistake] ?? 0 }),
      ("undecided", .purple, { $0.words[.undecided] ?? 0 }),
      ("not reviewed", .grey, { $0.mistakes - $0.reviewed }),
    ]
    return ReportFigure(
      name: "verdicts", title: "Verdicts by model, in the order of accuracy",
      caption: accuracies.isEmpty
        ? "Accuracies are known after reassess evaluate."
        : "Percentages are accuracies by the original labels.",
      .bars(
        BarChart(
          parts: parts.map { ($0.name, $0.color) },
          bars: models.map { model in
            .init(
              model.model, parts.map { Double($0.amount(model)) }, note: note(model, accuracies[model.model]))
          })),
      data: ReportTable(
        models,
        columns: [
          .text("model") { $0.model }, .real("originalAccuracy", decimals: 4) { accuracies[$0.model] },
          .integer("mistakes") { $0.mistakes },
        ] + parts.map { part in .integer(part.name) { part.amount($0) } }))
  }

  private static func note(_ model: VerdictCounts, _ accuracy: Double?) -> String {
    let share = accuracy.map { ", \(fixed(100 * $0, decimals: 1)) % right" }
    return grouped(model.mistakes) + (share ?? "")
  }
}
