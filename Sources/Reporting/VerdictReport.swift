public import Aggregation
import Ratings

/// What reviewers say of models' mistakes: what `reassess verdicts` prints.
public struct VerdictReport: SeveralTables, Sendable {
  /// The tables of the report.
  public enum Part: String, Sendable, CaseIterable {
    /// One row a model.
    case models
    /// One row a mistake.
    case mistakes
    /// One row a reviewer.
    case reviewers
    /// One row a coefficient.
    case agreement
  }

  private let table: VerdictTable
  private let figures: AgreementFigures

  /// Makes the tables.
  public init(_ table: VerdictTable, agreement: AgreementFigures) {
    (self.table, figures) = (table, agreement)
  }

  /// The models.
  public static let main = Part.models

  /// One of the tables.
  public subscript(part: Part) -> ReportTable {
    switch part {
    case .models: models
    case .mistakes: mistakes
    case .reviewers: reviewers
    case .agreement: agreement
    }
  }

  /// The models and the reviewers, and how these agree.
  public func text(_ layout: TextLayout) -> String {
    [Part.models, .reviewers, .agreement].map { self[$0].table(layout) }.joined(separator: "\n")
  }
}

extension VerdictReport {
  private var models: ReportTable {
    ReportTable(
      VerdictCounts.byModel(table),
      columns: [
        .text("model") { $0.model },
        .integer("mistakes") { $0.mistakes },
        .integer("reviewed") { $0.reviewed },
        .integer("clearMistake", heading: "clear\nmistake") { $0.words[.clearMistake] ?? 0 },
        .integer("notAMistake", heading: "not a\nmistake") { $0.words[.notAMistake] ?? 0 },
        .integer("undecided") { $0.words[.undecided] ?? 0 },
        .integer("ties", heading: "of them\nties") { $0.ties },
      ]
        + Verdict.Severity.allCases.map { severity in
          .integer(severity.rawValue) { $0.severities[severity] ?? 0 }
        }
        + Verdict.Category.allCases.map { category in
          .integer(category.rawValue, inTable: false) { $0.categories[category] ?? 0 }
        })
  }

  private var mistakes: ReportTable {
    ReportTable(
      table.mistakes.indices,
      columns: [
        .text("mistake") { table.mistakes[$0].id },
        .text("image") { table.mistakes[$0].image },
        .text("models") { table.mistakes[$0].models.joined(separator: " ") },
        .integer("prediction") { table.mistakes[$0].prediction },
        .integer("reviewers") { table.given[$0].count },
        .text("verdict") { table.majorities[$0]?.verdict.word.rawValue },
        .text("tie") { table.majorities[$0].map { $0.isTie ? "yes" : "no" } },
        .text("category") { table.majorities[$0]?.verdict.category?.rawValue },
        .text("severity") { table.majorities[$0]?.verdict.severity?.rawValue },
      ])
  }

  /// How often a reviewer says what the majority of all says, of mistakes with two verdicts or more.
  private var reviewers: ReportTable {
    ReportTable(
      table.reviewers.indices.map(row),
      columns: [
        .text("reviewer") { $0.name },
        .integer("verdicts") { $0.verdicts },
        .integer("clearMistake", heading: "clear\nmistake") { $0.words[.clearMistake] ?? 0 },
        .integer("notAMistake", heading: "not a\nmistake") { $0.words[.notAMistake] ?? 0 },
        .integer("undecided") { $0.words[.undecided] ?? 0 },
        .share("withMajority", heading: "with the\nmajority") { $0.withMajority },
      ])
  }

  private struct ReviewerRow {
    var name: String
    var verdicts = 0
    var words: [Verdict.Word: Int] = [:]
    var shared = 0
    var agreeing = 0

    var withMajority: Double? { shared == 0 ? nil : Double(agreeing) / Double(shared) }
  }

  private func row(of reviewer: Int) -> ReviewerRow {
    var row = ReviewerRow(name: table.reviewers[reviewer].description)
    for (given, majority) in zip(table.given, table.majorities) {
      guard let own = given.first(where: { $0.reviewer == reviewer })?.verdict else { continue }
      row.verdicts += 1
      row.words[own.word, default: 0] += 1
      guard given.count > 1, let majority else { continue }
      row.shared += 1
      if !majority.isTie, majority.verdict.word == own.word { row.agreeing += 1 }
    }
    return row
  }

  private var agreement: ReportTable {
    ReportTable(
      [AgreementFigures.Figure.percent, .fleissKappa, .alphaNominal],
      columns: [
        .text("figure") { $0.rawValue },
        .real("value", decimals: 3) { figures[$0].value },
        .real("low", decimals: 3) { figures[$0].interval?.lower },
        .real("high", decimals: 3) { figures[$0].interval?.upper },
        .integer("mistakes") { _ in figures.questions },
        .integer("verdicts") { _ in figures.answers },
      ])
  }
}
