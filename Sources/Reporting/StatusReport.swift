public import Aggregation

/// How far a campaign is, by purpose, by task and by rater: what `reassess status` prints.
public struct StatusReport: SeveralTables, Sendable {
  /// The three tables of the report.
  public enum Part: String, Sendable, CaseIterable {
    /// One row a purpose.
    case purposes
    /// One row a task.
    case tasks
    /// One row a rater.
    case raters
  }

  private let purposes: ReportTable
  private let tasks: ReportTable
  private let raters: ReportTable

  /// Makes the three tables.
  public init(_ ratings: CampaignRatings, completion: Completion) {
    let status = TaskStatus.all(ratings, completion: completion)
    purposes = Self.table(PurposeStatus.all(status))
    tasks = Self.table(status)
    raters = Self.table(RaterStatus.all(ratings))
  }

  /// One of the tables.
  public subscript(part: Part) -> ReportTable {
    switch part {
    case .purposes: purposes
    case .tasks: tasks
    case .raters: raters
    }
  }

  /// The raters.
  public static let main = Part.raters

  /// The purposes and the raters.
  public func text(_ layout: TextLayout) -> String {
    purposes.table(layout) + "\n" + raters.table(layout)
  }
}

extension StatusReport {
  private static func table(_ rows: [PurposeStatus]) -> ReportTable {
    ReportTable(
      rows,
      columns: [
        .text("purpose") { $0.purpose.rawValue },
        .integer("tasks") { $0.tasks },
        .integer("done") { $0.done },
        .integer("ratings") { $0.ratings },
        .integer("needed") { $0.needed },
      ])
  }

  private static func table(_ rows: [TaskStatus]) -> ReportTable {
    ReportTable(
      rows,
      columns: [
        .text("task") { $0.task },
        .text("image") { $0.image },
        .text("purpose") { $0.purpose.rawValue },
        .integer("ratings") { $0.ratings },
        .integer("needed") { $0.needed },
        .text("done") { $0.isDone.map { $0 ? "yes" : "no" } },
      ])
  }

  private static func table(_ rows: [RaterStatus]) -> ReportTable {
    ReportTable(
      rows,
      columns: [
        .text("rater") { $0.rater.description },
        .integer("done") { $0.done },
        .integer("skipped") { $0.skipped },
        .integer("left") { $0.left },
        .text("lastActivity", heading: "last activity") { $0.lastActivity },
      ])
  }
}
