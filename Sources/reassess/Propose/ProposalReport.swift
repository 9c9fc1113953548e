import Proposals
import Reporting

/// The summary of `reassess propose`: how predictions become tasks.
struct ProposalReport: SeveralTables {
  /// The tables of the report.
  enum Part: String, CaseIterable {
    /// From predictions to tasks, a step a row.
    case funnel
    /// What the new tasks mean for raters: one row.
    case work
    /// How many images have how many candidates.
    case candidates
    /// One row a model.
    case models
    /// One row a committee that no other beats.
    case frontier
  }

  private let tables: [Part: ReportTable]

  init(_ run: ProposalRun, _ tasks: TaskFile, pace: Double) {
    tables = [
      .funnel: Self.funnel(run.funnel(tasks)), .work: Self.work(run, tasks, pace: pace),
      .candidates: Self.candidates(tasks.plan), .models: Self.models(run.modelRows),
      .frontier: Self.frontier(run.frontierRows),
    ]
  }

  static let main = Part.funnel

  subscript(part: Part) -> ReportTable { tables[part] ?? ReportTable([Int](), columns: []) }

  func text(_ layout: TextLayout) -> String {
    [Part.funnel, .work, .candidates, .models].map { self[$0].rendered(as: .table, layout: layout) }
      .joined(separator: "\n")
  }
}

extension ProposalReport {
  private static func funnel(_ steps: [CommitteeFigures.Step]) -> ReportTable {
    ReportTable(steps, columns: [.text("step") { $0.step }, .integer("count") { $0.count }])
  }

  private static func work(_ run: ProposalRun, _ tasks: TaskFile, pace: Double) -> ReportTable {
    let questions = tasks.plan.tasks.reduce(0) { $0 + $1.candidates.count }
    let raters = run.campaign.settings.ratersPerTask
    return ReportTable(
      record: questions,
      columns: [
        .integer("newTasks", heading: "new tasks") { _ in tasks.plan.tasks.count },
        .integer("questions") { $0 },
        .integer("ratersPerTask") { _ in raters },
        .real("secondsPerQuestion", decimals: 1) { _ in pace },
        .real("hours", decimals: 1) { Double($0) * Double(raters) * pace / 3600 },
      ])
  }

  private static func candidates(_ plan: TaskPlan) -> ReportTable {
    ReportTable(
      plan.imagesByCandidates.enumerated().filter { $0.element > 0 },
      columns: [.integer("candidates") { $0.offset }, .integer("images") { $0.element }])
  }

  private static func models(_ rows: [ModelRow]) -> ReportTable {
    ReportTable(
      rows,
      columns: [
        .text("model") { $0.model },
        .text("chosen") { $0.isChosen ? "yes" : "no" },
        .integer("proposals") { $0.proposals },
        .share("precision") { $0.precision },
        .share("recall") { $0.recall },
        .integer("gainRight", heading: "gain\nright") { $0.gain?.right },
        .integer("gainProposed", heading: "gain\nproposed") { $0.gain?.proposed },
      ])
  }

  private static func frontier(_ rows: [FrontierRow]) -> ReportTable {
    ReportTable(
      rows,
      columns: [
        .share("recall") { $0.recall },
        .share("precision") { $0.counts.precision },
        .real("candidatesPerImage", decimals: 2) { $0.candidatesPerImage },
        .integer("modelCount") { $0.models.count },
        .text("models") { $0.models.joined(separator: ", ") },
      ])
  }
}
