public import Aggregation

/// How far a campaign is, by purpose, by task and by rater: what `reassess status` prints.
public struct StatusReport: SeveralTables, Sendable {
  /// The tables of the report.
  public enum Part: String, Sendable, CaseIterable {
    /// One row a purpose.
    case purposes
    /// One row a task.
    case tasks
    /// One row a rater.
    case raters
    /// One row in all: why tasks are given out or not.
    case queue
    /// One row a task that a rater holds.
    case claims
    /// One row a task that waits for the lead.
    case missing
  }

  private let purposes: ReportTable
  private let tasks: ReportTable
  private let raters: ReportTable
  private let queue: QueueStatus

  /// Makes the tables; without a `queue`, because nobody has claimed anything, all tasks that are not done are free.
  public init(_ ratings: CampaignRatings, completion: Completion, queue: QueueStatus? = nil) {
    let status = TaskStatus.all(ratings, completion: completion)
    purposes = Self.table(PurposeStatus.all(status))
    tasks = Self.table(status)
    raters = Self.table(RaterStatus.all(ratings))
    self.queue = queue ?? QueueStatus(status)
  }

  /// One of the tables.
  public subscript(part: Part) -> ReportTable {
    switch part {
    case .purposes: purposes
    case .tasks: tasks
    case .raters: raters
    case .queue: queue.queueTable
    case .claims: queue.claimTable
    case .missing: queue.missingTable
    }
  }

  /// The raters.
  public static let main = Part.raters

  /// The purposes and the raters; then why tasks are given out or not, and who holds what.
  public func text(_ layout: TextLayout) -> String {
    var parts = [purposes.table(layout), raters.table(layout), queue.sentence + "\n"]
    if !queue.claims.isEmpty { parts.append(queue.claimTable.table(layout)) }
    if !queue.missing.isEmpty { parts.append(queue.missingTable.table(layout)) }
    return parts.joined(separator: "\n")
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
    let qualification: [ReportColumn<RaterStatus>] =
      rows.contains { $0.qualification != nil } ? [.text("qualification") { $0.qualification }] : []
    return ReportTable(
      rows,
      columns: [
        .text("rater") { $0.rater.description },
        .integer("done") { $0.done },
        .integer("skipped") { $0.skipped },
        .integer("left") { $0.left },
        .text("lastActivity", heading: "last activity") { $0.lastActivity },
      ] + qualification)
  }
}

extension QueueStatus {
  /// Nobody has claimed anything.
  fileprivate init(_ tasks: [TaskStatus]) {
    self.init()
    done = tasks.count { $0.isDone == true }
    free = tasks.count { $0.isDone == false }
  }
}
